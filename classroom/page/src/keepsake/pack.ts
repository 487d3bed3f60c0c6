/** Makes the file that plays by a double click, here in the browser. */
import { storedZip } from "../machine/zip";
import { storedFiles } from "../machine/unzip";
import { addresses, kept } from "./assets";
import type { TakenGame } from "./game";
import { keepsakeParts, type Packed } from "./html";
import { sevenBits } from "./seven";

declare const __PYTHON__: { version: string };

/** What explains errors at length: at home the kit's own sentences are enough. */
const LEFT_OUT = /^(?:friendly_traceback|asttokens|executing|pure_eval|stack_data|workshop_game\/(?:checking|home))\//;

async function gzipped(data: BlobPart): Promise<Uint8Array> {
  const stream = new Blob([data]).stream().pipeThrough(new CompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function lighter(zip: ArrayBuffer): BlobPart[] {
  return storedZip([...storedFiles(zip)].filter(({ name }) => !LEFT_OUT.test(name)));
}

async function packed(name: string, address: string): Promise<Packed> {
  const file = await kept(address);
  const data = name === "compiled.zip" ? new Blob(lighter(file)) : file;
  const small = await gzipped(data);
  return { name, size: small.length, text: sevenBits(small) };
}

/** @throws Error when a file is neither in the cache nor on the server. */
export async function keepsake(game: Omit<TakenGame, "versions">, kit: string, noScript: string, tell: (done: number, total: number) => void): Promise<Blob> {
  const all = await addresses();
  const files: Packed[] = [];
  for (const { name, address } of all.files) {
    tell(files.length, all.files.length);
    files.push(await packed(name, address));
  }
  const player = new TextDecoder().decode(await kept(all.player));
  const whole: TakenGame = { ...game, versions: { python: __PYTHON__.version, pygame: await wheelVersion(all.files), kit } };
  return new Blob(keepsakeParts(whole, player, files, noScript), { type: "text/html" });
}

type Named = { name: string; address: string }[];

async function wheelVersion(files: Named): Promise<string> {
  const names = [...storedFiles(await kept(files.find(({ name }) => name === "pygame.zip")?.address ?? ""))].map(({ name }) => name);
  return names.map((name) => /^pygame_ce-([\w.]+)\.dist-info\//.exec(name)?.[1]).find((version) => version) ?? "";
}
