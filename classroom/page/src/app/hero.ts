/** Whether the hero has left the picture, and on which side. */
import { signal } from "@preact/signals";
import { HEIGHT, WIDTH } from "../machine/stage";

export type Side = "left" | "right" | "top" | "bottom";

/** Points from a hero's middle to where nothing of it is seen any more, at its usual size. */
const HALF_WIDTH = 17;
const HALF_HEIGHT = 30;

export const heroOut = signal<Side | null>(null);
let wasIn = false;

/** Hears each of a run's values. Of a hero that was never seen nothing is told: it is to be looked for. */
export function followHero(values: Record<string, unknown>): void {
  const x = values["heros.x"] ?? values["hero.x"];
  const y = values["heros.y"] ?? values["hero.y"];
  const side = typeof x === "number" && typeof y === "number" ? sideOf(x, y) : null;
  wasIn = typeof x === "number" && (wasIn || side === null);
  heroOut.value = wasIn ? side : null;
}

function sideOf(x: number, y: number): Side | null {
  if (x < -HALF_WIDTH) return "left";
  if (x > WIDTH + HALF_WIDTH) return "right";
  if (y < -HALF_HEIGHT) return "top";
  return y > HEIGHT + HALF_HEIGHT ? "bottom" : null;
}
