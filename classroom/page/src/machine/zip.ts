/** Writes a zip whose files are stored, as unzip.ts reads them. */
import type { Entry } from "./unzip";

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const VERSION = 20;
const UTF8 = 0x0800;
/** 1 January 1980, the first day a zip knows: the same files give the same bytes. */
const DAY = 0x0021;

const TABLE = Array.from({ length: 256 }, (_, start) => {
  let value = start;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});

export function crc32(data: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of data) value = (value >>> 8) ^ (TABLE[(value ^ byte) & 0xff] ?? 0);
  return (value ^ 0xffffffff) >>> 0;
}

/**
 * One number for the checksums of several files. It meets chance, not malice: all of them are the kit's own.
 */
export function markOf(checksums: Iterable<number>): number {
  let mark = 0;
  for (const checksum of checksums) mark = (Math.imul(mark, 31) + checksum) | 0;
  return mark;
}

function header(size: number, fields: [at: number, bytes: 2 | 4, value: number][]): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(size));
  for (const [at, bytes, value] of fields) {
    if (bytes === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
  }
  return new Uint8Array(view.buffer);
}

/** What the local and the central header of a file share, from the version on. */
function shared(at: number, name: Uint8Array, data: Uint8Array): [number, 2 | 4, number][] {
  const size = data.length;
  return [
    [at, 2, VERSION],
    [at + 2, 2, UTF8],
    [at + 8, 2, DAY],
    [at + 10, 4, crc32(data)],
    [at + 14, 4, size],
    [at + 18, 4, size],
    [at + 22, 2, name.length],
  ];
}

/** The parts of the zip, one after the other. */
export function storedZip(entries: Entry[]): Uint8Array<ArrayBuffer>[] {
  const text = new TextEncoder();
  const files: Uint8Array<ArrayBuffer>[] = [];
  const list: Uint8Array<ArrayBuffer>[] = [];
  let at = 0;
  for (const { name, data } of entries) {
    const bytes = text.encode(name);
    list.push(header(46, [[0, 4, CENTRAL], [4, 2, VERSION], ...shared(6, bytes, data), [42, 4, at]]), bytes);
    files.push(header(30, [[0, 4, LOCAL], ...shared(4, bytes, data)]), bytes, data.slice());
    at += 30 + bytes.length + data.length;
  }
  const length = list.reduce((sum, part) => sum + part.length, 0);
  const end: [number, 2 | 4, number][] = [
    [0, 4, END],
    [8, 2, entries.length],
    [10, 2, entries.length],
    [12, 4, length],
    [16, 4, at],
  ];
  return [...files, ...list, header(22, end)];
}
