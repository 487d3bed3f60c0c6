/**
 * Makes the Python runtime of the page from the `pyodide` package, so that it starts in about a second:
 * the standard library compiled by this very Python and stored (the transport compresses it better),
 * and a picture of its memory taken just after it started. Remembered: the second build takes no time.
 */
import { createHash } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { packages, picture } from "./picture.mjs";
import { COMPILED, compiler, here, python, source } from "./python.mjs";
import { kitFiles, wheel } from "./sources.mjs";

const AS_THEY_ARE = ["pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm"];
/** The list of what the picture holds. */
export const PICTURED = "pictured.json";

/**
 * What nobody needs in a browser without a network: servers, mail, processes, debuggers, tests of tests. A
 * name, or a folder and a name.
 */
// biome-ignore format: a list of words, read as a text
const LEFT_OUT = [
  "_markupbase", "_osx_support", "_pydatetime", "_pyio", "_pyrepl",
  "_sysconfigdata__emscripten_wasm32-emscripten", "antigravity", "argparse", "asyncio/__main__",
  "asyncio/proactor_events", "asyncio/tools", "asyncio/windows_events", "asyncio/windows_utils", "bdb",
  "cProfile", "cgi", "cmd", "compileall", "compression/gzip", "concurrent/futures/interpreter",
  "concurrent/futures/process", "concurrent/interpreters", "configparser", "ctypes", "curses", "dbm",
  "doctest", "email", "ensurepip", "filecmp", "fileinput", "ftplib", "getopt", "getpass", "graphlib",
  "gzip", "html/parser", "http", "idlelib", "imaplib", "importlib/_bootstrap",
  "importlib/_bootstrap_external", "importlib/metadata", "ipaddress", "json/__main__", "json/tool",
  "logging/config", "logging/handlers", "mailbox", "mimetypes", "modulefinder", "multiprocessing", "netrc",
  "optparse", "pdb", "pickletools", "plistlib", "poplib", "profile", "pstats", "pty", "py_compile",
  "pyclbr", "pydoc", "pydoc_data", "pyodide/_nodesock_transport", "pyodide/console", "pyodide/http",
  "quopri", "rlcompleter", "sched", "shelve", "smtplib", "socketserver", "sqlite3", "stringprep",
  "symtable", "sysconfig/__main__", "tabnanny", "tarfile", "tkinter", "trace", "tracemalloc", "turtledemo",
  "unittest", "urllib", "venv", "wave", "webbrowser", "wsgiref", "xml", "xmlrpc", "zipapp", "zoneinfo",
];

/**
 * Texts in a workshop are in UTF-8; of the hundred other ways to write letters, those that one still meets.
 */
const ENCODINGS = [
  "__init__",
  "aliases",
  "ascii",
  "cp1252",
  "cp850",
  "iso8859_1",
  "iso8859_15",
  "latin_1",
  "raw_unicode_escape",
  "unicode_escape",
  "utf_16",
  "utf_16_be",
  "utf_16_le",
  "utf_8",
  "utf_8_sig",
];

const COMPILE = `${COMPILED}
import io, zipfile

def wanted(name):
    parts = name.removesuffix(".py").split("/")
    if parts[0] == "encodings":
        return parts[1] in ENCODINGS
    return not any("/".join(parts[:length]) in LEFT_OUT for length in range(1, len(parts) + 1))

out = io.BytesIO()
with zipfile.ZipFile("/library.zip") as old, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as new:
    for name in sorted(old.namelist()):
        if not wanted(name):
            continue
        data = old.read(name)
        if name.endswith(".py"):
            name, data = name + "c", compiled("/lib/python314.zip/" + name, data)
        new.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data)
out.getvalue()
`;

const SHRINK = `
import io, zipfile

out = io.BytesIO()
with zipfile.ZipFile("/library.zip") as old, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as new:
    for entry in old.infolist():
        if entry.filename not in LOADED:
            new.writestr(entry, old.read(entry))
out.getvalue()
`;

/** What the runtime is made from, beside Pyodide. */
const SCRIPTS = ["runtime.mjs", "picture.mjs", "python.mjs", "sources.mjs"];

/**
 * A name for what comes out: it changes with Pyodide, with the kit and pygame, and with the scripts that make
 * it.
 */
export function runtimeHash() {
  const hash = createHash("sha256");
  for (const name of SCRIPTS) hash.update(readFileSync(join(import.meta.dirname, name)));
  for (const name of [...AS_THEY_ARE, "python_stdlib.zip"]) hash.update(readFileSync(join(source, name)));
  for (const { name, text } of kitFiles()) hash.update(name).update(text);
  return hash.update(wheel()).digest("hex").slice(0, 10);
}

async function compiledLibrary() {
  const runtime = await compiler();
  runtime.FS.writeFile("/library.zip", new Uint8Array(readFileSync(join(source, "python_stdlib.zip"))));
  runtime.globals.set("LEFT_OUT", runtime.toPy(LEFT_OUT));
  runtime.globals.set("ENCODINGS", runtime.toPy(ENCODINGS));
  const bytes = runtime.runPython(COMPILE);
  return bytes.toJs();
}

/** The library without what the picture holds: the browser downloads nothing twice. */
async function smallerLibrary(library, loaded) {
  const runtime = await python({});
  runtime.FS.writeFile("/library.zip", new Uint8Array(readFileSync(library)));
  runtime.globals.set("LOADED", runtime.toPy(loaded));
  return runtime.runPython(SHRINK).toJs();
}

/** The lock file names packages that only the Internet has: the page needs its header alone. */
export function shortLock() {
  const { info } = JSON.parse(readFileSync(join(source, "pyodide-lock.json"), "utf8"));
  return JSON.stringify({ info, packages: {} });
}

/** Another build may have been quicker: the two made the same. */
function settle(making, finished) {
  try {
    renameSync(making, finished);
  } catch (problem) {
    if (!existsSync(finished)) throw problem;
    rmSync(making, { recursive: true, force: true });
  }
}

/**
 * @returns the folder that holds the finished runtime, and the names of the kit's and pygame's files that its
 * picture holds.
 */
export async function buildRuntime() {
  const finished = join(here, "node_modules/.cache/runtime", runtimeHash());
  if (!existsSync(finished)) {
    await makeRuntime(finished);
    forgetOthers(finished);
  }
  return { folder: finished, pictured: JSON.parse(readFileSync(join(finished, PICTURED), "utf8")) };
}

/** Each is as large as its memory, and every change of the kit makes another. */
function forgetOthers(finished) {
  const folder = dirname(finished);
  for (const name of readdirSync(folder)) {
    const older = !name.includes(".") && name !== basename(finished);
    if (older) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

async function makeRuntime(finished) {
  const making = `${finished}.${process.pid}`;
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { recursive: true });
  for (const name of AS_THEY_ARE) copyFileSync(join(source, name), join(making, name));
  const library = join(making, "python_stdlib.zip");
  console.log("python 1/2 compiling the standard library");
  writeFileSync(library, await compiledLibrary());
  console.log("python 2/2 taking a picture of its memory");
  const compiledPart = join(making, "pygame.so");
  const { files, extension } = await packages();
  writeFileSync(compiledPart, extension);
  const { taken, loaded, pictured } = await picture(library, { files, compiledPart });
  writeFileSync(join(making, "memory.bin"), taken);
  writeFileSync(library, await smallerLibrary(library, loaded));
  writeFileSync(join(making, PICTURED), JSON.stringify(pictured));
  settle(making, finished);
}
