/** The colours of a program that is only read: comments, strings, numbers, Python's own words. */
export interface Piece {
  kind: "comment" | "string" | "number" | "keyword" | "plain";
  text: string;
}

// biome-ignore format: a list of words, read as a text
const KEYWORDS = [
  "and", "as", "break", "class", "continue", "def", "del", "elif", "else", "except", "False", "finally",
  "for", "from", "global", "if", "import", "in", "is", "lambda", "None", "not", "or", "pass", "raise",
  "return", "True", "try", "while", "with",
];

const PIECES = new RegExp(
  [
    "(?<comment>#[^\\n]*)",
    "(?<string>\"\"\"[\\s\\S]*?\"\"\"|'''[\\s\\S]*?'''|" +
      "\"(?:\\\\.|[^\"\\\\\\n])*\"?|'(?:\\\\.|[^'\\\\\\n])*'?)",
    "(?<number>\\b\\d[\\d_.]*\\b)",
    `(?<keyword>\\b(?:${KEYWORDS.join("|")})\\b)`,
  ].join("|"),
  "g",
);

/** The program in pieces; together they are the program, letter for letter. */
export function pieces(source: string): Piece[] {
  const result: Piece[] = [];
  let at = 0;
  for (const found of source.matchAll(PIECES)) {
    if (found.index > at) result.push({ kind: "plain", text: source.slice(at, found.index) });
    const kind = Object.entries(found.groups ?? {}).find(
      ([, text]) => text !== undefined,
    )?.[0] as Piece["kind"];
    result.push({ kind, text: found[0] });
    at = found.index + found[0].length;
  }
  if (at < source.length) result.push({ kind: "plain", text: source.slice(at) });
  return result;
}
