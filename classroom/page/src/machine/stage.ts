/** The size of the stage in points, and how keys and the pointer reach it. */
import type { Pointer } from "./protocol";

export const WIDTH = 640;
export const HEIGHT = 360;

const MOST_SCALE = 2;
const SCALE_STEP = 0.25;

/**
 * How many pixels a point has, of pictures as fine as the screen shows them: in steps, so that a moved window
 * does not redraw everything.
 */
export function scaleFor(pixels: number): number {
  const wanted = Math.max(1, Math.min(MOST_SCALE, pixels / WIDTH));
  return Math.ceil(wanted / SCALE_STEP) * SCALE_STEP;
}

const NAMED: Record<string, string> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
  Space: "space",
  Enter: "enter",
  NumpadEnter: "enter",
};

type Pressed = Pick<KeyboardEvent, "code" | "key">;

/**
 * The kit's name of a key, or null. Letters follow the keyboard's layout (AZERTY, QWERTY), digits need no
 * Shift.
 */
export function keyId({ code, key }: Pressed): string | null {
  const named = NAMED[code];
  if (named) return named;
  const digit = /^(?:Digit|Numpad)([0-9])$/.exec(code);
  if (digit) return digit[1] ?? null;
  const letter = key.toLowerCase();
  return /^[a-z]$/.test(letter) ? letter : null;
}

/**
 * The keys held down now. A key is remembered by its place (or by the finger on it), so that its release is
 * always seen.
 */
export class Keys {
  private readonly held = new Map<string, string>();

  /** @returns whether the game uses this key. */
  press(event: Pressed): boolean {
    const id = keyId(event);
    if (id) this.hold(event.code, id);
    return id !== null;
  }

  /** A Mac never tells of a key that is let go while Cmd is down: when Cmd is, nothing is held any more. */
  release(event: Pressed): void {
    if (event.key === "Meta") this.clear();
    else this.letGo(event.code);
  }

  hold(place: string, id: string): void {
    this.held.set(place, id);
  }

  letGo(place: string): void {
    this.held.delete(place);
  }

  clear(): void {
    this.held.clear();
  }

  list(): string[] {
    return heldIn(this);
  }

  ids(): Iterable<string> {
    return this.held.values();
  }
}

/** What several hands hold together: on the keyboard, on the screen. */
export function heldIn(...hands: Keys[]): string[] {
  return [...new Set(hands.flatMap((hand) => [...hand.ids()]))].sort();
}

type Box = Pick<DOMRect, "left" | "top" | "width" | "height">;

export function toStage(event: { clientX: number; clientY: number; buttons: number }, box: Box): Pointer {
  const along = (offset: number, length: number, points: number) =>
    Math.max(0, Math.min(points, Math.round((offset / length) * points)));
  return {
    x: along(event.clientX - box.left, box.width, WIDTH),
    y: along(event.clientY - box.top, box.height, HEIGHT),
    down: (event.buttons & 1) === 1,
  };
}
