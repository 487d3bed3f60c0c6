/** The loudspeaker of a page: a game's sounds and its music, since a worker has no sound of its own. */
import { signal } from "@preact/signals";
import { RATE, samples, type Tune } from "./tune";

/** Where a sound goes. */
interface Output {
  context: AudioContext;
  out: GainNode;
}

const LOUDNESS = 0.5;

export class Speaker {
  /** A room may hold twelve games: each person chooses whether theirs is heard. */
  readonly heard = signal(true);
  private readonly tunes: Map<string, Tune>;
  private readonly decoded = new Map<string, Promise<AudioBuffer>>();
  private output: Output | null = null;
  private music: AudioBufferSourceNode | null = null;

  /** @param score each tune by its name. */
  constructor(score: Record<string, Tune>) {
    this.tunes = new Map(Object.entries(score));
  }

  /**
   * Plays a sound by its name. One that cannot play never disturbs the game.
   * @param read asked once for the sound's bytes, which decoding takes away.
   */
  async play(name: string, read: () => Promise<ArrayBuffer>): Promise<void> {
    if (!this.heard.value) return;
    const buffer = this.decoded.get(name) ?? this.decode(read);
    this.decoded.set(name, buffer);
    try {
      this.start({ buffer: await buffer });
    } catch (problem) {
      console.warn(`The sound ${name} did not play:`, problem);
    }
  }

  /** Plays a tune on and on, in the place of the one before; "" is silence. */
  playMusic(name: string): void {
    this.music?.stop();
    this.music = null;
    const tune = this.tunes.get(name);
    if (!tune || !this.heard.value) return;
    const data = samples(tune);
    const buffer = new AudioBuffer({ length: data.length, sampleRate: RATE });
    buffer.copyToChannel(data, 0);
    this.music = this.start({ buffer, loop: true });
  }

  /** Sounds wait while the game waits. */
  hush(quiet: boolean): void {
    if (this.output) void (quiet ? this.output.context.suspend() : this.output.context.resume());
  }

  setHeard(now: boolean): void {
    this.heard.value = now;
    if (!now) this.playMusic("");
  }

  private async decode(read: () => Promise<ArrayBuffer>): Promise<AudioBuffer> {
    const bytes = await read();
    return this.opened().context.decodeAudioData(bytes);
  }

  private start(options: AudioBufferSourceOptions): AudioBufferSourceNode {
    const { context, out } = this.opened();
    const source = new AudioBufferSourceNode(context, options);
    source.connect(out);
    source.start();
    return source;
  }

  private opened(): Output {
    if (!this.output) {
      const context = new AudioContext();
      const out = new GainNode(context, { gain: LOUDNESS });
      out.connect(context.destination);
      this.output = { context, out };
    }
    return this.output;
  }
}
