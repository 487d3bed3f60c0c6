/** Starts Python in a worker from files that are at hand or on their way: it asks no server for anything itself. */
import type { PyodideAPI } from "pyodide";
import { restoring, type CreateModule } from "./memory";

/** The environment in which the picture of Python's memory was taken, and what Pyodide wants to know of its packages: there are none. */
declare const __PYTHON__: { env: { PYTHONPATH: string }; lock: string; extension: string };
export const FOLDER = __PYTHON__.env.PYTHONPATH;

type Pyodide = typeof import("pyodide");
type Options = NonNullable<Parameters<Pyodide["loadPyodide"]>[0]>;

/** Each file of the runtime by its name, as soon as it is there. */
export interface Runtime {
  loader: Promise<Pyodide>;
  maker: Promise<{ default: CreateModule }>;
  program: Promise<ArrayBuffer>;
  library: Promise<ArrayBuffer>;
  memory: Promise<ArrayBuffer>;
  /** pygame's compiled part. */
  extension: Promise<ArrayBuffer>;
}

/** A name that leads nowhere: Python's own requests are answered from the runtime's files. */
const NOWHERE = "file:///kit/";

function answerFrom({ library, extension }: Runtime, compiled: Promise<WebAssembly.Module>): void {
  self.fetch = async (asked) => {
    const name = String(asked instanceof Request ? asked.url : asked).replace(/^.*\//, "");
    if (name === "python_stdlib.zip") return new Response(await library);
    if (name.endsWith(".so")) return new Response(await extension);
    return name === "pyodide.asm.wasm" ? new Response() : Response.error(); // the program comes from below
  };
  // Compiled while the picture of the memory is still being unpacked.
  WebAssembly.instantiateStreaming = async (_, imports) => {
    const module = await compiled;
    return { module, instance: await WebAssembly.instantiate(module, imports) };
  };
}

/** @throws Error when a file is missing or damaged. */
export async function startPython(runtime: Runtime): Promise<PyodideAPI> {
  const compiled = runtime.program.then((program) => WebAssembly.compile(program));
  compiled.catch(() => undefined); // whoever waits for it hears of it
  answerFrom(runtime, compiled);
  const picture = runtime.memory.then((memory) => new Uint8Array(memory));
  const [{ loadPyodide }, { default: create }] = await Promise.all([runtime.loader, runtime.maker]);
  return loadPyodide({
    indexURL: NOWHERE,
    packageBaseUrl: NOWHERE,
    env: __PYTHON__.env,
    lockFileContents: __PYTHON__.lock,
    _loadSnapshot: picture,
    createPyodideModule: restoring(create, picture, __PYTHON__.extension) as unknown as NonNullable<Options["createPyodideModule"]>,
  });
}
