/** Lines in an order that a person changes. */

/** The lines with one of them at another place. */
export function moved(lines: string[], from: number, to: number): string[] {
  const line = lines[from];
  const place = Math.max(0, Math.min(lines.length - 1, to));
  if (line === undefined || place === from) return lines;
  const rest = lines.filter((_, at) => at !== from);
  return [...rest.slice(0, place), line, ...rest.slice(place)];
}

/** A program as lines, without the empty ones at its end; and back, ending as programs end. */
export function linesOf(source: string): string[] {
  return source.replace(/\s+$/, "").split("\n");
}

export function sourceOf(lines: string[]): string {
  return `${lines.join("\n")}\n`;
}

/** The row whose middle is nearest to a height on the screen: where a dragged line would fall. */
export function nearestRow(y: number, rows: { top: number; bottom: number }[]): number {
  const far = rows.map(({ top, bottom }) => Math.abs(y - (top + bottom) / 2));
  return far.indexOf(Math.min(...far));
}
