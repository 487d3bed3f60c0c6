/** The files inside the page, unpacked one after the other; each block of text is let go once it is read. */
import { fromSevenBits } from "../seven";
import type { Files } from "./machine";

async function unzipped(block: HTMLScriptElement): Promise<ArrayBuffer> {
  const stream = new Blob([fromSevenBits(block.textContent ?? "", Number(block.dataset["size"]))]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}

export async function unpackedFiles(tell: (done: number, total: number) => void): Promise<Files> {
  const blocks = [...document.querySelectorAll<HTMLScriptElement>("script[data-file]")];
  const files: Files = {};
  for (const [at, block] of blocks.entries()) {
    files[block.dataset["file"] ?? ""] = await unzipped(block);
    block.remove();
    tell(at + 1, blocks.length);
  }
  return files;
}
