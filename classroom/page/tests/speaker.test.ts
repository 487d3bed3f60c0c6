/** The loudspeaker of both pages: what plays, what is read, and what a defect may not disturb. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Speaker } from "../src/machine/speaker";

const SCORE = { march: { beat: 0.1, voices: [{ loudness: 1, notes: [69, 0] }] } };
let playing: { loop: boolean; stopped: boolean }[] = [];

class Node {
  connect(): void {}
}
class Source extends Node {
  stopped = false;
  constructor(
    _context: unknown,
    readonly options: { loop?: boolean },
  ) {
    super();
  }
  get loop(): boolean {
    return this.options.loop ?? false;
  }
  start(): void {
    playing.push(this);
  }
  stop(): void {
    this.stopped = true;
  }
}
class Context {
  destination = null;
  decodeAudioData = async (bytes: ArrayBuffer) => bytes;
}
class Samples {
  copyToChannel(): void {}
}

beforeEach(() => {
  playing = [];
  vi.stubGlobal("AudioContext", Context);
  vi.stubGlobal("GainNode", Node);
  vi.stubGlobal("AudioBufferSourceNode", Source);
  vi.stubGlobal("AudioBuffer", Samples);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test("a sound is read once, however often it plays", async () => {
  const speaker = new Speaker(SCORE);
  const read = vi.fn(async () => new ArrayBuffer(1));
  await speaker.play("jump", read);
  await speaker.play("jump", read);
  expect([read.mock.calls.length, playing.length]).toEqual([1, 2]);
});

test("nothing is read for whoever hears nothing", async () => {
  const speaker = new Speaker(SCORE);
  speaker.setHeard(false);
  const read = vi.fn(async () => new ArrayBuffer(1));
  await speaker.play("jump", read);
  speaker.playMusic("march");
  expect([read.mock.calls.length, playing]).toEqual([0, []]);
});

test("a sound that cannot be read is told of in the console, and the game goes on", async () => {
  const warned = vi.spyOn(console, "warn").mockImplementation(() => undefined);
  await new Speaker(SCORE).play("jump", () => Promise.reject(new Error("gone")));
  expect(warned.mock.calls[0]?.[0]).toBe("The sound jump did not play:");
});

test("a tune goes on and on until another one, silence, or the wish not to hear it", () => {
  const speaker = new Speaker(SCORE);
  speaker.playMusic("march");
  speaker.playMusic("march");
  expect(playing.map(({ loop, stopped }) => [loop, stopped])).toEqual([
    [true, true],
    [true, false],
  ]);
  speaker.setHeard(false);
  expect(playing.map(({ stopped }) => stopped)).toEqual([true, true]);
});
