/**
 * The inside of a Python worker, once it has its files: messages and pictures. What runs a program is in
 * workshop_game.stage.worker.
 */
import type { PyodideAPI } from "pyodide";
import type { PyCallable } from "pyodide/ffi";
import type { Report } from "./protocol";
import { storedFiles } from "./unzip";

interface Pixels {
  getBuffer(type: "u8clamped"): { data: Uint8ClampedArray<ArrayBuffer>; release(): void };
}

let screen: OffscreenCanvasRenderingContext2D | null = null;
let handle: ((message: string) => void) | null = null;
let unpackRest: (() => void) | null = null;
const waiting: string[] = [];

export function tell(report: Report): void {
  self.postMessage(JSON.stringify(report));
}

export function broken(problem: unknown): void {
  tell({ type: "broken", text: String(problem) });
}

/** Called from Python with the pixels of one picture (RGBA). */
function draw(pixels: Pixels, width: number, height: number): void {
  if (!screen) return;
  if (screen.canvas.width !== width || screen.canvas.height !== height)
    Object.assign(screen.canvas, { width, height });
  const view = pixels.getBuffer("u8clamped");
  screen.putImageData(new ImageData(view.data, width, height), 0, 0);
  view.release();
}

/** Called from Python: a plain pygame program begins, in such a way that it may wait in its middle. */
function begin(action: PyCallable): void {
  // Only once the call that asked for it is over: Python cannot wait inside an ordinary call.
  setTimeout(() => void action.callPromising().finally(() => action.destroy()));
}

/** Puts the files of a zip where Python looks for the kit. */
export function unpack(python: PyodideAPI, folder: string, zip: ArrayBuffer): void {
  const made = new Set<string>();
  for (const { name, data } of storedFiles(zip)) {
    const path = `${folder}/${name}`;
    const parent = path.slice(0, path.lastIndexOf("/"));
    if (!made.has(parent)) python.FS.mkdirTree(parent);
    made.add(parent);
    python.FS.writeFile(path, data, { canOwn: true }); // the files are views of the zip: no copy is needed
  }
}

/** What only a check reads: `action` puts it there, at the latest before the first check. */
export function beforeTheFirstCheck(action: () => void): void {
  unpackRest = action;
}

export function readyToCheck(): void {
  unpackRest?.();
  unpackRest = null;
}

/** Python has its files: from now on it answers, first what has waited. */
export function open(python: PyodideAPI): void {
  python.pyimport("sys").path_importer_cache.clear(); // where a folder was not there before, there is one now
  python.pyimport("random").seed(); // a picture of the memory holds one state of the dice, for everybody
  python.registerJsModule("page", { draw, begin, post: (message: string) => self.postMessage(message) });
  handle = python.pyimport("workshop_game.stage.worker").handle;
  waiting.splice(0).forEach(receive);
}

/** A message of the page: its canvas, once, then text. */
export function receive(data: string | OffscreenCanvas): void {
  if (typeof data !== "string") screen = data.getContext("2d");
  else if (data === '{"type":"ping"}') tell({ type: "pong" });
  else if (handle) {
    if (/"type":"(check|goal)"/.test(data)) readyToCheck();
    handle(data);
  } else waiting.push(data);
}
