/**
 * Compiles the kit's Python with the page's own Python, ahead of time. Each file carries the hash of its source and
 * Python checks it: a source that changes afterwards is compiled again, never mistaken.
 * The libraries (pygame, what explains errors) are compiled for classroom/bundle.py, which sends them without their sources.
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { python } from "./runtime.mjs";

const root = resolve(import.meta.dirname, "../../..");
const EXPLAINER = ["friendly_traceback", "asttokens", "executing", "pure_eval", "stack_data"];

function pythonFiles(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".py"))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Where start.py put the libraries; elsewhere they are compiled by the browser, which only takes longer. */
function libraries() {
  const unix = join(root, ".venv/lib");
  const versions = existsSync(unix) ? readdirSync(unix).map((name) => join(unix, name, "site-packages")) : [];
  return [...versions, join(root, ".venv/Lib/site-packages")].filter((folder) => existsSync(folder));
}

function textFiles(places) {
  return places.flatMap(([base, name]) => pythonFiles(join(base, name)).map((path) => ({
    name: relative(base, path).split(sep).join("/"),
    text: readFileSync(path),
  })));
}

function kitFiles() {
  return textFiles([[root, "workshop_game"]]).filter(({ name }) => !name.startsWith("workshop_game/checking/author/"));
}

function explainerFiles() {
  return textFiles(libraries().flatMap((folder) => EXPLAINER.map((name) => [folder, name])));
}

function wheels() {
  const folder = join(root, "classroom/pyodide/wheels");
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".whl")).sort().slice(-1).map((name) => join(folder, name)) : [];
}

const COMPILE = `
import hashlib, io, json, zipfile
from importlib._bootstrap_external import _code_to_hash_pyc
from importlib.util import source_hash

def compiled(name, text):
    try:
        code = compile(text, f"/kit/{name}", "exec", dont_inherit=True)
    except (SyntaxError, ValueError):
        return None
    return _code_to_hash_pyc(code, source_hash(text), CHECKED)

def cached(name):
    folder, _, file = name.rpartition("/")
    return f"{folder}/__pycache__/{file.removesuffix('.py')}.cpython-314.pyc"

files = {name: bytes(text) for name, text in SOURCES.items()}
for wheel in WHEELS:
    with zipfile.ZipFile(io.BytesIO(wheel)) as archive:
        files |= {name: archive.read(name) for name in archive.namelist() if name.endswith(".py")}
out = io.BytesIO()
with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
    for name in sorted(files):
        code = compiled(name, files[name])
        if code:
            archive.writestr(zipfile.ZipInfo(cached(name), (1980, 1, 1, 0, 0, 0)), code)
    if not CHECKED:  # then whoever uses it must see for himself that it is of the same source
        hashes = {name: hashlib.sha256(text).hexdigest() for name, text in files.items()}
        archive.writestr(zipfile.ZipInfo("sources.json", (1980, 1, 1, 0, 0, 0)), json.dumps(hashes))
out.getvalue()
`;

/** A name for what comes out. */
export function compiledHash() {
  const hash = createHash("sha256").update(readFileSync(import.meta.filename));
  for (const { name, text } of [...kitFiles(), ...explainerFiles()]) hash.update(name).update(text);
  for (const wheel of wheels()) hash.update(readFileSync(wheel));
  return hash.digest("hex").slice(0, 10);
}

async function compiled(texts, archives, checked) {
  const runtime = await python({});
  runtime.globals.set("SOURCES", runtime.toPy(Object.fromEntries(texts.map(({ name, text }) => [name, new Uint8Array(text)]))));
  runtime.globals.set("WHEELS", runtime.toPy(archives.map((path) => new Uint8Array(readFileSync(path)))));
  runtime.globals.set("CHECKED", checked);
  return runtime.runPython(COMPILE).toJs();
}

/** @returns a zip of compiled files, each where Python looks for it. */
export function compileKit() {
  return compiled(kitFiles(), [], true);
}

/** @returns the same of the libraries, with the hash of each source: Python will not look at the sources again. */
export function compileLibraries() {
  return compiled(explainerFiles(), wheels(), false);
}
