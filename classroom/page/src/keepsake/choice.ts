/** Which of a person's programs may leave with them, and what goes along. */
import type { Language, StepContent } from "../api";
import { programs } from "../app/desk";
import { story } from "../app/story";
import { content, language, session, step, steps } from "../state";
import type { TakenCard } from "../player/game";

export interface Candidate {
  document: string;
  title: string;
  source: string;
  language: Language;
}

const LAST = "take_home";

function programOf(one: StepContent): Candidate {
  const document = `step:${one.id}`;
  const written = programs()?.get(document)?.source;
  const spoken = written === undefined ? language.value : (session.value?.language ?? language.value);
  return { document, title: one.title, source: written ?? one.start, language: spoken };
}

function changed(one: StepContent): boolean {
  const written = programs()?.get(`step:${one.id}`)?.source;
  return written !== undefined && written !== one.start;
}

/**
 * The programs that this person changed, the newest step first; the whole game of the last chapter is always
 * there.
 */
export function candidates(): Candidate[] {
  const mine = steps.value.filter((one) => changed(one) || one.id === LAST || one.id === step.value?.id);
  return mine.reverse().map(programOf);
}

/** The one that is open, where it was changed; else the newest. */
export function firstChoice(): string {
  const here = step.value;
  const all = steps.value.filter(changed);
  const chosen = here && (changed(here) || here.id === LAST) ? here : all[all.length - 1];
  return `step:${chosen?.id ?? LAST}`;
}

export function chosenCards(): TakenCard[] {
  const told = story();
  return (content.value?.storyboard ?? []).flatMap(({ id, title, cards }) => {
    const card = cards.find((one) => one.id === told[id]);
    return card ? [{ question: id, title, card: card.id, text: card.text }] : [];
  });
}
