/**
 * The files that the page has loaded already: taken from the browser's own cache, so that twelve people cost
 * the room nothing.
 */
declare const __PYTHON__: { folder: string; compiled: string };
import { PACKED } from "../machine/unpacking";
import player from "../player/main.tsx?worker&url";
import machine from "../player/machine.ts?worker&url";

const PATIENCE_MS = 4000;

export interface Addresses {
  player: string;
  files: { name: string; address: string }[];
  wheel: string;
}

function below(path: string): string {
  return new URL(path, document.baseURI).href;
}

/**
 * A file whose name tells its content: what the cache holds is right, whether or not the server is still
 * there.
 */
export async function kept(address: string): Promise<ArrayBuffer> {
  const response = await fetch(address, { cache: "force-cache" });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.arrayBuffer();
}

/** Which packages there are: as the server says now, or as it said when the page was loaded. */
export async function manifest(): Promise<Record<string, string>> {
  const address = below("assets/manifest.json");
  try {
    const response = await fetch(address, { cache: "no-cache", signal: AbortSignal.timeout(PATIENCE_MS) });
    if (response.ok) return (await response.json()) as Record<string, string>;
  } catch {
    /* The server is away: the cache may know. */
  }
  return JSON.parse(new TextDecoder().decode(await kept(address))) as Record<string, string>;
}

export async function addresses(): Promise<Addresses> {
  const packages = await manifest();
  const packed = ["pyodide.asm.wasm", "python_stdlib.zip", "memory.bin", "pygame.so"].map(
    (name) => `${name}${PACKED}`,
  );
  const python = ["pyodide.mjs", "pyodide.asm.mjs", ...packed];
  const wheel = packages["pygame"] ?? "";
  return {
    player,
    wheel,
    files: [
      { name: "machine.js", address: machine },
      ...python.map((name) => ({ name, address: below(`${__PYTHON__.folder}${name}`) })),
      { name: `pygame.zip${PACKED}`, address: below(wheel) },
      { name: `workshop_game.zip${PACKED}`, address: below(packages["workshop_game"] ?? "") },
      { name: `compiled.zip${PACKED}`, address: below(`${__PYTHON__.compiled}${PACKED}`) },
    ],
  };
}

/** Loads what no part of the page has asked for yet, while the server is there. */
export function warm(): void {
  for (const address of [player, machine]) void kept(address).catch(() => undefined);
}
