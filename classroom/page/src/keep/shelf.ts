/**
 * The programs of one owner (a seat or a candidate). Every change gets the next sequence number and
 * is written at once; writes follow one another, each with the newest text, so none waits on a timer.
 */
import type { SavedDocument, Snapshot } from "../api";
import type { Kept, Store, Version } from "./db";

export class Shelf {
  private readonly kept = new Map<string, Kept>();
  private readonly unwritten = new Set<string>();
  private writing: Promise<void> | null = null;
  writeProblem: unknown = null;

  constructor(
    readonly owner: string,
    private readonly store: Store,
    private readonly onChange: () => void = () => {},
  ) {}

  async load(): Promise<void> {
    for (const document of await this.store.documents(this.owner)) this.kept.set(document.document, document);
  }

  get(document: string): Kept | undefined {
    return this.kept.get(document);
  }

  all(): Kept[] {
    return [...this.kept.values()];
  }

  change(document: string, source: string): void {
    const before = this.kept.get(document);
    if (before?.source === source) return;
    this.put({
      owner: this.owner,
      document,
      source,
      seq: (before?.seq ?? 0) + 1,
      sent: before?.sent ?? 0,
      at: new Date().toISOString(),
    });
  }

  /** Takes in what the server has. The higher sequence number wins; a text that loses becomes a version. */
  async reconcile(server: Record<string, SavedDocument>): Promise<void> {
    for (const [document, saved] of Object.entries(server)) {
      const mine = this.kept.get(document);
      if (mine && mine.seq >= saved.seq) {
        await this.keepMine(mine, saved);
        continue;
      }
      if (mine && mine.source !== saved.source) await this.keepVersion(document, mine.source, "replaced");
      this.put({ owner: this.owner, document, source: saved.source, seq: saved.seq, sent: saved.seq, at: saved.saved_at });
    }
  }

  private async keepMine(mine: Kept, saved: SavedDocument): Promise<void> {
    if (mine.seq > saved.seq) return;
    if (mine.source === saved.source) return this.stored({ [mine.document]: saved.seq });
    await this.keepVersion(mine.document, saved.source, "replaced");
    this.raise(mine.document, saved.seq);
  }

  unsent(): Snapshot[] {
    return [...this.kept.values()]
      .filter(({ seq, sent }) => sent < seq)
      .map(({ document, seq, source, at }) => ({ document, seq, source, at }));
  }

  stored(acknowledged: Record<string, number>): void {
    for (const [document, seq] of Object.entries(acknowledged)) {
      const mine = this.kept.get(document);
      if (mine && seq > mine.sent) this.put({ ...mine, sent: Math.min(seq, mine.seq) });
    }
  }

  /** The server holds another text under this number: ours goes on above the highest one. */
  raise(document: string, highest: number): void {
    const mine = this.kept.get(document);
    if (mine) this.put({ ...mine, seq: Math.max(highest, mine.seq) + 1, sent: highest });
  }

  versions(document: string): Promise<Version[]> {
    return this.store.versions(this.owner, document);
  }

  async keepVersion(document: string, source: string, why: Version["why"]): Promise<void> {
    const known = await this.versions(document);
    const last = known[known.length - 1];
    if (last?.source === source && last.why === why) return;
    await this.store.addVersion({ owner: this.owner, document, source, at: new Date().toISOString(), why });
  }

  /** Resolves when everything changed so far is written on this computer. */
  async written(): Promise<void> {
    while (this.writing) await this.writing;
  }

  private put(document: Kept): void {
    this.kept.set(document.document, document);
    this.unwritten.add(document.document);
    this.writing ??= this.write();
    this.onChange();
  }

  private async write(): Promise<void> {
    try {
      while (this.unwritten.size > 0) {
        const batch = [...this.unwritten].map((name) => this.kept.get(name)).filter((document) => document !== undefined);
        this.unwritten.clear();
        await this.store.putDocuments(batch);
      }
      this.writeProblem = null;
    } catch (problem) {
      this.writeProblem = problem;
    } finally {
      this.writing = null;
      this.onChange();
    }
  }
}
