/** A released notebook with a person's answer in its answer cell, as nbgrader expects it back. */
interface Cell {
  source: string | string[];
  metadata: { nbgrader?: { grade_id?: string } };
}
interface Notebook {
  cells: Cell[];
}

const SOLUTION = "solution";

/** @throws Error when the notebook has no answer cell. */
export function filledNotebook(released: object, source: string): string {
  const notebook = structuredClone(released) as Notebook;
  const cell = notebook.cells.find(({ metadata }) => metadata.nbgrader?.grade_id === SOLUTION);
  if (!cell) throw new Error("This notebook has no answer cell.");
  cell.source = source;
  return `${JSON.stringify(notebook, null, 1)}\n`;
}
