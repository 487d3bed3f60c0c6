/**
 * Large files travel as Zstandard: on a plain `http://` address browsers take gzip and nothing better, and
 * this is a quarter smaller and unpacked as quickly. classroom/delivery/packing.py packs them.
 */
import { ZSTDDecoder } from "zstddec/stream";

const decoder = new ZSTDDecoder();
let ready: Promise<void> | null = null;

/** The decoder is a small program that has to start: sooner than the first file comes, if somebody asks. */
export function warm(): Promise<void> {
  ready ??= decoder.init();
  return ready;
}

function joined(parts: Uint8Array[]): ArrayBuffer {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole.buffer;
}

/**
 * Piece by piece: the decoder's own memory, which is never given back, stays at a few megabytes. @throws
 * Error when the file is damaged.
 */
export async function unpacked(file: ArrayBuffer): Promise<ArrayBuffer> {
  await warm();
  return joined([...decoder.decodeStreaming([new Uint8Array(file)])]);
}
