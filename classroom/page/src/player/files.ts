/** The files inside the page, unpacked one after the other; each block of text is let go once it is read. */
import { unpacked } from "../machine/packed";
import { PACKED } from "../machine/unpacking";
import { fromSevenBits } from "./seven";
import type { Files } from "./machine";

/** A file that was packed stays so on its way home; the others are in gzip. */
async function content(name: string, block: HTMLScriptElement): Promise<ArrayBuffer> {
  const bytes = fromSevenBits(block.textContent ?? "", Number(block.dataset["size"]));
  if (name.endsWith(PACKED)) return unpacked(bytes.buffer);
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}

export async function unpackedFiles(tell: (done: number, total: number) => void): Promise<Files> {
  const blocks = [...document.querySelectorAll<HTMLScriptElement>("script[data-file]")];
  const files: Files = {};
  for (const [at, block] of blocks.entries()) {
    const name = block.dataset["file"] ?? "";
    files[name.replace(PACKED, "")] = await content(name, block);
    block.remove();
    tell(at + 1, blocks.length);
  }
  return files;
}
