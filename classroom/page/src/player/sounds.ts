/** The game's sounds, out of the game's own package. */
import { signal } from "@preact/signals";
import score from "../../../../workshop_game/assets/music.json";
import { RATE, samples, type Tune } from "../machine/tune";
import { storedFiles } from "../machine/unzip";

const tunes = new Map(Object.entries(score as Record<string, Tune>));
const sounds = new Map<string, Uint8Array>();
const decoded = new Map<string, Promise<AudioBuffer>>();
const LOUDNESS = 0.5;

export const heard = signal(true);
let audio: { context: AudioContext; out: GainNode } | null = null;
let music: AudioBufferSourceNode | null = null;

export function loadSounds(zip: ArrayBuffer | undefined): void {
  for (const { name, data } of zip ? storedFiles(zip) : []) {
    const found = /assets\/sounds\/(\w+)\.wav$/.exec(name);
    if (found?.[1]) sounds.set(found[1], data);
  }
}

function speaker(): { context: AudioContext; out: GainNode } {
  if (!audio) {
    const context = new AudioContext();
    const out = new GainNode(context, { gain: LOUDNESS });
    out.connect(context.destination);
    audio = { context, out };
  }
  return audio;
}

/** A sound that cannot play never disturbs the game. */
export async function play(name: string): Promise<void> {
  const data = sounds.get(name);
  if (!data || !heard.value) return;
  const buffer = decoded.get(name) ?? speaker().context.decodeAudioData(data.slice().buffer as ArrayBuffer);
  decoded.set(name, buffer);
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

export function hush(quiet: boolean): void {
  if (audio) void (quiet ? audio.context.suspend() : audio.context.resume());
}

export function setHeard(now: boolean): void {
  heard.value = now;
  if (!now) playMusic("");
}
