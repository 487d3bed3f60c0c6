/** The page's Python as the `pyodide` package brings it, here in Node. */
import { join, resolve } from "node:path";

export const here = resolve(import.meta.dirname, "..");
export const source = join(here, "node_modules/pyodide");

/** Where the worker unpacks the kit. */
export const FOLDER = "/kit";

/** The memory that Python begins with, in bytes: the picture holds all of it, after a header. */
export const MEMORY = 30 * 2 ** 20;
export const HEADER = 2 ** 12;

/** pygame's compiled part, below it: all of pygame is in this one. */
export const EXTENSION = "pygame/base.cpython-314-wasm32-emscripten.so";

/** The picture of the memory must have been taken with the same search path. */
export const ENVIRONMENT = { PYTHONPATH: FOLDER, HOME: "/home/pyodide", PYGAME_HIDE_SUPPORT_PROMPT: "1" };

/**
 * @returns a Python that compiles files for the page: which columns a line's parts are in matters in a
 * participant's program alone.
 */
export function compiler() {
  return python({ env: { ...ENVIRONMENT, PYTHONNODEBUGRANGES: "1" } });
}

/**
 * How it compiles one: without what a file says of itself to programmers. `checked` is whether Python looks
 * at the source again.
 */
export const COMPILED = `
from importlib._bootstrap_external import _code_to_hash_pyc
from importlib.util import source_hash

def compiled(path, text, checked=False):
    code = compile(text, path, "exec", dont_inherit=True, optimize=2)
    return _code_to_hash_pyc(code, source_hash(text), checked)
`;

/** @returns a running Python. */
export async function python(options) {
  const { loadPyodide } = await import("pyodide");
  return loadPyodide({ indexURL: `${source}/`, env: ENVIRONMENT, ...options });
}
