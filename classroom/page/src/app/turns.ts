/** Playing without haste: the keys chosen while the game waits, and the shortcuts of the game's toolbar. */
import { chosenKeys, doing, paused } from "../state";
import { playAt, sendKeys, setPaused, tick } from "./workbench";
import { nextPace } from "./pace";

/** The ticks of one turn: long enough to see something move. */
export const TURN = 10;

export function waits(): boolean {
  return doing.value === "running" && paused.value;
}

/** Chooses a key for the next ticks, or lets it go. */
export function chooseKey(key: string): void {
  const before = chosenKeys.value;
  chosenKeys.value = before.includes(key) ? before.filter((one) => one !== key) : [...before, key];
  sendKeys(chosenKeys.value);
}

const SHORTCUTS: Record<string, (event: KeyboardEvent) => void> = {
  F7: () => playAt(nextPace()),
  F8: () => {
    if (doing.value === "running") setPaused(!paused.value);
  },
  F9: (event) => tick(event.shiftKey ? TURN : 1),
};

export function watchShortcuts(): void {
  document.addEventListener("keydown", (event) => {
    const act = SHORTCUTS[event.key];
    if (!act || event.ctrlKey || event.altKey || event.metaKey || document.querySelector("dialog[open]"))
      return;
    event.preventDefault();
    act(event);
  });
}
