/** A page on a static host: no classroom, no call that leaves it, everything in this browser. */
import {
  api,
  Refused,
  type CopyOut,
  type CourseContent,
  type HelpState,
  type ItemState,
  type Language,
  type OfferedContent,
  type SnapshotsOut,
} from "../../api";
import { keepPreference, preference } from "../../keep/preferences";
import type { Session } from "../../state";
import { filledNotebook } from "./notebook";
import { tellStory, type Cards } from "./tell";
import { save } from "../../keep/download";

interface Site {
  version: string;
  offers: string[][];
  opens: Record<string, string>;
}

const NO_HELP: HelpState = { wanted: false, position: null, coming: false, answer: null };

export function seatAlone(language: Language): Session {
  return { seat: 0, animal: "", token: "alone", cardCode: "", language, owner: "alone" };
}

const read = new Map<string, Promise<unknown>>();

/** A file that was written beside the page. */
function written<T>(path: string): Promise<T> {
  const before = read.get(path);
  if (before) return before as Promise<T>;
  const asked = fetch(new URL(`api/${path}`, document.baseURI)).then((response) => {
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return response.json() as Promise<unknown>;
  });
  read.set(path, asked);
  asked.catch(() => read.delete(path));
  return asked as Promise<T>;
}

async function content(language: Language, story: string): Promise<CourseContent> {
  const [course, cards] = await Promise.all([
    written<CourseContent>(`content/${language}.json`),
    written<Cards>("cards.json"),
  ]);
  const told = tellStory(course, cards, story);
  if (!told) throw new Refused(404, "unknown_card", "", {});
  return told;
}

function all<T extends { seq: number }>(sent: T[], name: (one: T) => string): SnapshotsOut {
  return { stored: Object.fromEntries(sent.map((one) => [name(one), one.seq])) };
}

const OFFERED = "offered alone";

/** One of the two sets of twins, and what it opened: the same as long as this browser keeps it. */
async function offered(): Promise<string[]> {
  const before = preference(OFFERED);
  if (before) return before.split(" ");
  const { offers } = await written<Site>("site.json");
  const drawn = offers[Math.floor(Math.random() * offers.length)] ?? [];
  keepPreference(OFFERED, drawn.join(" "));
  return drawn;
}

/** All of them at once: no one is there to wait until a first part is handed in. */
function everyItem(): Promise<OfferedContent> {
  return written<OfferedContent>("exercises.json");
}

async function offer(): Promise<ItemState[]> {
  return (await offered()).map((id) => ({ id, handed_in: false, seq: 0, source: null, receipt: null }));
}

async function handIn(item: string, source: string, language: Language): Promise<CopyOut> {
  const released = await written<object>(`notebooks/${language}/${item}.ipynb`);
  const file = `${item}.ipynb`;
  save(new Blob([filledNotebook(released, source)], { type: "application/x-ipynb+json" }), file);
  const { opens } = await written<Site>("site.json");
  if (opens[item]) keepPreference(OFFERED, [...new Set([...(await offered()), opens[item]])].join(" "));
  return { receipt: file, opens: opens[item] ?? null, content: null };
}

/**
 * Answers in the place of a server. Nothing that a person does leaves the browser, but as a file that they
 * save.
 */
export function standAlone(): void {
  Object.assign(api, {
    room: async () => ({ animals: [], version: (await written<Site>("site.json")).version }),
    content,
    seat: async () => ({
      seat: 0,
      animal: "",
      language: "fr",
      documents: {},
      progress: {},
      help: NO_HELP,
      event_seq: 0,
    }),
    snapshots: async (_token, snapshots) => all(snapshots, ({ document }) => document),
    events: async (_token, events) => ({ stored: Math.max(0, ...events.map(({ seq }) => seq)) }),
    help: async () => NO_HELP,
    enter: async () => ({
      candidate: "",
      token: "alone",
      items: await offered(),
      content: await everyItem(),
    }),
    offer: async () => ({ candidate: "", items: await offer() }),
    drafts: async (_token, drafts) => all(drafts, ({ item }) => item),
    handIn: (_token, { item, source, language }) => handIn(item, source, language),
  } satisfies Partial<typeof api>);
}
