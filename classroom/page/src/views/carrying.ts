/** Lines that somebody puts in order: the one that is held, where it goes, and what is said of it aloud. */
import type { RefObject } from "preact";
import { moved, nearestRow } from "../app/lines";
import { t } from "../messages";

/** The line that is held, where it is now, and the order to come back to. */
export interface Held {
  at: number;
  before: string[];
  by: "keys" | "pointer";
}

const WAYS: Record<string, number> = { ArrowUp: -1, ArrowDown: 1 };

export class Carrying {
  /** Keys may come faster than pictures: what they change is kept here, and drawn when there is time. */
  private lines: string[] = [];
  private held: Held | null = null;
  private focusAt: number | null = null;
  private onOrder: (lines: string[]) => void = () => undefined;

  constructor(
    private readonly list: RefObject<HTMLElement | null>,
    private readonly draw: (held: Held | null) => void,
    private readonly speak: (words: string) => void,
  ) {}

  /** The lines as they are drawn now, and who hears of another order. */
  update(lines: string[], onOrder: (lines: string[]) => void): void {
    this.lines = lines;
    this.onOrder = onOrder;
  }

  /** The line that was moved keeps the keyboard, wherever it is drawn. */
  focus(): void {
    if (this.focusAt !== null) this.grips()[this.focusAt]?.focus();
    this.focusAt = null;
  }

  move(from: number, to: number): void {
    const next = moved(this.lines, from, to);
    if (next === this.lines) return;
    this.focusAt = to;
    if (this.held) this.hold({ ...this.held, at: to });
    this.speak(`${this.place(to)} ${neighbours(next, to)}`);
    this.order(next);
  }

  lift(at: number, by: Held["by"]): void {
    this.hold({ at, before: this.lines, by });
    const line = this.lines[at]?.trim() ?? "";
    this.speak(t("lines_lifted", { line, n: at + 1, total: this.lines.length }));
  }

  drop(): void {
    if (this.held) this.speak(`${t("lines_dropped")} ${this.place(this.held.at)}`);
    this.hold(null);
  }

  giveUp(): void {
    if (!this.held) return;
    const { at, before } = this.held;
    this.focusAt = before.indexOf(this.lines[at] ?? "");
    this.order(before);
    this.speak(t("lines_back"));
    this.hold(null);
  }

  onKeyDown(event: KeyboardEvent, row: number): void {
    if (!this.press(event, row)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  onDrag(event: PointerEvent): void {
    const rows = this.list.current?.children;
    if (this.held?.by !== "pointer" || !rows) return;
    const boxes = [...rows].map((row) => row.getBoundingClientRect());
    const to = nearestRow(event.clientY, boxes);
    if (to !== this.held.at) this.move(this.held.at, to);
  }

  onRelease(): void {
    if (this.held?.by === "pointer") this.drop();
  }

  /** @returns whether the key means something here. */
  private press({ key, altKey }: KeyboardEvent, row: number): boolean {
    const at = this.held?.at ?? row;
    const way = WAYS[key];
    if (key === "Escape" && this.held) this.giveUp();
    else if (key === " ") this.liftOrDrop(at);
    else if (!way) return false;
    else if (this.held || altKey) this.move(at, at + way);
    else this.grips()[at + way]?.focus();
    return true;
  }

  private liftOrDrop(at: number): void {
    if (this.held) this.drop();
    else this.lift(at, "keys");
  }

  private hold(next: Held | null): void {
    this.held = next;
    this.draw(next);
  }

  private order(next: string[]): void {
    this.lines = next;
    this.onOrder(next);
  }

  private place(at: number): string {
    return t("lines_place", { n: at + 1, total: this.lines.length });
  }

  private grips(): HTMLElement[] {
    return [...(this.list.current?.querySelectorAll<HTMLElement>(".grip") ?? [])];
  }
}

function neighbours(lines: string[], at: number): string {
  const above = lines[at - 1]?.trim();
  return above ? t("lines_after", { line: above }) : t("lines_first");
}
