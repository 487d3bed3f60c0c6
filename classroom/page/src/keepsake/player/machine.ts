/** The worker of a game that went home: its files come with the first message, nothing is ever fetched. */
import type { PyodideAPI } from "pyodide";
import { broken, open, receive, tell, unpack } from "../../machine/inside";
import { restoring, type CreateModule } from "../../machine/memory";

declare const __PYTHON__: { env: { PYTHONPATH: string } };

type Options = NonNullable<Parameters<typeof import("pyodide").loadPyodide>[0]>;
export type Files = Record<string, ArrayBuffer>;

/** A name that leads nowhere: Python's own requests are answered from the files below. */
const NOWHERE = "file:///kit/";
const TYPES: Record<string, string> = { wasm: "application/wasm", json: "application/json" };
const PACKAGES = ["workshop_game.zip", "pygame.zip", "compiled.zip"];

function answerFrom(files: Files): typeof fetch {
  return async (asked) => {
    const name = String(asked instanceof Request ? asked.url : asked).replace(/^.*\//, "");
    const file = files[name];
    return file ? new Response(file, { headers: { "Content-Type": TYPES[name.replace(/^.*\./, "")] ?? "" } }) : Response.error();
  };
}

async function script<T>(file: ArrayBuffer | undefined): Promise<T> {
  const address = URL.createObjectURL(new Blob([file ?? ""], { type: "text/javascript" }));
  return (await import(/* @vite-ignore */ address)) as T;
}

async function startPython(files: Files): Promise<PyodideAPI> {
  self.fetch = answerFrom(files);
  const { loadPyodide } = await script<typeof import("pyodide")>(files["pyodide.mjs"]);
  const { default: create } = await script<{ default: CreateModule }>(files["pyodide.asm.mjs"]);
  const picture = Promise.resolve(new Uint8Array(files["memory.bin"] ?? new ArrayBuffer(0)));
  const lockFileContents = new TextDecoder().decode(files["pyodide-lock.json"]);
  return loadPyodide({
    indexURL: NOWHERE,
    packageBaseUrl: NOWHERE,
    env: __PYTHON__.env,
    lockFileContents,
    _loadSnapshot: picture,
    createPyodideModule: restoring(create, picture) as unknown as NonNullable<Options["createPyodideModule"]>,
  });
}

async function load(files: Files): Promise<void> {
  tell({ type: "loading", done: 1, total: 3 });
  const python = await startPython(files);
  tell({ type: "loading", done: 2, total: 3 });
  for (const name of PACKAGES) if (files[name]) unpack(python, __PYTHON__.env.PYTHONPATH, files[name]);
  open(python);
}

self.onmessage = ({ data }: MessageEvent<string | OffscreenCanvas | { files: Files }>) => {
  if (typeof data === "object" && "files" in data) load(data.files).catch(broken);
  else receive(data);
};
