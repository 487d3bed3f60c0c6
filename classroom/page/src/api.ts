/** What the classroom server says and hears: the one place that knows its addresses and shapes. */
import { ask, call } from "./calls";

export { Refused, Unreachable } from "./calls";

export type Language = "fr" | "en";
type Both = Record<Language, string>;

export interface AnimalCard {
  id: string;
  symbol: string;
  name: Both;
  taken: boolean;
}
export interface RoomView {
  animals: AnimalCard[];
  version: string;
}
export interface JoinIn {
  code: string;
  animal: string;
  language: Language;
  card_code?: string;
}
export interface JoinOut {
  seat: number;
  animal: string;
  token: string;
  card_code: string;
}
export interface DocumentView {
  seq: number;
  source: string;
  saved_at: string;
}
/** How somebody helped: a hint, an explanation, a demonstration, or typing in the person's place. */
export type HelpKind = "hint" | "explained" | "shown" | "typed";
export interface HelpState {
  wanted: boolean;
  position: number | null;
  coming: boolean;
  answer: HelpKind | null;
}
export interface StepView {
  passed: boolean;
}
export interface SeatView {
  seat: number;
  animal: string;
  language: Language;
  documents: Record<string, DocumentView>;
  progress: Record<string, StepView>;
  help: HelpState;
  /** The highest event number stored: the next one is above it. */
  event_seq: number;
}
export interface SnapshotIn {
  document: string;
  seq: number;
  source: string;
  at: string;
}
export interface SnapshotsIn {
  snapshots: SnapshotIn[];
}
export interface SnapshotsOut {
  stored: Record<string, number>;
}
export type EventKind = "opened" | "run" | "checked" | "hint" | "stopped";
export interface EventIn {
  seq: number;
  kind: EventKind;
  document: string;
  data: Record<string, unknown>;
}
export interface EventsIn {
  events: EventIn[];
}
/** The highest event number stored. */
export interface EventsOut {
  stored: number;
}
export interface HelpIn {
  wanted: boolean;
  document: string | null;
}
/** A name to print, which nobody keeps. */
export interface CertificateIn {
  name: string;
  language: Language;
}

export type Mode = "predict" | "run" | "modify" | "make" | "order" | "repair" | "invent";
export interface ChoiceView {
  id: string;
  text: string;
}
export interface StepContent {
  id: string;
  title: string;
  mode: Mode;
  minutes: number;
  text: string;
  start: string;
  question: string | null;
  choices: ChoiceView[];
  /** The choice that comes true. */
  answer: string | null;
  hints: string[];
  praise: string;
  solution: string;
}
export interface ChapterContent {
  id: string;
  title: string;
  text: string;
  steps: StepContent[];
}
/** An example: an expression, and its value as Python writes it. */
export interface ShownCase {
  expression: string;
  expect: string;
}
export interface ItemContent {
  id: string;
  title: string;
  minutes: number;
  text: string;
  given: string;
  start: string;
  /** A program that runs, or an answer in one's own words, which people read. */
  kind: "code" | "written";
  /** The micro-lesson that form A opens and form B follows; empty for most items. */
  lesson: string;
  form: string;
  shown: ShownCase[];
}
export interface LessonPart {
  id: string;
  text: string;
  question: string;
  choices: ChoiceView[];
  answer: string;
  because: string;
}
export interface MicroLessonContent {
  id: string;
  title: string;
  minutes: number;
  text: string;
  parts: LessonPart[];
  end: string;
}
export interface WordHelp {
  word: string;
  kind: string;
  help: string;
}
export interface CardView {
  id: string;
  text: string;
}
export interface QuestionView {
  id: string;
  title: string;
  cards: CardView[];
}
export interface CourseContent {
  language: Language;
  story: Record<string, string>;
  storyboard: QuestionView[];
  chapters: ChapterContent[];
  /** Whether there are some: what they are comes when they are offered. */
  exercises: boolean;
  words: WordHelp[];
}

/** Items and micro-lessons as they read in one language. */
export interface OfferedText {
  items: ItemContent[];
  lessons: MicroLessonContent[];
}
/** `files`: by item, what the worker checks its examples with. */
export interface OfferedContent {
  texts: Record<Language, OfferedText>;
  files: Record<string, Record<string, string>>;
}
export interface EnterOut {
  candidate: string;
  token: string;
  items: string[];
  content: OfferedContent;
}
export interface ItemState {
  id: string;
  handed_in: boolean;
  seq: number;
  source: string | null;
  receipt: string | null;
}
export interface CandidateView {
  candidate: string;
  items: ItemState[];
}
export interface DraftIn {
  item: string;
  seq: number;
  source: string;
  at: string;
}
export interface DraftsIn {
  drafts: DraftIn[];
}
export interface DraftsOut {
  stored: Record<string, number>;
}
export interface CopyIn {
  item: string;
  seq: number;
  source: string;
  language: Language;
}
/** `opens`: the item that this copy opened to the candidate, if any; `content`: it and its micro-lesson. */
export interface CopyOut {
  receipt: string;
  opens: string | null;
  content: OfferedContent | null;
}

export const api = {
  room: () => call<RoomView>("room"),
  content: (language: Language, story: string) =>
    call<CourseContent>(`content/${language}.json${story && `?story=${story}`}`, { cache: "no-cache" }),
  join: (body: JoinIn) => call<JoinOut>("join", { body }),
  seat: (token: string) => call<SeatView>("seat", { token }),
  snapshots: (token: string, snapshots: SnapshotIn[], lasting = false) =>
    call<SnapshotsOut>("snapshots", { token, body: { snapshots } satisfies SnapshotsIn, lasting }),
  events: (token: string, events: EventIn[], lasting = false) =>
    call<EventsOut>("events", { token, body: { events } satisfies EventsIn, lasting }),
  help: (token: string, wanted: boolean, document: string | null) =>
    call<HelpState>("help", { token, body: { wanted, document } satisfies HelpIn }),
  /** A page to print, made of the name that is given: neither is kept. */
  certificate: async (token: string, name: string, language: Language) =>
    (await ask("certificate", { token, body: { name, language } satisfies CertificateIn })).blob(),
  enter: (token: string) => call<EnterOut>("aptitude/enter", { token, body: {} }),
  offer: (token: string) => call<CandidateView>("aptitude", { token }),
  drafts: (token: string, drafts: DraftIn[], lasting = false) =>
    call<DraftsOut>("aptitude/drafts", { token, body: { drafts } satisfies DraftsIn, lasting }),
  handIn: (token: string, body: CopyIn) => call<CopyOut>("aptitude/copies", { token, body }),
};
