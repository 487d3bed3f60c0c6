/** The individual exercises: another identity, another shelf, nothing of the workshop. */
import { api, Refused, Unreachable, type CandidateView, type ItemContent, type OfferedContent } from "../api";
import { Sender, shelfOutlet } from "../keep/sender";
import { Shelf } from "../keep/shelf";
import {
  candidate,
  draftSeq,
  draftsSending,
  items,
  offered,
  standings,
  language,
  session,
  type Candidate,
  type ItemStanding,
} from "../state";
import { store } from "./device";
import { withMore } from "./offers";
import { token } from "./seat";
import { shareShelf } from "./tabs";

let shelf: Shelf | null = null;
let sender: Sender | null = null;

const FRESH: ItemStanding = { opened: false, revisit: false, receipt: null, handedIn: false, handedInSeq: 0 };

/** The name of an item's program on the shelf. */
export function nameOf(item: string): string {
  return `item:${item}`;
}

export function drafts(): Shelf | null {
  return shelf;
}

export function standingOf(item: string): ItemStanding {
  return standings.value[item] ?? FRESH;
}

/** @throws Refused, Unreachable */
export async function enterAptitude(): Promise<void> {
  const { content, ...entered } = await api.enter(token());
  const mine: Candidate = { ...entered, owner: `${entered.candidate}@${session.value?.owner ?? ""}` };
  await keepOffered(mine, content);
  await store().putSetting(keyOfSeat(), mine);
  await openCandidate(mine);
  await catchUp(mine);
}

/** The candidate of the seat that is open now: the next person at this computer never sees it. */
export async function savedCandidate(): Promise<Candidate | null> {
  return (await store().setting<Candidate>(keyOfSeat())) ?? null;
}

function keyOfSeat(): string {
  return `candidate ${session.value?.owner ?? ""}`;
}

/** A candidate whom this computer knows: with what is kept here, then with what the server has since. */
export async function reopenCandidate(mine: Candidate): Promise<void> {
  await openCandidate(mine);
  await catchUp(mine, async () => keepOffered(mine, (await api.enter(token())).content));
}

/** From now on nothing of what was offered has to be asked for again. */
async function keepOffered(mine: Candidate, content: OfferedContent): Promise<void> {
  offered.value = content;
  await store().putSetting(keyOfOffer(mine), content);
}

function keyOfOffer(mine: Candidate): string {
  return `offered ${mine.owner}`;
}

async function openCandidate(mine: Candidate): Promise<void> {
  const fresh = new Shelf(mine.owner, store(), () => {
    draftSeq.value = Object.fromEntries(fresh.all().map(({ document, seq }) => [document, seq]));
    sender?.nudge();
  });
  await fresh.load();
  standings.value = (await store().setting<Record<string, ItemStanding>>(`items ${mine.owner}`)) ?? {};
  const outlet = shelfOutlet(fresh, async (batch, lasting) => {
    const sent = batch.map(({ document, ...rest }) => ({ item: document.replace(/^item:/, ""), ...rest }));
    const { stored } = await api.drafts(mine.token, sent, lasting);
    return Object.fromEntries(Object.entries(stored).map(([item, seq]) => [nameOf(item), seq]));
  });
  shelf = fresh;
  shareShelf(fresh);
  sender = new Sender([outlet], (state) => {
    draftsSending.value = state;
  });
  offered.value = (await store().setting<OfferedContent>(keyOfOffer(mine))) ?? null;
  candidate.value = mine;
}

async function catchUp(mine: Candidate, first: () => Promise<void> = async () => {}): Promise<void> {
  try {
    await first();
    await takeIn(await api.offer(mine.token));
    await sender?.flush();
  } catch (problem) {
    if (!(problem instanceof Unreachable || problem instanceof Refused)) throw problem;
    draftsSending.value = "away";
  }
}

async function takeIn(offer: CandidateView): Promise<void> {
  await offerNow(offer.items.map(({ id }) => id));
  for (const { id, seq, source, handed_in, receipt } of offer.items) {
    if (source !== null)
      await shelf?.reconcile({ [nameOf(id)]: { seq, source, saved_at: new Date().toISOString() } });
    if (handed_in) await remember(id, { handedIn: true, opened: true, receipt });
  }
}

/** The items that this candidate may open now: a part handed in may have opened another one. */
async function offerNow(items: string[]): Promise<void> {
  if (!candidate.value || items.join() === candidate.value.items.join()) return;
  candidate.value = { ...candidate.value, items };
  await store().putSetting(keyOfSeat(), candidate.value);
}

/** The item that a micro-lesson leads to, once it is open to this candidate. */
export function itemAfter(lesson: string): ItemContent | undefined {
  return items.value.find((one) => one.lesson === lesson && one.form === "B");
}

/** A first part that opened its micro-lesson: it is handed in once and then read only. */
export function isClosed(item: ItemContent): boolean {
  return item.lesson !== "" && item.form === "A" && standingOf(item.id).handedIn;
}

export async function remember(item: string, change: Partial<ItemStanding>): Promise<void> {
  standings.value = { ...standings.value, [item]: { ...standingOf(item), ...change } };
  if (candidate.value) await store().putSetting(`items ${candidate.value.owner}`, standings.value);
}

/** @throws Refused, Unreachable. @returns the receipt. */
export async function handIn(item: string): Promise<string> {
  const start = items.value.find(({ id }) => id === item)?.start ?? "";
  shelf?.change(nameOf(item), shelf.get(nameOf(item))?.source ?? start);
  await sender?.flush();
  const { seq, source } = shelf?.get(nameOf(item)) ?? { seq: 1, source: start };
  const { receipt, opens, content } = await api.handIn(candidate.value?.token ?? "", {
    item,
    seq,
    source,
    language: language.value,
  });
  if (content && candidate.value) await keepOffered(candidate.value, withMore(offered.value, content, item));
  if (opens) await offerNow([...new Set([...(candidate.value?.items ?? []), opens])]);
  await remember(item, { handedIn: true, revisit: false, receipt, handedInSeq: seq });
  return receipt;
}

export function flushDrafts(): void {
  shelf?.writeNow();
  void sender?.flush(true);
}

export function retryDrafts(): void {
  if (draftsSending.value === "away") void sender?.flush();
}
