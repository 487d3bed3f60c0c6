/** The file that plays by a double click: one page that holds its player, its game and its Python. */
import type { TakenGame } from "../player/game";

/** A file, packed or in gzip, as text of seven bits; `size` is how many bytes it stands for. */
export interface Packed {
  name: string;
  size: number;
  text: Uint8Array<ArrayBuffer>;
}

/** Nothing may be asked of any network: everything is inside. */
const POLICY = [
  "default-src 'none'",
  "script-src 'unsafe-inline' 'wasm-unsafe-eval' blob:",
  "worker-src blob:",
  "style-src 'unsafe-inline'",
  "img-src data: blob:",
  "connect-src data:",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** JSON that can stand inside a script element, whatever a program says. */
function inScript(value: unknown): string {
  return JSON.stringify(value).replace(/</g, "\\u003c");
}

/** A script's text must not end its own element; `<\/` means the same in a JavaScript string. */
function scriptText(text: string): string {
  return text.replace(/<\/(script)/gi, "<\\/$1").replace(/<!--/g, "<\\!--");
}

export function keepsakeParts(
  game: TakenGame,
  player: string,
  files: Packed[],
  noScript: string,
): BlobPart[] {
  return [
    `<!doctype html>\n<html lang="${game.language}">\n<head>\n<meta charset="utf-8">\n`,
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">\n`,
    `<meta name="viewport" content="width=device-width, initial-scale=1">\n`,
    `<meta name="color-scheme" content="dark">\n`,
    `<title>${escaped(game.title)}</title>\n</head>\n<body>\n<div id="page"></div>\n`,
    `<noscript>${escaped(noScript)}</noscript>\n`,
    `<script type="application/json" id="game">${inScript(game)}</script>\n`,
    ...files.flatMap(({ name, size, text }) => [
      `<script type="text/plain" data-file="${name}" data-size="${size}">`,
      text,
      "</script>\n",
    ]),
    `<script type="module">${scriptText(player)}</script>\n</body>\n</html>\n`,
  ];
}
