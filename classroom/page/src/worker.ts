/**
 * The page's worker: loads Python and the kit's packages from the server; machine/inside.ts does the rest.
 */
import type { PyodideAPI } from "pyodide";
import { beforeTheFirstCheck, broken, open, readyToCheck, receive, tell, unpack } from "./machine/inside";
import { forgetAnother } from "./machine/mark";
import { FOLDER, startPython, type Runtime } from "./machine/python";
import type { Command } from "./machine/protocol";
import { PACKED, Unpacking } from "./machine/unpacking";

/** Where the runtime is, and the kit's compiled files. */
declare const __PYTHON__: { folder: string; compiled: string };

const EXPLAINER_MS = 2000;
const LONGEST_WAIT_MS = 60_000;
/** Hundredths of the way: the files are there, Python runs. */
const DOWNLOADED = 70;
const STARTED = 90;

const root = new URL("../", self.location.href);
const runtime = new URL(__PYTHON__.folder, root).href;
const files = new Unpacking((part) =>
  tell({ type: "loading", done: Math.round(DOWNLOADED * part), total: 100 }),
);

function wholeRuntime(): Runtime {
  const packed = (name: string) => files.file(`${__PYTHON__.folder}${name}${PACKED}`);
  return {
    program: packed("pyodide.asm.wasm"),
    extension: packed("pygame.so"),
    memory: packed("memory.bin"),
    library: packed("python_stdlib.zip"),
    loader: import(/* @vite-ignore */ `${runtime}pyodide.mjs`) as Runtime["loader"],
    maker: import(/* @vite-ignore */ `${runtime}pyodide.asm.mjs`) as Runtime["maker"],
  };
}

/** Which files there are at this moment: always asked for. */
async function list(): Promise<Record<string, string>> {
  const response = await fetch(new URL("assets/manifest.json", root), { cache: "no-cache" });
  if (!response.ok) throw new Error(`manifest: ${response.status}`);
  return (await response.json()) as Record<string, string>;
}

interface Packages {
  game: ArrayBuffer;
  lessons: ArrayBuffer;
  others: ArrayBuffer[];
  explainer: string;
}

async function packages(): Promise<Packages> {
  const { friendly = "", workshop_game = "", lessons = "", ...rest } = await list();
  const [game, steps, ...others] = await Promise.all([
    files.file(workshop_game),
    files.file(lessons),
    ...[...Object.values(rest), `${__PYTHON__.compiled}${PACKED}`].map((path) => files.file(path)),
  ]);
  return { game, lessons: steps, others, explainer: friendly };
}

async function load(): Promise<void> {
  const coming = packages(); // first: Python's own requests are answered in another way
  const starting = startPython(wholeRuntime());
  void starting.then(
    () => tell({ type: "loading", done: STARTED, total: 100 }),
    () => undefined,
  );
  const [python, { game, lessons, others, explainer }] = await Promise.all([starting, coming]);
  for (const zip of [game, ...others]) unpack(python, FOLDER, zip);
  forgetAnother(python, game);
  beforeTheFirstCheck(() => unpack(python, FOLDER, lessons));
  open(python);
  explainLater(python, explainer);
}

/**
 * Errors at length, once the game has had its start: until then, and without a server, the kit's own
 * sentences explain them.
 */
function explainLater(python: PyodideAPI, path: string, wait = EXPLAINER_MS): void {
  const get = async () => {
    readyToCheck();
    unpack(python, FOLDER, await files.file(path));
    files.end();
    receive(JSON.stringify({ type: "prepare" } satisfies Command));
  };
  setTimeout(
    () => void get().catch(() => explainLater(python, path, Math.min(2 * wait, LONGEST_WAIT_MS))),
    wait,
  );
}

self.onmessage = ({ data }: MessageEvent<string | OffscreenCanvas>) => receive(data);

load().catch(broken);
