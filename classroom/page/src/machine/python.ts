/**
 * Starts Python in a worker from files that are at hand or on their way: it asks no server for anything
 * itself.
 */
import type { PyodideAPI } from "pyodide";
import { restoring, type CreateModule } from "./memory";

/**
 * The environment in which the picture of Python's memory was taken and the size of it, where pygame's
 * compiled part is, and what Pyodide wants to know of its packages: there are none.
 */
declare const __PYTHON__: { env: { PYTHONPATH: string }; picture: number; extension: string; lock: string };
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

function answerFrom({ library, extension }: Runtime): void {
  self.fetch = async (asked) => {
    const name = String(asked instanceof Request ? asked.url : asked).replace(/^.*\//, "");
    if (name === "python_stdlib.zip") return new Response(await library);
    if (name.endsWith(".so")) return new Response(await extension);
    return name === "pyodide.asm.wasm" ? new Response() : Response.error(); // the program comes from below
  };
}

/**
 * A file that does not come is told of once, by startPython: Python's own parts then wait, instead of failing
 * each for itself.
 */
function orNever<T>(coming: Promise<T>): Promise<T> {
  return coming.catch(() => new Promise<never>(() => {}));
}

/** Programs are compiled as they come, before anything asks for them. */
function compileAhead({ program, extension }: Runtime): void {
  const compiled = [program, extension].map((coming) => coming.then((bytes) => WebAssembly.compile(bytes)));
  for (const one of compiled) one.catch(() => undefined); // whoever waits for it hears of it
  const [main, part] = compiled as [Promise<WebAssembly.Module>, Promise<WebAssembly.Module>];
  const { instantiate } = WebAssembly;
  WebAssembly.instantiateStreaming = async (_, imports) => {
    const module = await main;
    return { module, instance: await instantiate(module, imports) };
  };
  const takeIn = async (code: BufferSource | WebAssembly.Module, imports?: WebAssembly.Imports) => {
    if (code instanceof WebAssembly.Module) return instantiate(code, imports); // small ones of Pyodide's own
    WebAssembly.instantiate = instantiate; // this once
    const module = await part;
    return { module, instance: await instantiate(module, imports) };
  };
  WebAssembly.instantiate = takeIn as typeof WebAssembly.instantiate;
}

/**
 * What Python has taken in is given back at once, whoever still holds on to it: a tab has two Pythons, and
 * these files are as large as what they became.
 */
async function giveBack(runtime: Runtime, picture: Uint8Array): Promise<void> {
  const { program, library, memory, extension } = runtime;
  const files = await Promise.all([program, library, memory, extension]);
  structuredClone(null, { transfer: [...files, picture.buffer as ArrayBuffer] });
}

/** @throws Error when a file is missing or damaged. The files' bytes are gone once Python runs. */
export async function startPython(runtime: Runtime): Promise<PyodideAPI> {
  const picture = new Uint8Array(__PYTHON__.picture);
  const there = orNever(runtime.memory.then((memory) => picture.set(new Uint8Array(memory))));
  answerFrom(runtime);
  compileAhead(runtime);
  const [{ loadPyodide }, { default: create }] = await Promise.all([runtime.loader, runtime.maker]);
  const starting = loadPyodide({
    indexURL: NOWHERE,
    packageBaseUrl: NOWHERE,
    env: __PYTHON__.env,
    lockFileContents: __PYTHON__.lock,
    _loadSnapshot: picture,
    createPyodideModule: restoring(create, picture, there, __PYTHON__.extension) as unknown as NonNullable<
      Options["createPyodideModule"]
    >,
  });
  // Python itself may wait for ever for one that does not come
  const missing = Promise.all(Object.values(runtime)).then(() => starting);
  const python = await Promise.race([starting, missing]);
  await giveBack(runtime, picture);
  return python;
}
