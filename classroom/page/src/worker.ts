/** The page's worker: loads Python and the kit's packages from the server; machine/inside.ts does the rest. */
import type { PyodideAPI } from "pyodide";
import { broken, open, receive, tell, unpack } from "./machine/inside";
import { Downloads } from "./machine/downloads";
import { PACKED } from "./machine/packed";
import { FOLDER, startPython, type Runtime } from "./machine/python";

/** Where the runtime is, and the kit's compiled files. */
declare const __PYTHON__: { folder: string; compiled: string };

/** Hundredths of the way: the files are there, Python runs. */
const EXPLAINER_MS = 2000;
const DOWNLOADED = 70;
const STARTED = 90;

const root = new URL("../", self.location.href);
const runtime = new URL(__PYTHON__.folder, root).href;
const files = new Downloads(root, (part) => tell({ type: "loading", done: Math.round(DOWNLOADED * part), total: 100 }));

function wholeRuntime(): Runtime {
  const packed = (name: string) => files.unpacked(`${__PYTHON__.folder}${name}${PACKED}`);
  return {
    program: packed("pyodide.asm.wasm"),
    memory: packed("memory.bin"),
    library: packed("python_stdlib.zip"),
    loader: import(/* @vite-ignore */ `${runtime}pyodide.mjs`) as Runtime["loader"],
    maker: import(/* @vite-ignore */ `${runtime}pyodide.asm.mjs`) as Runtime["maker"],
  };
}

interface Packages { needed: ArrayBuffer[]; explainer: string }

async function packages(): Promise<Packages> {
  const { friendly = "", ...rest } = await files.json<Record<string, string>>("assets/manifest.json");
  const paths = [...Object.values(rest), `${__PYTHON__.compiled}${PACKED}`];
  return { needed: await Promise.all(paths.map((path) => files.unpacked(path))), explainer: friendly };
}

async function load(): Promise<void> {
  const starting = startPython(wholeRuntime());
  const coming = packages();
  const python = await starting;
  tell({ type: "loading", done: STARTED, total: 100 });
  const { needed, explainer } = await coming;
  for (const zip of needed) unpack(python, FOLDER, zip);
  open(python);
  explainLater(python, explainer);
}

/** Errors at length, once the game has had its start: until then, and without a server, the kit's own sentences explain them. */
function explainLater(python: PyodideAPI, path: string): void {
  const get = async () => {
    unpack(python, FOLDER, await files.unpacked(path));
    receive('{"type":"prepare"}');
  };
  setTimeout(() => void get().catch(() => explainLater(python, path)), EXPLAINER_MS);
}

self.onmessage = ({ data }: MessageEvent<string | OffscreenCanvas>) => receive(data);

load().catch(broken);
