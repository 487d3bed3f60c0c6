/** Joining, coming back, taking over: who sits here, and the keeping of what they do. */
import { api, Refused, type EventKind, type JoinIn, type Language, type SeatView } from "../api";
import { Journal } from "../keep/journal";
import { collect, takeIn, type Rescue } from "../keep/rescue";
import { Sender, shelfOutlet, type Outlet } from "../keep/sender";
import { Shelf } from "../keep/shelf";
import {
  candidate,
  help,
  keptHere,
  otherTab,
  place,
  progress,
  programsSending,
  savedAt,
  sendingProblem,
  session,
  type Session,
} from "../state";
import { loadRuns } from "./runs";
import { desk, programs, takeDesk, type Desk } from "./desk";
import { store } from "./device";
import { showAgain } from "./shown";
import { claimTab } from "./tabs";
import { loadPredictions } from "./predict";
import { loadWorking } from "./working";

export function token(): string {
  return session.value?.token ?? "";
}

/** @throws Refused, Unreachable */
export async function join(request: JoinIn): Promise<void> {
  const joined = await api.join(request);
  const forgotten = await forgottenBy(joined.animal);
  const mine: Session = {
    seat: joined.seat,
    animal: joined.animal,
    token: joined.token,
    cardCode: joined.card_code,
    language: request.language,
    owner: `${joined.seat}/${joined.card_code}`,
  };
  await remember(mine);
  history.replaceState(null, "", location.pathname);
  await sitDown(mine);
  const shelf = programs();
  if (forgotten && shelf) await takeIn(shelf, forgotten);
}

/** What a seat had here, when the server lost that seat and the same animal comes in again. */
async function forgottenBy(animal: string): Promise<Rescue | null> {
  const isSame = programsSending.value === "unknown_seat" && session.value?.animal === animal;
  const before = programs();
  return isSame && before ? collect(before, animal) : null;
}

async function remember(mine: Session): Promise<void> {
  await store().putSetting("session", mine);
}

/** The language of this seat's programs follows the page's until a first program is changed. */
export async function speakAtSeat(chosen: Language): Promise<void> {
  const mine = session.value;
  if (!mine || mine.language === chosen || desk()?.shelf.all().length) return;
  session.value = { ...mine, language: chosen };
  await remember(session.value);
}

export async function savedSession(): Promise<Session | null> {
  return (await store().setting<Session>("session")) ?? null;
}

export async function sitDown(mine: Session): Promise<void> {
  desk()?.sender.stop();
  const fresh = setUp(mine);
  await Promise.all([fresh.shelf.load(), fresh.journal.load()]);
  progress.value = (await store().setting<Record<string, boolean>>(`progress ${mine.owner}`)) ?? {};
  await Promise.all([loadWorking(mine.owner), loadPredictions(mine.owner)]);
  session.value = mine;
  await loadRuns();
  candidate.value = null;
  takeDesk(fresh);
  programsSending.value = "saved";
  claimTab(mine.owner, fresh.shelf, () => fresh.sender.stop("other_tab"), showAgain);
  await fresh.sender.flush();
}

function setUp(mine: Session): Desk {
  const shelf = new Shelf(mine.owner, store(), () => {
    keptHere.value = store().lasting && !shelf.writeProblem;
    desk()?.sender.nudge();
  });
  const journal = new Journal(mine.owner, token, store(), () => desk()?.sender.nudge());
  const programsOut = shelfOutlet(
    shelf,
    async (batch, lasting) => (await api.snapshots(token(), batch, lasting)).stored,
  );
  const greeting = new Greeting();
  const sender = new Sender([greeting, programsOut, journal], (state) => {
    programsSending.value = state;
    if (state === "away") greeting.due = true;
    if (state === "saved") savedAt.value = new Date();
    shelf.standAlone(state !== "saved" && state !== "waiting");
    sendingProblem.value = sender.problem?.message ?? "";
  });
  return { shelf, journal, sender, greeting };
}

/** Leaves before everything else, and again after each absence: what the server has meets what is here. */
class Greeting implements Outlet {
  due = true;

  pending(): boolean {
    return this.due;
  }

  async send(): Promise<void> {
    await compare(await api.seat(token()));
    this.due = false;
    showAgain();
  }
}

async function compare(seat: SeatView): Promise<void> {
  await desk()?.shelf.reconcile(seat.documents);
  desk()?.shelf.sendAgainWhatIsMissing(seat.documents);
  desk()?.journal.startAbove(seat.event_seq);
  help.value = seat.help;
  const passed = Object.entries(seat.progress).filter(([, { passed }]) => passed);
  progress.value = { ...progress.value, ...Object.fromEntries(passed.map(([step]) => [step, true])) };
}

function refused(problem: Refused): void {
  if (problem.id === "seat_taken_over") desk()?.sender.stop();
  else if (problem.status === 401) desk()?.sender.stop("unknown_seat");
}

export function note(kind: EventKind, document: string, data: Record<string, unknown> = {}): void {
  void desk()?.journal.add(kind, document, data);
}

export async function markPassed(step: string): Promise<void> {
  progress.value = { ...progress.value, [step]: true };
  if (session.value) await store().putSetting(`progress ${session.value.owner}`, progress.value);
}

/** Last chance before the page goes: what is not on the server leaves with a call that outlives the page. */
export function flushNow(): void {
  if (otherTab.value) return;
  desk()?.shelf.writeNow();
  void desk()?.sender.flush(true);
}

export function retrySending(): void {
  if (programsSending.value === "away" || programsSending.value === "refused") void desk()?.sender.flush();
}

export function leaveForJoin(): void {
  place.value = { at: "join", again: true };
}

function documentHere(): string | null {
  const here = place.value;
  return here.at === "step" || here.at === "item" ? `${here.at}:${here.id}` : null;
}

/** @returns whether the server heard. */
export async function askForHelp(wanted: boolean): Promise<boolean> {
  try {
    help.value = await api.help(token(), wanted, documentHere());
    return true;
  } catch (problem) {
    if (problem instanceof Refused) refused(problem);
    return false;
  }
}

/** Asks how the call for help stands. A server that does not answer is gone, even if nothing waits for it. */
export async function refreshHelp(): Promise<void> {
  if (otherTab.value) return;
  try {
    help.value = (await api.seat(token())).help;
  } catch (problem) {
    if (problem instanceof Refused) return refused(problem);
    const here = desk();
    if (here) here.greeting.due = true;
    await here?.sender.flush();
  }
}
