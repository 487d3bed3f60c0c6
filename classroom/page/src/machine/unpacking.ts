/** Python's side of the worker that downloads and unpacks. */

/** What a packed file's name ends with. */
export const PACKED = ".zst";

export interface Asked {
  path: string;
}
export type Told = { part: number } | { path: string; data: ArrayBuffer } | { path: string; problem: string };

interface Waiting {
  resolve: (data: ArrayBuffer) => void;
  reject: (problem: Error) => void;
}

export class Unpacking {
  private worker: Worker | null = null;
  private readonly waiting = new Map<string, Waiting>();

  /** `tell` hears which part of everything asked for has come. */
  constructor(private readonly tell: (part: number) => void) {}

  /** @throws Error when the file is not there, or damaged. */
  file(path: string): Promise<ArrayBuffer> {
    const coming = new Promise<ArrayBuffer>((resolve, reject) => {
      this.waiting.set(path, { resolve, reject });
      this.open().postMessage({ path } satisfies Asked);
    });
    coming.catch(() => undefined); // of several that fail together, one is enough to hear of
    return coming;
  }

  /** Gives the memory back. The next file that is asked for begins anew. */
  end(): void {
    this.worker?.terminate();
    this.worker = null;
  }

  private open(): Worker {
    if (this.worker) return this.worker;
    this.worker = new Worker(new URL("../unpacker.ts", import.meta.url), { type: "module" });
    this.worker.onmessage = ({ data }: MessageEvent<Told>) => this.hear(data);
    this.worker.onerror = (event) => this.fail(event.message);
    return this.worker;
  }

  private hear(told: Told): void {
    if ("part" in told) return this.tell(told.part);
    const waiting = this.waiting.get(told.path);
    this.waiting.delete(told.path);
    if ("data" in told) waiting?.resolve(told.data);
    else waiting?.reject(new Error(told.problem));
  }

  private fail(problem: string): void {
    for (const { reject } of this.waiting.values()) reject(new Error(problem));
    this.waiting.clear();
    this.end();
  }
}
