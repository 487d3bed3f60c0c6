/** The game's tunes as the page plays them: the same notes and the same soft waves as on the desktop. */

export interface Voice {
  loudness: number;
  notes: number[];
}
export interface Tune {
  beat: number;
  voices: Voice[];
}

export const RATE = 16_000;
/** How long a note rings, in beats. */
const RING = 2.2;
const ATTACK_SECONDS = 0.008;

/** One turn of a tune, in seconds. */
export function turn({ beat, voices }: Tune): number {
  return beat * Math.max(...voices.map(({ notes }) => notes.length));
}

/**
 * A tune as samples between -1 and 1. A note still ringing at the end goes on at the beginning of the next
 * turn.
 */
export function samples(tune: Tune): Float32Array<ArrayBuffer> {
  const mixed = new Float32Array(Math.round(RATE * turn(tune)));
  for (const { loudness, notes } of tune.voices) {
    notes.forEach((key, beat) => {
      if (key > 0)
        ring(
          mixed,
          Math.round(beat * tune.beat * RATE),
          RING * tune.beat,
          440 * 2 ** ((key - 69) / 12),
          loudness,
        );
    });
  }
  return mixed;
}

function ring(mixed: Float32Array, first: number, seconds: number, pitch: number, loudness: number): void {
  const count = Math.round(seconds * RATE);
  for (let at = 0; at < count; at += 1) {
    const phase = (2 * Math.PI * pitch * at) / RATE;
    const shape = Math.min(1, at / (ATTACK_SECONDS * RATE)) * (1 - at / count) ** 2;
    const place = (first + at) % mixed.length;
    mixed[place] =
      (mixed[place] ?? 0) + 0.8 * loudness * shape * (Math.sin(phase) + 0.25 * Math.sin(2 * phase));
  }
}
