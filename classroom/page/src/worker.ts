/** The page's worker: loads Python and the kit's packages from the server; machine/inside.ts does the rest. */
import type { PyodideAPI } from "pyodide";
import { broken, open, receive, tell, unpack } from "./machine/inside";
import { restoring, type CreateModule } from "./machine/memory";

/** Where the runtime is, and the environment in which the picture of its memory was taken. */
declare const __PYTHON__: { folder: string; env: { PYTHONPATH: string }; compiled: string };
type Options = NonNullable<Parameters<typeof import("pyodide").loadPyodide>[0]>;

const root = new URL("../", self.location.href);

async function download(path: string): Promise<ArrayBuffer> {
  const response = await fetch(new URL(path, root));
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.arrayBuffer();
}

async function startPython(): Promise<PyodideAPI> {
  const runtime = new URL(__PYTHON__.folder, root).href;
  const picture = download(`${__PYTHON__.folder}memory.bin`).then((data) => new Uint8Array(data));
  const [{ loadPyodide }, { default: create }] = await Promise.all([
    import(/* @vite-ignore */ `${runtime}pyodide.mjs`) as Promise<typeof import("pyodide")>,
    import(/* @vite-ignore */ `${runtime}pyodide.asm.mjs`) as Promise<{ default: CreateModule }>,
  ]);
  const createPyodideModule = restoring(create, picture) as unknown as NonNullable<Options["createPyodideModule"]>;
  return loadPyodide({ indexURL: runtime, env: __PYTHON__.env, _loadSnapshot: picture, createPyodideModule });
}

async function load(): Promise<void> {
  const list = await fetch(new URL("assets/manifest.json", root), { cache: "no-cache" });
  const addresses = Object.values((await list.json()) as Record<string, string>);
  const packages = [...addresses, __PYTHON__.compiled].map(download);
  tell({ type: "loading", done: 1, total: 4 });
  const python = await startPython();
  tell({ type: "loading", done: 2, total: 4 });
  for (const zip of await Promise.all(packages)) unpack(python, __PYTHON__.env.PYTHONPATH, zip);
  tell({ type: "loading", done: 3, total: 4 });
  open(python);
}

self.onmessage = ({ data }: MessageEvent<string | OffscreenCanvas>) => receive(data);

load().catch(broken);
