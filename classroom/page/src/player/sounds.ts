/** The game's sounds, out of the game's own package. */
import score from "../../../../workshop_game/assets/music.json";
import { Speaker } from "../machine/speaker";
import { storedFiles } from "../machine/unzip";

const sounds = new Map<string, Uint8Array>();

export const speaker = new Speaker(score);

export function loadSounds(zip: ArrayBuffer | undefined): void {
  for (const { name, data } of zip ? storedFiles(zip) : []) {
    const found = /assets\/sounds\/(\w+)\.wav$/.exec(name);
    if (found?.[1]) sounds.set(found[1], data);
  }
}

/** Plays a sound by its name; a name that no file bears is silent. */
export async function play(name: string): Promise<void> {
  const data = sounds.get(name);
  if (data) await speaker.play(name, async () => data.slice().buffer as ArrayBuffer);
}
