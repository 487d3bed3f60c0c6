import { Refused, Unreachable, type SnapshotIn } from "../src/api";

/** The server's side of the contract: idempotent by number, another text under a number is refused. */
export class Server {
  readonly held = new Map<string, Map<number, string>>();
  away = false;
  loseAnswer = false;

  highest(document: string): number {
    return Math.max(0, ...(this.held.get(document)?.keys() ?? []));
  }

  newest(document: string): string | undefined {
    return this.held.get(document)?.get(this.highest(document));
  }

  save = async (snapshots: SnapshotIn[]): Promise<Record<string, number>> => {
    await Promise.resolve();
    if (this.away) throw new Unreachable("away");
    for (const { document, seq, source } of snapshots) this.store(document, seq, source);
    if (this.loseAnswer) throw new Unreachable("the answer got lost");
    return Object.fromEntries(snapshots.map(({ document }) => [document, this.highest(document)]));
  };

  private store(document: string, seq: number, source: string): void {
    const versions = this.held.get(document) ?? new Map<number, string>();
    this.held.set(document, versions);
    if ((versions.get(seq) ?? source) !== source) {
      const error = { id: "seq_conflict", document, highest: this.highest(document) };
      throw new Refused(409, "seq_conflict", "conflict", { error });
    }
    versions.set(seq, source);
  }
}
