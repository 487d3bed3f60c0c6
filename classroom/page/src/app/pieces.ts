/** A solution in pieces: what the start gave already is seen, the rest comes line by line. */

export interface Piece {
  text: string;
  given: boolean;
}

/**
 * The lines of a solution; those of the start are given, unless it gives them all (lines to put in order).
 */
export function pieces(solution: string, start: string): Piece[] {
  const left = start.split("\n").map((line) => line.trimEnd());
  const found = solution
    .trimEnd()
    .split("\n")
    .map((line) => {
      const at = left.indexOf(line.trimEnd());
      if (at >= 0) left.splice(at, 1);
      return { text: line, given: line.trim() === "" || at >= 0 };
    });
  const nothingNew = found.every(({ given }) => given);
  return nothingNew ? found.map(({ text }) => ({ text, given: text.trim() === "" })) : found;
}

/** How many lines wait to be shown. */
export function hiddenCount(all: Piece[]): number {
  return all.filter(({ given }) => !given).length;
}

/** The lines after some of the hidden ones were shown; null stands for one that still hides. */
export function shownLines(all: Piece[], shown: number): (string | null)[] {
  let left = shown;
  return all.map(({ text, given }) => (given || left-- > 0 ? text : null));
}

/**
 * The same lines in another order, the same for everybody: never the right one where there are two different
 * lines.
 */
export function shuffled(lines: string[]): string[] {
  const mixed = lines
    .map((line, at) => ({ line, at }))
    .sort((one, other) => weight(one) - weight(other))
    .map(({ line }) => line);
  return mixed.some((line, at) => line !== lines[at]) ? mixed : [...mixed.slice(1), ...mixed.slice(0, 1)];
}

function weight({ line, at }: { line: string; at: number }): number {
  return [...line].reduce((sum, sign) => (sum * 31 + (sign.codePointAt(0) ?? 0)) % 1009, at * 7);
}
