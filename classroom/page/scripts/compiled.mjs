/**
 * Compiles the kit's Python with the page's own Python, ahead of time. Each file carries the hash of its
 * source and Python checks it: a source that changes afterwards is compiled again, never mistaken. The
 * libraries (pygame, what explains errors) are compiled for classroom/delivery/bundle.py, which sends them
 * without their sources.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { COMPILED, compiler } from "./python.mjs";
import { runtimeHash } from "./runtime.mjs";
import { explainerFiles, kitFiles, wheel } from "./sources.mjs";

const COMPILE = `${COMPILED}
import hashlib, io, json, zipfile
from importlib.util import cache_from_source

def compiled_or_none(name, text):
    try:
        return compiled(f"/kit/{name}", text, CHECKED)
    except (SyntaxError, ValueError):
        return None

files = {name: bytes(text) for name, text in SOURCES.items()}
for wheel in WHEELS:
    with zipfile.ZipFile(io.BytesIO(wheel)) as archive:
        files |= {name: archive.read(name) for name in archive.namelist() if name.endswith(".py")}
out = io.BytesIO()
with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
    for name in sorted(files):
        code = compiled_or_none(name, files[name])
        if code and name not in PICTURED:
            archive.writestr(zipfile.ZipInfo(cache_from_source(name), (1980, 1, 1, 0, 0, 0)), code)
    if not CHECKED:  # then whoever uses it must see for himself that it is of the same source
        hashes = {name: hashlib.sha256(text).hexdigest() for name, text in files.items()}
        archive.writestr(zipfile.ZipInfo("sources.json", (1980, 1, 1, 0, 0, 0)), json.dumps(hashes))
out.getvalue()
`;

/** A name for what comes out: it changes with the picture too, since what that holds is left out here. */
export function compiledHash() {
  const hash = createHash("sha256")
    .update(readFileSync(import.meta.filename))
    .update(runtimeHash());
  for (const { name, text } of explainerFiles()) hash.update(name).update(text);
  return hash.digest("hex").slice(0, 10);
}

async function compiled(texts, archives, checked, pictured) {
  const runtime = await compiler();
  runtime.globals.set(
    "SOURCES",
    runtime.toPy(
      Object.fromEntries(
        texts
          .filter(({ name }) => name.endsWith(".py"))
          .map(({ name, text }) => [name, new Uint8Array(text)]),
      ),
    ),
  );
  runtime.globals.set("WHEELS", runtime.toPy(archives.map((archive) => new Uint8Array(archive))));
  runtime.globals.set("CHECKED", checked);
  runtime.globals.set("PICTURED", runtime.toPy(new Set(pictured)));
  return runtime.runPython(COMPILE).toJs();
}

/**
 * @returns a zip of compiled files, each where Python looks for it, but for those that the picture of the
 * memory holds.
 */
export function compileKit(pictured) {
  return compiled(kitFiles(), [], true, pictured);
}

/**
 * @returns the same of the libraries, with the hash of each source: Python will not look at the sources
 * again.
 */
export function compileLibraries(pictured) {
  return compiled(explainerFiles(), [wheel()], false, pictured);
}
