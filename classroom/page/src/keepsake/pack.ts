/** Makes the file that plays by a double click, here in the browser. */
import { unpacked } from "../machine/packed";
import { PACKED } from "../machine/unpacking";
import { storedFiles } from "../machine/unzip";
import { addresses, kept } from "./assets";
import type { TakenGame } from "../player/game";
import { keepsakeParts, type Packed } from "./html";
import { sevenBits } from "../player/seven";

declare const __PYTHON__: { version: string };

async function gzipped(data: BlobPart): Promise<Uint8Array> {
  const stream = new Blob([data]).stream().pipeThrough(new CompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

async function packed(name: string, address: string): Promise<Packed> {
  const file = await kept(address);
  const small = name.endsWith(PACKED) ? new Uint8Array(file) : await gzipped(file);
  return { name, size: small.length, text: sevenBits(small) };
}

/** @throws Error when a file is neither in the cache nor on the server. */
export async function keepsake(
  game: Omit<TakenGame, "versions">,
  kit: string,
  noScript: string,
  tell: (done: number, total: number) => void,
): Promise<Blob> {
  const all = await addresses();
  const files: Packed[] = [];
  for (const { name, address } of all.files) {
    tell(files.length, all.files.length);
    files.push(await packed(name, address));
  }
  const player = new TextDecoder().decode(await kept(all.player));
  const whole: TakenGame = {
    ...game,
    versions: { python: __PYTHON__.version, pygame: await wheelVersion(all.files), kit },
  };
  return new Blob(keepsakeParts(whole, player, files, noScript), { type: "text/html" });
}

type Named = { name: string; address: string }[];

async function wheelVersion(files: Named): Promise<string> {
  const wheel = await unpacked(
    await kept(files.find(({ name }) => name.startsWith("pygame.zip"))?.address ?? ""),
  );
  const names = [...storedFiles(wheel)].map(({ name }) => name);
  return (
    names.map((name) => /^pygame_ce-([\w.]+)\.dist-info\//.exec(name)?.[1]).find((version) => version) ?? ""
  );
}
