/** What the classroom server says and hears: the one place that knows its addresses and shapes. */

export type Language = "fr" | "en";
type Both = Record<Language, string>;

export interface Animal { id: string; symbol: string; name: Both; taken: boolean }
export interface Room { animals: Animal[]; version: string }
export interface Joined { seat: number; animal: string; token: string; card_code: string }
export interface SavedDocument { seq: number; source: string; saved_at: string }
/** How somebody helped: a hint, an explanation, a demonstration, or typing in the person's place. */
export type HelpKind = "hint" | "explained" | "shown" | "typed";
export interface Help { wanted: boolean; position: number | null; coming: boolean; answer: HelpKind | null }
export interface Seat {
  seat: number;
  animal: string;
  language: Language;
  documents: Record<string, SavedDocument>;
  progress: Record<string, { passed: boolean }>;
  help: Help;
  /** The highest event number stored: the next one is above it. */
  event_seq: number;
}
export interface Snapshot { document: string; seq: number; source: string; at: string }
export type EventKind = "opened" | "run" | "checked" | "hint" | "stopped";
export interface WorkshopEvent { seq: number; kind: EventKind; document: string; data: Record<string, unknown> }

export type Mode = "predict" | "run" | "modify" | "make" | "order" | "repair" | "invent";
export interface Choice { id: string; text: string }
export interface Step {
  id: string;
  title: string;
  mode: Mode;
  minutes: number;
  text: string;
  start: string;
  question: string | null;
  choices: Choice[];
  /** The choice that comes true. */
  answer: string | null;
  hints: string[];
  praise: string;
  solution: string;
}
export interface Chapter { id: string; title: string; text: string; steps: Step[] }
/** An example: an expression, and its value as Python writes it. */
export interface ShownCase { expression: string; expect: string }
export interface Item {
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
export interface LessonPart { id: string; text: string; question: string; choices: Choice[]; answer: string; because: string }
export interface MicroLesson { id: string; title: string; minutes: number; text: string; parts: LessonPart[]; end: string }
export interface Word { word: string; kind: string; help: string }
export interface Card { id: string; text: string }
export interface Question { id: string; title: string; cards: Card[] }
export interface Content { language: Language; story: Record<string, string>; storyboard: Question[]; chapters: Chapter[]; items: Item[]; lessons: MicroLesson[]; words: Word[] }

export interface Entered { candidate: string; token: string; items: string[] }
export interface OfferedItem { id: string; handed_in: boolean; seq: number; source: string | null; receipt: string | null }
export interface Offer { candidate: string; items: OfferedItem[] }
export interface Draft { item: string; seq: number; source: string; at: string }

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

interface CallOptions { token?: string; body?: unknown; lasting?: boolean; cache?: RequestCache }

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

export interface JoinRequest { code: string; animal: string; language: Language; card_code?: string }

export const api = {
  room: () => call<Room>("room"),
  content: (language: Language, story: string) =>
    call<Content>(`content/${language}.json${story && `?story=${story}`}`, { cache: "no-cache" }),
  join: (body: JoinRequest) => call<Joined>("join", { body }),
  seat: (token: string) => call<Seat>("seat", { token }),
  snapshots: (token: string, snapshots: Snapshot[], lasting = false) =>
    call<{ stored: Record<string, number> }>("snapshots", { token, body: { snapshots }, lasting }),
  events: (token: string, events: WorkshopEvent[], lasting = false) =>
    call<unknown>("events", { token, body: { events }, lasting }),
  help: (token: string, wanted: boolean, document: string | null) =>
    call<Help>("help", { token, body: { wanted, document } }),
  /** A page to print, made of the name that is given: neither is kept. */
  certificate: async (token: string, name: string, language: Language) =>
    (await ask("certificate", { token, body: { name, language } })).blob(),
  enter: (token: string) => call<Entered>("aptitude/enter", { token, body: {} }),
  offer: (token: string) => call<Offer>("aptitude", { token }),
  drafts: (token: string, drafts: Draft[], lasting = false) =>
    call<{ stored: Record<string, number> }>("aptitude/drafts", { token, body: { drafts }, lasting }),
  handIn: (token: string, body: { item: string; seq: number; source: string; language: Language }) =>
    call<{ receipt: string; opens: string | null }>("aptitude/copies", { token, body }),
};
