/**
 * Reads a zip whose files are stored, not deflated (the transport compresses them better): no library is
 * needed.
 */

export interface Entry {
  name: string;
  data: Uint8Array;
}
/** As the zip describes it: `checksum` is the CRC-32 of its content. */
export interface Stored extends Entry {
  checksum: number;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_LENGTH = 22;

function endOf(view: DataView): number {
  for (let at = view.byteLength - END_LENGTH; at >= 0; at -= 1)
    if (view.getUint32(at, true) === END) return at;
  throw new Error("This is not a zip file.");
}

/** @throws Error when the file is not a zip, or a file in it is deflated. */
export function* storedFiles(zip: ArrayBuffer): Generator<Stored> {
  const view = new DataView(zip);
  const text = new TextDecoder();
  const end = endOf(view);
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (view.getUint32(at, true) !== CENTRAL) throw new Error("The list of this zip file is damaged.");
    const nameLength = view.getUint16(at + 28, true);
    const name = text.decode(new Uint8Array(zip, at + 46, nameLength));
    if (view.getUint16(at + 10, true) !== 0) throw new Error(`${name} is deflated: it should be stored.`);
    const checksum = view.getUint32(at + 16, true);
    if (!name.endsWith("/"))
      yield {
        name,
        checksum,
        data: dataAt(zip, view, view.getUint32(at + 42, true), view.getUint32(at + 24, true)),
      };
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
}

function dataAt(zip: ArrayBuffer, view: DataView, local: number, size: number): Uint8Array {
  if (view.getUint32(local, true) !== LOCAL)
    throw new Error("A file of this zip is not where its list says.");
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  return new Uint8Array(zip, start, size);
}
