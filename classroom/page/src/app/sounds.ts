/**
 * The sounds and the music a game asks for, played by the page: each sound is fetched when it is first
 * wanted.
 */
import score from "../../../../workshop_game/assets/music.json";
import { Speaker } from "../machine/speaker";
import { keepPreference, preference } from "../keep/preferences";

const files = import.meta.glob<string>("../../../../workshop_game/assets/sounds/*.{wav,ogg,mp3}", {
  eager: true,
  query: "?url",
  import: "default",
});
const addresses = new Map(
  Object.entries(files).map(([path, url]) => [path.replace(/^.*\/|\.\w+$/g, ""), url]),
);

export const speaker = new Speaker(score);

export function recallSound(): void {
  speaker.setHeard(preference("sound") !== "off");
}

/** Plays a sound by its name; a name that no file bears is silent. */
export async function play(name: string): Promise<void> {
  const url = addresses.get(name);
  if (url) await speaker.play(name, async () => (await fetch(url)).arrayBuffer());
}

export function setHeard(now: boolean): void {
  speaker.setHeard(now);
  keepPreference("sound", now ? "on" : "off");
}
