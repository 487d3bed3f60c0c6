/** The worker of a game that went home: its files come with the first message, nothing is ever fetched. */
import { broken, open, receive, tell, unpack } from "../machine/inside";
import { forgetAnother } from "../machine/mark";
import { FOLDER, startPython, type Runtime } from "../machine/python";

export type Files = Record<string, ArrayBuffer>;

/**
 * Pyodide would try it out with an empty script, which this page's own rules refuse: a red line in the
 * console.
 */
Object.assign(self, { importScripts: undefined });

const GAME = "workshop_game.zip";
const PACKAGES = [GAME, "pygame.zip", "compiled.zip"];

async function script<T>(file: ArrayBuffer | undefined): Promise<T> {
  const address = URL.createObjectURL(new Blob([file ?? ""], { type: "text/javascript" }));
  return (await import(/* @vite-ignore */ address)) as T;
}

function runtimeOf(files: Files): Runtime {
  const file = async (name: string) => files[name] ?? new ArrayBuffer(0);
  return {
    program: file("pyodide.asm.wasm"),
    memory: file("memory.bin"),
    library: file("python_stdlib.zip"),
    extension: file("pygame.so"),
    loader: script(files["pyodide.mjs"]),
    maker: script(files["pyodide.asm.mjs"]),
  };
}

async function load(files: Files): Promise<void> {
  tell({ type: "loading", done: 1, total: 3 });
  const python = await startPython(runtimeOf(files));
  tell({ type: "loading", done: 2, total: 3 });
  for (const name of PACKAGES) if (files[name]) unpack(python, FOLDER, files[name]);
  if (files[GAME]) forgetAnother(python, files[GAME]);
  open(python);
}

self.onmessage = ({ data }: MessageEvent<string | OffscreenCanvas | { files: Files }>) => {
  if (typeof data === "object" && "files" in data) load(data.files).catch(broken);
  else receive(data);
};
