/**
 * The programs of one owner (a seat or a candidate). Every change gets the next sequence number and
 * is written at once; writes follow one another, each with the newest text, so none waits on a timer.
 */
import type { DocumentView, Refused, SnapshotIn } from "../api";
import type { Kept, Store, Version } from "./db";

export class Shelf {
  private readonly kept = new Map<string, Kept>();
  private readonly unwritten = new Set<string>();
  /** The numbers with which the texts were found when this shelf was opened. */
  private readonly found = new Map<string, number>();
  private writing: Promise<void> | null = null;
  private released = false;
  private alone = false;
  writeProblem: unknown = null;
  /** By document, the version that the server will never take, and why. */
  private readonly turnedAway = new Map<string, { seq: number; why: Refused }>();

  constructor(
    readonly owner: string,
    private readonly store: Store,
    private readonly onChange: () => void = () => {},
  ) {}

  async load(): Promise<void> {
    for (const document of await this.store.documents(this.owner)) {
      this.kept.set(document.document, document);
      this.found.set(document.document, document.seq);
    }
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
  async reconcile(server: Record<string, DocumentView>): Promise<void> {
    for (const [document, saved] of Object.entries(server)) {
      let mine: Kept | undefined;
      do {
        mine = this.kept.get(document);
        if (mine) await this.keepLoser(mine, saved);
      } while (mine !== this.kept.get(document)); // somebody typed meanwhile
      this.settle(document, saved);
    }
  }

  private async keepLoser(mine: Kept, saved: DocumentView): Promise<void> {
    if (mine.source === saved.source || saved.seq <= mine.sent) return;
    await this.keepVersion(mine.document, saved.seq > mine.seq ? mine.source : saved.source, "replaced");
  }

  private settle(document: string, saved: DocumentView): void {
    const mine = this.kept.get(document);
    if (!mine || saved.seq > mine.seq) {
      this.put({
        owner: this.owner,
        document,
        source: saved.source,
        seq: saved.seq,
        sent: saved.seq,
        at: saved.saved_at,
      });
    } else if (saved.seq === mine.seq && saved.source !== mine.source) this.raise(document, saved.seq);
    else if (saved.seq === mine.seq) this.stored({ [document]: saved.seq });
  }

  /** A server that was put back to an older copy has lost what it had acknowledged: that is sent again. */
  sendAgainWhatIsMissing(server: Record<string, DocumentView>): void {
    for (const mine of this.kept.values()) {
      const highest = server[mine.document]?.seq ?? 0;
      if (highest < mine.sent) this.put({ ...mine, sent: highest });
    }
  }

  unsent(): SnapshotIn[] {
    return [...this.kept.values()]
      .filter(({ document, seq, sent }) => sent < seq && this.turnedAway.get(document)?.seq !== seq)
      .map(({ document, seq, source, at }) => ({ document, seq, source, at }));
  }

  /** The server will never take this version: it stays here. The next change is tried again. */
  refused({ document, seq }: SnapshotIn, why: Refused): void {
    this.turnedAway.set(document, { seq, why });
  }

  /** Why a text that is here is not on the server, if the server refused one. */
  refusal(): Refused | null {
    for (const [document, { seq, why }] of this.turnedAway)
      if (this.kept.get(document)?.seq === seq) return why;
    return null;
  }

  stored(acknowledged: Record<string, number>): void {
    for (const [document, seq] of Object.entries(acknowledged)) {
      const mine = this.kept.get(document);
      if (mine && seq > mine.sent) this.put({ ...mine, sent: Math.min(seq, mine.seq) });
    }
  }

  /** Another writer is ahead of us on the server: the text that is here must be the newest there too. */
  goAbove(document: string, highest: number): void {
    const mine = this.kept.get(document);
    if (mine && mine.seq < highest) this.raise(document, highest);
  }

  /** The server holds another text under this number: ours goes on above the highest one. */
  raise(document: string, highest: number): void {
    const mine = this.kept.get(document);
    if (mine) this.put({ ...mine, seq: Math.max(highest, mine.seq) + 1, sent: highest });
  }

  versions(document: string): Promise<Version[]> {
    return this.store.versions(this.owner, document);
  }

  allVersions(): Promise<Version[]> {
    return this.store.allVersions(this.owner);
  }

  /** Adds a version as it was found elsewhere, with its own time. */
  addVersion(version: Omit<Version, "owner">): Promise<void> {
    return this.store.addVersion({ ...version, owner: this.owner });
  }

  async keepVersion(document: string, source: string, why: Version["why"]): Promise<void> {
    const known = await this.versions(document);
    const last = known[known.length - 1];
    if (last?.source === source && last.why === why) return;
    await this.store.addVersion({ owner: this.owner, document, source, at: new Date().toISOString(), why });
  }

  /** Another tab works on from here: nothing more is written by this one once this resolves. */
  async release(): Promise<Kept[]> {
    this.released = true;
    await this.written();
    return this.all();
  }

  /** What the tab before this one had, its last letters too. A text that loses becomes a version. */
  async takeFrom(others: Kept[]): Promise<void> {
    for (const theirs of others) if (theirs.owner === this.owner) await this.takeOne(theirs);
  }

  private async takeOne(theirs: Kept): Promise<void> {
    const mine = this.kept.get(theirs.document);
    const typedHere = mine !== undefined && mine.seq > (this.found.get(theirs.document) ?? 0);
    if (typedHere && mine.source !== theirs.source) {
      await this.keepVersion(theirs.document, theirs.source, "replaced");
      this.raise(theirs.document, theirs.seq);
    } else if (theirs.seq > (mine?.seq ?? 0)) this.put(theirs);
  }

  /** Whether this computer has the only copy: then every write goes to the disk itself. */
  standAlone(alone: boolean): void {
    if (alone === this.alone) return;
    this.alone = alone;
    if (alone) for (const { document } of this.unsent()) this.writeSoon(document);
  }

  /** Resolves when everything changed so far is written on this computer. */
  async written(): Promise<void> {
    while (this.writing) await this.writing;
  }

  /** The page closes: what waits for an earlier write, which may be long, is handed over at once. */
  writeNow(): void {
    const waiting = this.all().filter(({ document }) => this.unwritten.has(document));
    if (waiting.length > 0)
      this.store.putDocuments(waiting).catch((problem: unknown) => {
        this.writeProblem = problem;
      });
  }

  private put(document: Kept): void {
    if (this.released) return;
    this.kept.set(document.document, document);
    this.writeSoon(document.document);
    this.onChange();
  }

  private writeSoon(document: string): void {
    this.unwritten.add(document);
    this.writing ??= this.write();
  }

  private async write(): Promise<void> {
    let batch: Kept[] = [];
    try {
      while (this.unwritten.size > 0) {
        batch = [...this.unwritten]
          .map((name) => this.kept.get(name))
          .filter((document) => document !== undefined);
        this.unwritten.clear();
        await this.store.putDocuments(batch, this.alone);
      }
      this.writeProblem = null;
    } catch (problem) {
      this.writeProblem = problem;
      for (const { document } of batch) this.unwritten.add(document); // the next change tries again
    } finally {
      this.writing = null;
      this.onChange();
    }
  }
}
