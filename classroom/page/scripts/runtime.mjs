/**
 * Makes the Python runtime of the page from the `pyodide` package, so that it starts in about a second:
 * the standard library compiled by this very Python and stored (the transport compresses it better),
 * and a picture of its memory taken just after it started. Remembered: the second build takes no time.
 */
import { createHash } from "node:crypto";
import { pathToFileURL } from "node:url";
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const here = resolve(import.meta.dirname, "..");
const source = join(here, "node_modules/pyodide");
const AS_THEY_ARE = ["pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm"];

/** What the kit imports from the standard library: loaded once, before the picture is taken. */
const PRELOADED = [
  "ast", "collections", "contextlib", "copy", "dataclasses", "datetime", "decimal", "difflib", "enum", "fractions",
  "functools", "gettext", "hashlib", "html", "importlib.resources", "inspect", "io", "itertools", "json",
  "linecache", "math", "numbers", "operator", "pathlib", "platform", "re", "shutil", "string", "sysconfig", "tempfile", "textwrap",
  "time", "tokenize", "tomllib", "traceback", "types", "typing", "zipfile",
];

/** What nobody needs in a browser without a network: servers, mail, processes, debuggers, tests of tests. A name, or a folder and a name. */
const LEFT_OUT = [
  "_markupbase", "_osx_support", "_pydatetime", "_pyio", "_pyrepl", "_sysconfigdata__emscripten_wasm32-emscripten", "antigravity", "argparse",
  "asyncio/__main__", "asyncio/proactor_events", "asyncio/tools", "asyncio/windows_events", "asyncio/windows_utils", "bdb",
  "cProfile", "cgi", "cmd", "compileall", "compression/gzip", "concurrent/futures/interpreter", "concurrent/futures/process", "concurrent/interpreters",
  "configparser", "ctypes", "curses", "dbm", "doctest", "email", "ensurepip", "filecmp", "fileinput", "ftplib", "getopt", "getpass", "graphlib", "gzip",
  "html/parser", "http", "idlelib", "imaplib", "importlib/_bootstrap", "importlib/_bootstrap_external", "importlib/metadata", "ipaddress",
  "json/__main__", "json/tool", "logging/config", "logging/handlers", "mailbox", "mimetypes", "modulefinder", "multiprocessing", "netrc", "optparse", "pdb",
  "pickletools", "plistlib", "poplib", "profile", "pstats", "pty", "py_compile", "pyclbr", "pydoc", "pydoc_data", "pyodide/_nodesock_transport",
  "pyodide/console", "pyodide/http", "quopri", "rlcompleter", "sched", "shelve", "smtplib", "socketserver", "sqlite3", "stringprep", "symtable", "sysconfig/__main__",
  "tabnanny", "tarfile", "tkinter", "trace", "tracemalloc", "turtledemo", "unittest", "urllib",
  "venv", "wave", "webbrowser", "wsgiref", "xml", "xmlrpc", "zipapp", "zoneinfo",
];

/** Texts in a workshop are in UTF-8; of the hundred other ways to write letters, those that one still meets. */
const ENCODINGS = [
  "__init__", "aliases", "ascii", "cp1252", "cp850", "iso8859_1", "iso8859_15", "latin_1", "raw_unicode_escape", "unicode_escape", "utf_16", "utf_16_be",
  "utf_16_le", "utf_8", "utf_8_sig",
];

/** Where the worker unpacks the kit: the picture must have been taken with the same search path. */
export const ENVIRONMENT = { PYTHONPATH: "/kit", HOME: "/home/pyodide", PYGAME_HIDE_SUPPORT_PROMPT: "1" };

const COMPILE = `
import io, zipfile
from importlib._bootstrap_external import _code_to_hash_pyc
from importlib.util import source_hash

def compiled(name, text):
    code = compile(text, "/lib/python314.zip/" + name, "exec", dont_inherit=True, optimize=2)
    return _code_to_hash_pyc(code, source_hash(text), False)

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
            name, data = name + "c", compiled(name, data)
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

/** A name for what comes out: it changes with Pyodide, and with this script. */
export function runtimeHash() {
  const hash = createHash("sha256").update(readFileSync(import.meta.filename));
  for (const name of [...AS_THEY_ARE, "python_stdlib.zip"]) hash.update(readFileSync(join(source, name)));
  return hash.digest("hex").slice(0, 10);
}

/** @returns a running Python, here in Node. */
export async function python(options) {
  const { loadPyodide } = await import("pyodide");
  return loadPyodide({ indexURL: `${source}/`, env: ENVIRONMENT, ...options });
}

/** What a picture of the memory leaves behind: the list of a library that will be smaller, caches that would only be carried. */
const TIDY = `
import gc, linecache, re, sys, zipimport
linecache.clearcache()
re.purge()
sys.path_importer_cache.clear()
zipimport._zip_directory_cache.clear()
gc.collect()
`;

/** Which files of the library nobody will read: modules that the picture holds already, and those inside Python itself. */
const LOADED = `
import sys, _imp
prefix = "/lib/python314.zip/"
origins = [getattr(getattr(module, "__spec__", None), "origin", None) or "" for module in sys.modules.values()]
frozen = [name.replace(".", "/") for name in _imp._frozen_module_names()]
[origin.removeprefix(prefix) for origin in origins if origin.startswith(prefix)] + [f"{name}.pyc" for name in frozen]
`;

async function compiledLibrary() {
  const runtime = await python({});
  runtime.FS.writeFile("/library.zip", new Uint8Array(readFileSync(join(source, "python_stdlib.zip"))));
  runtime.globals.set("LEFT_OUT", runtime.toPy(LEFT_OUT));
  runtime.globals.set("ENCODINGS", runtime.toPy(ENCODINGS));
  const bytes = runtime.runPython(COMPILE);
  return bytes.toJs();
}

/**
 * Python notes in its memory, when it starts, whether it can wait in the middle of a program (JSPI), and the picture
 * keeps that note for every browser. So it must say yes, whatever this Node can do: nothing waits while the picture is
 * taken, and the worker asks the browser itself before anything does.
 */
function pretendToWait() {
  WebAssembly.Suspending ??= function suspending(call) { return call; };
  WebAssembly.promising ??= (call) => call;
}

/** @returns the picture of the memory, and the names of the library's files that are in it. */
async function picture(library) {
  pretendToWait();
  const { create, memory } = await watchedModule();
  const runtime = await python({ stdLibURL: library, _makeSnapshot: true, createPyodideModule: create });
  runtime.runPython(`import ${PRELOADED.join(", ")}`);
  const loaded = runtime.runPython(LOADED).toJs();
  runtime.runPython(TIDY);
  wipe(runtime._module);
  const taken = runtime.makeMemorySnapshot();
  return { taken: difference(taken, memory()), loaded };
}

/**
 * Memory that Python has given back still holds what it held: nothing but bytes to carry. So all that is free is taken,
 * filled with zeros, and given back: first from the system's allocator, then from Python's own for small objects.
 */
function wipe(module) {
  const held = [];
  const takeAll = (take, free, size) => {
    for (let end = module._sbrk(0); module._sbrk(0) === end;) held.push([free, take(1, size)]);
  };
  for (let size = 1 << 20; size >= 16; size -= size > 1024 ? size / 2 : 16) takeAll(module._calloc, module._free, size);
  for (let size = 8; size <= 512; size += 8) takeAll(module._PyObject_Calloc, module._PyObject_Free, size);
  for (const [free, place] of held) free(place);
}

/** A maker of Python modules, and the memory as the program's own constants leave it: src/machine/memory.ts restores from it. */
async function watchedModule() {
  const { default: make } = await import(pathToFileURL(join(source, "pyodide.asm.mjs")).href);
  let first = null;
  const create = ({ instantiateWasm, ...settings }) => make({
    ...settings,
    instantiateWasm: (imports, done) => instantiateWasm(imports, (instance, module) => {
      first = new Uint32Array(instance.exports.memory.buffer.slice(0));
      return done(instance, module);
    }),
  });
  return { create, memory: () => first };
}

function difference(taken, first) {
  const start = new Uint32Array(taken.buffer, taken.byteOffset, 2)[1];
  const words = new Uint32Array(taken.buffer, taken.byteOffset + start);
  first.subarray(0, words.length).forEach((word, at) => { words[at] ^= word; });
  return taken;
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

/** @returns the folder that holds the finished runtime. */
export async function buildRuntime() {
  const finished = join(here, "node_modules/.cache/runtime", runtimeHash());
  if (existsSync(finished)) return finished;
  const making = `${finished}.${process.pid}`;
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { recursive: true });
  for (const name of AS_THEY_ARE) copyFileSync(join(source, name), join(making, name));
  const library = join(making, "python_stdlib.zip");
  console.log("python 1/2 compiling the standard library");
  writeFileSync(library, await compiledLibrary());
  console.log("python 2/2 taking a picture of its memory");
  const { taken, loaded } = await picture(library);
  writeFileSync(join(making, "memory.bin"), taken);
  writeFileSync(library, await smallerLibrary(library, loaded));
  settle(making, finished);
  return finished;
}
