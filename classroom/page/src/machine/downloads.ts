/**
 * Downloads of several files, and how far all of them together have come. They are read one after the other,
 * in the order in which they were asked for: what is needed first is there first, and unpacked while the next
 * one comes.
 */
import { unpacked } from "./packed";

/** The part that is told grows by at least so much: nobody needs to hear of every piece. */
const STEP = 0.02;

export class Downloads {
  private expected = 0;
  /** Files of which nothing is known yet: until then no part of the whole is. */
  private unknown = 0;
  private received = 0;
  private told = 0;
  private before: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly root: URL,
    private readonly tell: (part: number) => void,
  ) {}

  /** @throws Error when the file is not there, or damaged. */
  async unpacked(path: string): Promise<ArrayBuffer> {
    const { before } = this;
    const coming = this.found(path).then(async (response) => {
      await before;
      return this.whole(response);
    });
    this.before = coming.catch(() => undefined); // one that fails holds no other up
    return unpacked(await coming);
  }

  private async found(path: string): Promise<Response> {
    this.unknown += 1;
    const response = await fetch(new URL(path, this.root));
    this.unknown -= 1;
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    this.expected += Number(response.headers.get("Content-Length"));
    return response;
  }

  private async whole(response: Response): Promise<ArrayBuffer> {
    const counted = new TransformStream<Uint8Array, Uint8Array>({
      transform: (piece, out) => {
        this.count(piece.length);
        out.enqueue(piece);
      },
    });
    return new Response(response.body?.pipeThrough(counted)).arrayBuffer();
  }

  private count(length: number): void {
    this.received += length;
    const part = Math.min(1, this.received / this.expected);
    if (this.unknown > 0 || part < this.told + STEP) return;
    this.told = part;
    this.tell(part);
  }
}
