/** Loads Python and the kit's packages, then carries messages. What runs a program is in workshop_game.stage.worker. */
import type { PyodideAPI } from "pyodide";
import type { Report } from "./machine/protocol";
import { restoring, type CreateModule } from "./machine/memory";
import { storedFiles } from "./machine/unzip";

/** Where the runtime is, and the environment in which the picture of its memory was taken. */
declare const __PYTHON__: { folder: string; env: { PYTHONPATH: string }; compiled: string };
type Options = NonNullable<Parameters<typeof import("pyodide").loadPyodide>[0]>;
interface Pixels { getBuffer(type: "u8clamped"): { data: Uint8ClampedArray<ArrayBuffer>; release(): void } }

const root = new URL("../", self.location.href);
let screen: OffscreenCanvasRenderingContext2D | null = null;
let handle: ((message: string) => void) | null = null;
const waiting: string[] = [];

function tell(report: Report): void {
  self.postMessage(JSON.stringify(report));
}

/** Called from Python with the pixels of one picture (RGBA). */
function draw(pixels: Pixels, width: number, height: number): void {
  if (!screen) return;
  if (screen.canvas.width !== width) Object.assign(screen.canvas, { width, height });
  const view = pixels.getBuffer("u8clamped");
  screen.putImageData(new ImageData(view.data, width, height), 0, 0);
  view.release();
}

async function download(path: string): Promise<ArrayBuffer> {
  const response = await fetch(new URL(path, root));
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.arrayBuffer();
}

function unpack(python: PyodideAPI, zip: ArrayBuffer): void {
  for (const { name, data } of storedFiles(zip)) {
    const path = `${__PYTHON__.env.PYTHONPATH}/${name}`;
    python.FS.mkdirTree(path.slice(0, path.lastIndexOf("/")));
    python.FS.writeFile(path, data);
  }
}

async function startPython(): Promise<PyodideAPI> {
  const runtime = new URL(__PYTHON__.folder, root).href;
  const picture = download(`${__PYTHON__.folder}memory.bin`).then((data) => new Uint8Array(data));
  const [{ loadPyodide }, { default: create }] = await Promise.all([
    import(/* @vite-ignore */ `${runtime}pyodide.mjs`) as Promise<typeof import("pyodide")>,
    import(/* @vite-ignore */ `${runtime}pyodide.asm.mjs`) as Promise<{ default: CreateModule }>,
  ]);
  const createPyodideModule = restoring(create, picture) as NonNullable<Options["createPyodideModule"]>;
  return loadPyodide({ indexURL: runtime, env: __PYTHON__.env, _loadSnapshot: picture, createPyodideModule });
}

async function load(): Promise<void> {
  const list = await fetch(new URL("assets/manifest.json", root), { cache: "no-cache" });
  const addresses = Object.values((await list.json()) as Record<string, string>);
  const packages = [...addresses, __PYTHON__.compiled].map(download);
  tell({ type: "loading", done: 1, total: 4 });
  const python = await startPython();
  tell({ type: "loading", done: 2, total: 4 });
  for (const zip of await Promise.all(packages)) unpack(python, zip);
  python.pyimport("importlib").invalidate_caches();
  python.pyimport("random").seed(); // the picture of the memory holds one state of the dice, for everybody
  tell({ type: "loading", done: 3, total: 4 });
  python.registerJsModule("page", { draw, post: (message: string) => self.postMessage(message) });
  handle = python.pyimport("workshop_game.stage.worker").handle;
  waiting.splice(0).forEach((message) => handle?.(message));
}

self.onmessage = ({ data }: MessageEvent<string | OffscreenCanvas>) => {
  if (typeof data !== "string") screen = data.getContext("2d");
  else if (data === '{"type":"ping"}') tell({ type: "pong" });
  else if (handle) handle(data);
  else waiting.push(data);
};

load().catch((problem: unknown) => tell({ type: "broken", text: String(problem) }));
