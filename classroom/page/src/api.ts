/** What the classroom server says and hears: the one place that knows its addresses and shapes. */

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
  items: ItemContent[];
  lessons: MicroLessonContent[];
  words: WordHelp[];
}

export interface EnterOut {
  candidate: string;
  token: string;
  items: string[];
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
/** `opens`: the item that this copy opened to the candidate, if any. */
export interface CopyOut {
  receipt: string;
  opens: string | null;
}

/** The server answered, and its answer is a refusal: `id` is for the code, `message` for the reader. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly id: string,
    message: string,
    readonly answer: Record<string, unknown>,
  ) {
    super(message);
  }
}

/** No answer came: the server or the network is away for now. */
export class Unreachable extends Error {}

const PATIENCE_MS = 8000;

interface CallOptions {
  token?: string;
  body?: unknown;
  lasting?: boolean;
  cache?: RequestCache;
}

function request(options: CallOptions): RequestInit {
  const headers: Record<string, string> = { "Accept-Language": document.documentElement.lang };
  if (options.token) headers["Authorization"] = `Bearer ${options.token}`;
  const init: RequestInit = { headers, cache: options.cache ?? "no-store" };
  if (options.body !== undefined) {
    headers["Content-Type"] = "application/json";
    init.method = "POST";
    init.body = JSON.stringify(options.body);
  }
  if (options.lasting) init.keepalive = true;
  else init.signal = AbortSignal.timeout(PATIENCE_MS);
  return init;
}

async function refusal(response: Response): Promise<Error> {
  if (response.status >= 500) return new Unreachable(String(response.status));
  const answer = (await response.json().catch(() => ({}))) as Record<string, unknown>;
  const error = (answer["error"] ?? {}) as { id?: string; message?: string };
  return new Refused(response.status, error.id ?? "", error.message ?? response.statusText, answer);
}

/** @throws Refused, Unreachable */
async function call<T>(path: string, options: CallOptions = {}): Promise<T> {
  return (await (await ask(path, options)).json()) as T;
}

async function ask(path: string, options: CallOptions): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(new URL(`api/${path}`, document.baseURI), request(options));
  } catch (problem) {
    throw new Unreachable(String(problem));
  }
  if (!response.ok) throw await refusal(response);
  return response;
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
