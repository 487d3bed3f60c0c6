/**
 * Bytes as text of seven bits a character: a seventh longer than the bytes, where base64 is a third
 * longer. That is one and a half megabytes of a game that goes home on a memory stick. A page in UTF-8
 * keeps every such character but three, which are written as letters above them.
 */
const BITS = 7;
const MASK = 0x7f;
/** What an HTML page would change or take for its own: NUL, carriage return, `<`. */
const REFUSED = [0x00, 0x0d, 0x3c];
const INSTEAD = 0xc0;
/** The first byte in UTF-8 of the characters from U+00C0 on; the second one is 0x80 and the rest. */
const LEAD = 0xc3;

/** The text of `bytes`, in UTF-8. */
export function sevenBits(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const text = new Uint8Array(2 * Math.ceil((bytes.length * 8) / BITS));
  let length = 0;
  let waiting = 0;
  let held = 0;
  const put = (value: number) => {
    const refused = value === 0x00 || value === 0x0d || value === 0x3c;
    if (refused) text[length++] = LEAD;
    text[length++] = refused ? 0x80 + REFUSED.indexOf(value) : value;
  };
  for (const byte of bytes) {
    held = (held << 8) | byte;
    waiting += 8;
    while (waiting >= BITS) {
      waiting -= BITS;
      put((held >> waiting) & MASK);
    }
    held &= MASK;
  }
  if (waiting > 0) put((held << (BITS - waiting)) & MASK);
  return text.slice(0, length);
}

/** The `size` bytes that a text holds. */
export function fromSevenBits(text: string, size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  let at = 0;
  let waiting = 0;
  let held = 0;
  for (let place = 0; place < text.length && at < size; place += 1) {
    const code = text.charCodeAt(place);
    held = (held << BITS) | (code > MASK ? (REFUSED[code - INSTEAD] ?? 0) : code);
    waiting += BITS;
    if (waiting >= 8) {
      waiting -= 8;
      bytes[at++] = (held >> waiting) & 0xff;
      held &= MASK;
    }
  }
  return bytes;
}
