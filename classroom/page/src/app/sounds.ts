/** The sounds and the music a game asks for, played by the page: a worker has no sound of its own. */
import { signal } from "@preact/signals";
import score from "../../../../workshop_game/assets/music.json";
import { keepPreference, preference } from "./device";
import { RATE, samples, type Tune } from "../machine/tune";

const files = import.meta.glob<string>("../../../../workshop_game/assets/sounds/*.{wav,ogg,mp3}", {
  eager: true,
  query: "?url",
  import: "default",
});
const addresses = new Map(Object.entries(files).map(([path, url]) => [path.replace(/^.*\/|\.\w+$/g, ""), url]));
const tunes = new Map(Object.entries(score as Record<string, Tune>));
const loaded = new Map<string, Promise<AudioBuffer>>();
const LOUDNESS = 0.5;

let audio: { context: AudioContext; out: GainNode } | null = null;
let music: AudioBufferSourceNode | null = null;

/** A room may hold twelve games: each person chooses whether theirs is heard. */
export const heard = signal(preference("sound") !== "off");

function speaker(): { context: AudioContext; out: GainNode } {
  if (!audio) {
    const context = new AudioContext();
    const out = new GainNode(context, { gain: LOUDNESS });
    out.connect(context.destination);
    audio = { context, out };
  }
  return audio;
}

async function load(url: string): Promise<AudioBuffer> {
  const response = await fetch(url);
  return speaker().context.decodeAudioData(await response.arrayBuffer());
}

/** Plays a sound by its name. A sound that cannot play never disturbs the game. */
export async function play(name: string): Promise<void> {
  const url = addresses.get(name);
  if (!url || !heard.value) return;
  const buffer = loaded.get(name) ?? load(url);
  loaded.set(name, buffer);
  try {
    const { context, out } = speaker();
    const source = new AudioBufferSourceNode(context, { buffer: await buffer });
    source.connect(out);
    source.start();
  } catch (problem) {
    console.warn(`The sound ${name} did not play:`, problem);
  }
}

/** Plays a tune on and on; "" is silence. */
export function playMusic(name: string): void {
  music?.stop();
  music = null;
  const tune = tunes.get(name);
  if (!tune || !heard.value) return;
  const { context, out } = speaker();
  const data = samples(tune);
  const buffer = new AudioBuffer({ length: data.length, sampleRate: RATE });
  buffer.copyToChannel(data, 0);
  music = new AudioBufferSourceNode(context, { buffer, loop: true });
  music.connect(out);
  music.start();
}

/** Sounds wait while the game waits. */
export function hush(quiet: boolean): void {
  if (audio) void (quiet ? audio.context.suspend() : audio.context.resume());
}

export function setHeard(now: boolean): void {
  heard.value = now;
  keepPreference("sound", now ? "on" : "off");
  if (!now) playMusic("");
}
