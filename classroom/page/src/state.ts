/** What the page shows. Views read these signals; the modules in app/ write them. */
import { computed, signal } from "@preact/signals";
import type {
  AnimalCard,
  CourseContent,
  HelpState,
  ItemContent,
  Language,
  MicroLessonContent,
  OfferedContent,
  StepContent,
} from "./api";
import type { Sending } from "./keep/sender";
import type { Doing } from "./machine/machines";
import type { Explanation, Verdict } from "./machine/protocol";

export interface Session {
  seat: number;
  animal: string;
  token: string;
  cardCode: string;
  language: Language;
  /** Which of this computer's programs are this seat's: a seat name alone could come back another day. */
  owner: string;
}
export interface Candidate {
  candidate: string;
  token: string;
  items: string[];
  owner: string;
}

/** Where a candidate stands with an item, for this page only. */
export interface ItemStanding {
  opened: boolean;
  revisit: boolean;
  handedIn: boolean;
  receipt: string | null;
  handedInSeq: number;
}

export type Place =
  | { at: "loading" }
  | { at: "join"; again?: boolean }
  | { at: "card" }
  | { at: "step"; id: string }
  | { at: "aptitude" }
  | { at: "item"; id: string }
  | { at: "lesson"; id: string };

export type Outcome =
  | { kind: "none" }
  | { kind: "verdict"; verdict: Verdict }
  | { kind: "error"; error: Explanation }
  | { kind: "ended"; state: "won" | "lost" | "finished" }
  | { kind: "words"; id: "check_too_long" | "failed_inside" | "stopped" };

export const language = signal<Language>("fr");
export const place = signal<Place>({ at: "loading" });
export const session = signal<Session | null>(null);
export const candidate = signal<Candidate | null>(null);
export const animals = signal<AnimalCard[]>([]);
export const content = signal<CourseContent | null>(null);
/** The version of the kit that serves this page. */
export const kit = signal("");
export const serverAway = signal(false);

/** How far each side of the wall is with its sending; the header shows the more serious of the two. */
export const programsSending = signal<Sending>("saved");
export const draftsSending = signal<Sending>("saved");
const BY_WEIGHT: Sending[] = [
  "saved",
  "waiting",
  "away",
  "refused",
  "unknown_seat",
  "taken_over",
  "other_tab",
];
export const sending = computed<Sending>(() => {
  const weights = [programsSending.value, draftsSending.value].map((state) => BY_WEIGHT.indexOf(state));
  return BY_WEIGHT[Math.max(...weights)] ?? "saved";
});
export const sendingProblem = signal("");
/** When the server last had everything; null before the first time since the page was opened. */
export const savedAt = signal<Date | null>(null);
export const keptHere = signal(true);
/** Whether this browser holds the work of a newer page, which this one leaves alone. */
export const newerHere = signal(false);
export const otherTab = signal(false);
export const progress = signal<Record<string, boolean>>({});
export const help = signal<HelpState>({ wanted: false, position: null, coming: false, answer: null });

export const doing = signal<Doing>("loading");
export const loaded = signal({ done: 0, total: 4 });
/** Whether a program waits for Python to be there. */
export const queued = signal(false);
export const broken = signal<string | null>(null);
export const silent = signal(false);
/** Whether the stage shows a picture of this step's own program. */
export const pictured = signal(false);
export const paused = signal(false);
/** The keys that the program of the last run listens to. */
export const askedKeys = signal<string[]>([]);
/** The keys chosen while the game waits: they count as held for the next ticks. */
export const chosenKeys = signal<string[]>([]);
export const printed = signal<string[]>([]);
export const values = signal<Record<string, unknown>>({});
export const outcome = signal<Outcome>({ kind: "none" });

export const predictions = signal<Record<string, string>>({});
export const hintsSeen = signal<Record<string, number>>({});
/** The number of the newest text of each exercise on this computer. */
export const draftSeq = signal<Record<string, number>>({});
export const standings = signal<Record<string, ItemStanding>>({});

/**
 * Whether the page stands on a static host, without a classroom: `atelier site` writes so into its first
 * line.
 */
export function isAlone(): boolean {
  return globalThis.document?.documentElement.dataset["classroom"] === "none";
}

export const steps = computed<StepContent[]>(
  () => content.value?.chapters.flatMap((chapter) => chapter.steps) ?? [],
);
export const step = computed<StepContent | null>(() => {
  const here = place.value;
  return here.at === "step" ? (steps.value.find(({ id }) => id === here.id) ?? null) : null;
});
/** What this candidate's items and micro-lessons show, kept on this computer as soon as they are offered. */
export const offered = signal<OfferedContent | null>(null);
export const items = computed<ItemContent[]>(() => {
  const mine = candidate.value?.items ?? [];
  return offered.value?.texts[language.value].items.filter(({ id }) => mine.includes(id)) ?? [];
});
export const lessons = computed<MicroLessonContent[]>(
  () => (candidate.value && offered.value?.texts[language.value].lessons) ?? [],
);
export const item = computed<ItemContent | null>(() => {
  const here = place.value;
  return here.at === "item" ? (items.value.find(({ id }) => id === here.id) ?? null) : null;
});
