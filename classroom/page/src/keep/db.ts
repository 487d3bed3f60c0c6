/** What this computer keeps: one IndexedDB database, or plain memory where the browser refuses one. */
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { EventIn } from "../api";

/** A program as this computer knows it. `sent` is the highest sequence number the server has stored. */
export interface Kept {
  owner: string;
  document: string;
  source: string;
  seq: number;
  sent: number;
  at: string;
}
/** An earlier text of a program: kept at each run, and before anything replaces it. */
export interface Version {
  owner: string;
  document: string;
  source: string;
  at: string;
  why: "run" | "passed" | "replaced" | "imported" | "undone";
}
export type KeptEvent = EventIn & { owner: string };

interface Schema extends DBSchema {
  documents: { key: [string, string]; value: Kept; indexes: { owner: string } };
  versions: { key: number; value: Version; indexes: { document: [string, string] } };
  events: { key: [string, number]; value: KeptEvent; indexes: { owner: string } };
  settings: { key: string; value: unknown };
}

export interface Store {
  /** False where the work is only in memory: the page then says so. */
  readonly lasting: boolean;
  /** True where a newer page keeps work in this browser: it is left alone, this one stays in memory. */
  readonly newer: boolean;
  documents(owner: string): Promise<Kept[]>;
  /** `onDisk`: resolves when a power cut loses nothing of it; slower, for when no one else has the text. */
  putDocuments(documents: Kept[], onDisk?: boolean): Promise<void>;
  versions(owner: string, document: string): Promise<Version[]>;
  /** Those of every program of an owner. */
  allVersions(owner: string): Promise<Version[]>;
  addVersion(version: Version): Promise<void>;
  events(owner: string, most: number): Promise<KeptEvent[]>;
  addEvent(event: KeptEvent): Promise<void>;
  dropEvents(events: KeptEvent[]): Promise<void>;
  setting<T>(key: string): Promise<T | undefined>;
  putSetting(key: string, value: unknown): Promise<void>;
}

class Database implements Store {
  readonly lasting = true;
  readonly newer = false;
  constructor(private readonly db: IDBPDatabase<Schema>) {}

  documents(owner: string): Promise<Kept[]> {
    return this.db.getAllFromIndex("documents", "owner", owner);
  }

  async putDocuments(documents: Kept[], onDisk = false): Promise<void> {
    const change = this.db.transaction("documents", "readwrite", {
      durability: onDisk ? "strict" : "relaxed",
    });
    const asked = documents.map((document) => change.store.put(document));
    change.commit(); // asks nothing more of this page, which may be closing
    await Promise.all([...asked, change.done]);
  }

  versions(owner: string, document: string): Promise<Version[]> {
    return this.db.getAllFromIndex("versions", "document", [owner, document]);
  }

  allVersions(owner: string): Promise<Version[]> {
    return this.db.getAllFromIndex("versions", "document", IDBKeyRange.bound([owner], [owner, []]));
  }

  async addVersion(version: Version): Promise<void> {
    await this.db.add("versions", version);
  }

  events(owner: string, most: number): Promise<KeptEvent[]> {
    return this.db.getAllFromIndex("events", "owner", owner, most);
  }

  async addEvent(event: KeptEvent): Promise<void> {
    await this.db.put("events", event);
  }

  async dropEvents(events: KeptEvent[]): Promise<void> {
    const change = this.db.transaction("events", "readwrite");
    await Promise.all([...events.map((event) => change.store.delete([event.owner, event.seq])), change.done]);
  }

  setting<T>(key: string): Promise<T | undefined> {
    return this.db.get("settings", key) as Promise<T | undefined>;
  }

  async putSetting(key: string, value: unknown): Promise<void> {
    await this.db.put("settings", value, key);
  }
}

class Memory implements Store {
  readonly lasting = false;
  constructor(readonly newer: boolean) {}

  private readonly kept = new Map<string, Kept>();
  private readonly old: Version[] = [];
  private waiting: KeptEvent[] = [];
  private readonly values = new Map<string, unknown>();

  async documents(owner: string): Promise<Kept[]> {
    return [...this.kept.values()].filter((document) => document.owner === owner);
  }

  async putDocuments(documents: Kept[]): Promise<void> {
    for (const document of documents) this.kept.set(`${document.owner} ${document.document}`, document);
  }

  async versions(owner: string, document: string): Promise<Version[]> {
    return this.old.filter((version) => version.owner === owner && version.document === document);
  }

  async allVersions(owner: string): Promise<Version[]> {
    return this.old.filter((version) => version.owner === owner);
  }

  async addVersion(version: Version): Promise<void> {
    this.old.push(version);
  }

  async events(owner: string, most: number): Promise<KeptEvent[]> {
    return this.waiting.filter((event) => event.owner === owner).slice(0, most);
  }

  async addEvent(event: KeptEvent): Promise<void> {
    this.waiting.push(event);
  }

  async dropEvents(events: KeptEvent[]): Promise<void> {
    this.waiting = this.waiting.filter((event) => !events.includes(event));
  }

  async setting<T>(key: string): Promise<T | undefined> {
    return this.values.get(key) as T | undefined;
  }

  async putSetting(key: string, value: unknown): Promise<void> {
    this.values.set(key, value);
  }
}

const VERSION = 1;
const PATIENCE_MS = 5000;

/** Opens what this browser keeps; where it refuses or never answers, the work is in memory. */
export async function openStore(name = "discovery-workshop", patience = PATIENCE_MS): Promise<Store> {
  try {
    const db = await inTime(open(name), patience);
    return new Database(db);
  } catch (problem) {
    console.warn("No lasting storage in this browser:", problem);
    return new Memory(problem instanceof Error && problem.name === "VersionError");
  }
}

async function open(name: string): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>(name, VERSION, {
    upgrade(fresh) {
      fresh.createObjectStore("documents", { keyPath: ["owner", "document"] }).createIndex("owner", "owner");
      const versions = fresh.createObjectStore("versions", { autoIncrement: true });
      versions.createIndex("document", ["owner", "document"]);
      fresh.createObjectStore("events", { keyPath: ["owner", "seq"] }).createIndex("owner", "owner");
      fresh.createObjectStore("settings");
    },
  });
}

/** Some browsers never answer about their database: what comes too late is closed again. */
function inTime(opening: Promise<IDBPDatabase<Schema>>, patience: number): Promise<IDBPDatabase<Schema>> {
  return new Promise((resolve, reject) => {
    let late = false;
    const limit = setTimeout(() => {
      late = true;
      reject(new Error("The browser's database does not answer."));
    }, patience);
    opening.then((db) => (late ? db.close() : resolve(db)), reject).finally(() => clearTimeout(limit));
  });
}
