/**
 * The desk of whoever sits at this computer: their programs, the journal of what they did, and what sends the
 * two.
 */
import type { Journal } from "../keep/journal";
import type { Sender } from "../keep/sender";
import type { Shelf } from "../keep/shelf";

/** `greeting.due`: what the server has is still to be met with what is here. */
export interface Desk {
  shelf: Shelf;
  journal: Journal;
  sender: Sender;
  greeting: { due: boolean };
}

let taken: Desk | null = null;

/** The desk in use; null before anybody has joined. */
export function desk(): Desk | null {
  return taken;
}

export function takeDesk(fresh: Desk): void {
  taken = fresh;
}

/** The programs of this seat; null before anybody has joined. */
export function programs(): Shelf | null {
  return taken?.shelf ?? null;
}
