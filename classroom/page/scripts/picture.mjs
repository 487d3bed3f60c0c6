/**
 * Takes a picture of Python's memory just after it has loaded what the first game needs: the standard
 * library's part of it, pygame, the kit. A browser begins there.
 */
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { COMPILED, compiler, EXTENSION, FOLDER, HEADER, MEMORY, python, source } from "./python.mjs";
import { kitFiles, wheel } from "./sources.mjs";

/** Of the standard library: what the kit imports, and what every second program of a workshop does. */
// biome-ignore format: a list of words, read as a text
const PRELOADED = [
  "ast", "collections", "contextlib", "copy", "dataclasses", "datetime", "decimal", "difflib", "enum",
  "fractions", "functools", "gettext", "hashlib", "html", "importlib.resources", "inspect", "io",
  "itertools", "json", "linecache", "math", "numbers", "operator", "pathlib", "platform", "re", "shutil",
  "string", "sysconfig", "tempfile", "textwrap", "time", "tokenize", "tomllib", "traceback", "types",
  "typing", "zipfile",
];

/** What opens a game, and what checks one. */
const KIT = ["workshop_game.stage.worker", "workshop_game.stage.verdicts"];

/** The kit's tables too. */
const READ_AHEAD = "from workshop_game.stage.ahead import read_tables; read_tables()";

const PACKAGES = `${COMPILED}
import io, zipfile
from importlib.util import cache_from_source

archive = zipfile.ZipFile(io.BytesIO(WHEEL))
texts = {name: bytes(text) for name, text in KIT.items()}
sources = {name: text for name, text in texts.items() if name.endswith(".py")}
sources |= {name: archive.read(name) for name in archive.namelist() if name.endswith(".py")}
files = {f"{FOLDER}/{name}": text for name, text in texts.items()}
files |= {f"{FOLDER}/{name}": b"" for name in [*sources, EXTENSION]}  # there they are, and nobody reads them
for name, text in sources.items():
    path = f"{FOLDER}/{name}"
    files[cache_from_source(path)] = compiled(path, text)
{"files": files, "extension": archive.read(EXTENSION)}
`;

/**
 * What a picture leaves behind: the list of a library that will be smaller, caches that would only be
 * carried.
 */
const TIDY = `
import gc, linecache, re, sys, zipimport
linecache.clearcache()
re.purge()
sys.path_importer_cache.clear()
zipimport._zip_directory_cache.clear()
gc.collect()
`;

/** Whose files nobody will read: modules that the picture holds, and those inside Python itself. */
const LOADED = `
import sys, _imp
specs = [getattr(module, "__spec__", None) for module in sys.modules.values()]
origins = [getattr(spec, "origin", None) or "" for spec in specs]
frozen = [name.replace(".", "/") + ".pyc" for name in _imp._frozen_module_names()]
below = lambda folder: [origin.removeprefix(folder) for origin in origins if origin.startswith(folder)]
[below("/lib/python314.zip/") + frozen, below(FOLDER + "/")]
`;

/**
 * Python notes in its memory, when it starts, whether it can wait in the middle of a program (JSPI), and the
 * picture keeps that note for every browser. So it must say yes, whatever this Node can do: nothing waits
 * while the picture is taken, and the worker asks the browser itself before anything does.
 */
function pretendToWait() {
  WebAssembly.Suspending ??= function suspending(call) {
    return call;
  };
  WebAssembly.promising ??= (call) => call;
}

/**
 * @returns the files of pygame and the kit as the picture needs them, by their paths, and pygame's compiled
 * part.
 */
export async function packages() {
  const runtime = await compiler();
  const kit = Object.fromEntries(kitFiles().map(({ name, text }) => [name, new Uint8Array(text)]));
  const names = runtime.toPy({ KIT: kit, WHEEL: new Uint8Array(wheel()), FOLDER, EXTENSION });
  return runtime.runPython(PACKAGES, { globals: names }).toJs({ dict_converter: Object.fromEntries });
}

/**
 * @param library the path of the compiled standard library
 * @param packages the files of pygame and the kit, and the path of pygame's compiled part: Python's program
 * takes that in   as it starts, here and in the browser
 * @returns the picture, and the names of the files that are in it: of the library, of the kit and pygame
 */
export async function picture(library, { files, compiledPart }) {
  pretendToWait();
  const { create, memory } = await watchedModule(compiledPart);
  const runtime = await python({ stdLibURL: library, _makeSnapshot: true, createPyodideModule: create });
  unpack(runtime.FS, files);
  // Where a folder was not there before, there is one now
  runtime.runPython("import sys; sys.path_importer_cache.clear()");
  runtime.runPython(`import ${[...PRELOADED, "pygame", ...KIT].join(", ")}`);
  runtime.runPython(READ_AHEAD);
  runtime.globals.set("FOLDER", FOLDER);
  const [loaded, pictured] = runtime.runPython(LOADED).toJs();
  runtime.globals.clear();
  runtime.runPython(TIDY, { globals: runtime.toPy({}) });
  wipe(runtime._module);
  return { taken: ofOneSize(difference(runtime.makeMemorySnapshot(), memory())), loaded, pictured };
}

function unpack(system, files) {
  for (const [path, data] of Object.entries(files)) {
    system.mkdirTree(dirname(path));
    system.writeFile(path, data);
  }
}

/**
 * Memory that Python has given back still holds what it held: nothing but bytes to carry. So all that is free
 * is taken, filled with zeros, and given back: first from the system's allocator, then from Python's own for
 * small objects.
 */
function wipe(module) {
  const held = [];
  const takeAll = (take, free, size) => {
    for (let end = module._sbrk(0); module._sbrk(0) === end; ) held.push([free, take(1, size)]);
  };
  for (let size = 1 << 20; size >= 16; size -= size > 1024 ? size / 2 : 16)
    takeAll(module._calloc, module._free, size);
  for (let size = 8; size <= 512; size += 8) takeAll(module._PyObject_Calloc, module._PyObject_Free, size);
  for (const [free, place] of held) free(place);
}

/**
 * A maker of Python modules, and the memory as it is before Python starts: src/machine/memory.ts restores
 * from it.
 */
async function watchedModule(compiledPart) {
  const { default: make } = await import(pathToFileURL(join(source, "pyodide.asm.mjs")).href);
  const place = `${FOLDER}/${EXTENSION}`;
  let first = null;
  const create = ({ locateFile, preRun = [], ...settings }) =>
    make({
      ...settings,
      dynamicLibraries: [place],
      locateFile: (file) => (file === place ? compiledPart : locateFile(file)),
      preRun: [
        ...preRun,
        (module) => {
          first = new Uint32Array(module.HEAP8.slice(0).buffer);
        },
      ],
    });
  return { create, memory: () => first };
}

/** Its header has a word to spare: how far the difference goes, in words. */
function difference(taken, first) {
  const header = new Uint32Array(taken.buffer, taken.byteOffset, 4);
  const words = new Uint32Array(taken.buffer, taken.byteOffset + header[1]);
  header[3] = first.findLastIndex((word) => word !== 0) + 1;
  first.subarray(0, header[3]).forEach((word, at) => {
    words[at] ^= word;
  });
  return taken;
}

/** The browser makes room before the picture comes: its size must not depend on what is in it. */
function ofOneSize(taken) {
  const start = new Uint32Array(taken.buffer, taken.byteOffset, 2)[1];
  if (start > HEADER || taken.length - start !== MEMORY) {
    throw new Error(
      `The picture has ${start} and ${taken.length - start} bytes: ` +
        "HEADER and MEMORY in scripts/python.mjs say otherwise.",
    );
  }
  const whole = new Uint8Array(HEADER + MEMORY);
  whole.set(taken.subarray(0, start));
  whole.set(taken.subarray(start), HEADER);
  new Uint32Array(whole.buffer)[1] = HEADER;
  return whole;
}
