/** Several tabs of one seat: the newest works; the older ones hand over what they have and stand still. */
import type { Kept } from "../keep/db";
import type { Shelf } from "../keep/shelf";
import { otherTab } from "../state";

/** `kept` only in an answer: what the older tab `to` a newer one hands over. */
interface Call {
  owner: string;
  tab: string;
  to?: string;
  kept?: Kept[];
}

let tab = "";
let channel: BroadcastChannel | null = null;
let owner = "";
let shelves: Shelf[] = [];

/**
 * This tab works for `newOwner` now. `onLost`: a newer one does. `onTaken`: an older one gave what it had.
 * A browser in which tabs cannot speak to each other has one that counts: each for itself.
 */
export function claimTab(newOwner: string, shelf: Shelf, onLost: () => void, onTaken: () => void): void {
  tab ||= crypto.getRandomValues(new Uint32Array(2)).join("-");
  channel?.close();
  channel = "BroadcastChannel" in globalThis ? new BroadcastChannel("discovery-workshop") : null;
  owner = newOwner;
  shelves = [shelf];
  otherTab.value = false;
  if (channel) channel.onmessage = ({ data }: MessageEvent<Call>) => void hear(data, onLost, onTaken);
  say({ owner, tab });
}

/** Hands this shelf over too, when a newer tab comes. */
export function shareShelf(shelf: Shelf): void {
  shelves = [...shelves.filter((one) => one.owner !== shelf.owner), shelf];
}

function say(call: Call): void {
  channel?.postMessage(call);
}

async function hear(call: Call, onLost: () => void, onTaken: () => void): Promise<void> {
  if (call.owner !== owner || call.tab === tab || otherTab.value) return;
  if (call.to === undefined) {
    otherTab.value = true;
    onLost();
    const kept = (await Promise.all(shelves.map((shelf) => shelf.release()))).flat();
    say({ owner, tab, to: call.tab, kept });
  } else if (call.to === tab) {
    for (const shelf of shelves) await shelf.takeFrom(call.kept ?? []);
    onTaken();
  }
}
