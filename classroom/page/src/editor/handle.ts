/** The editor on the screen, for the rest of the page. */
export interface EditorHandle {
  source(): string;
  /** Puts another text in its place, as one change that can be undone. */
  replace(source: string): void;
  insert(text: string): void;
  /** Marks the line of an error (1 = first), or none. */
  mark(line: number | null): void;
  goTo(line: number): void;
  /** Brings a line into sight; the cursor stays where it is. */
  show(line: number): void;
  undo(): void;
  redo(): void;
  focus(): void;
}

export const editor: { current: EditorHandle | null } = { current: null };
