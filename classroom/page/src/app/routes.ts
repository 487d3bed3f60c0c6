/** Where the reader is: kept in the address, so that a reload comes back to the same place. */
import { candidate, items, lessons, place, session, steps, type Place } from "../state";
import { keepPreference, preference } from "../keep/preferences";
import { remember } from "./aptitude";
import { halt } from "./workbench";
import { note } from "./seat";

export function address(here: Place): string {
  if (here.at === "step") return `#/${here.id}`;
  if (here.at === "aptitude") return "#/aptitude";
  if (here.at === "item") return `#/aptitude/${here.id}`;
  if (here.at === "lesson") return `#/aptitude/lesson/${here.id}`;
  return "#/";
}

export function parse(hash: string): Place | null {
  const [first, second, third] = hash.replace(/^#\/?/, "").split("/");
  if (first === "aptitude" && second === "lesson" && third) return { at: "lesson", id: third };
  if (first === "aptitude") return second ? { at: "item", id: second } : { at: "aptitude" };
  return first ? { at: "step", id: first } : null;
}

function known(here: Place | null): here is Place {
  if (here?.at === "step") return steps.value.some(({ id }) => id === here.id);
  if (here?.at === "item") return !candidate.value || items.value.some(({ id }) => id === here.id);
  if (here?.at === "lesson") return !candidate.value || lessons.value.some(({ id }) => id === here.id);
  return here?.at === "aptitude";
}

/** Each person's own: the next one at this computer begins at the beginning. */
function lastPlaceKey(): string {
  return `place ${session.value?.owner ?? ""}`;
}

/** The place to open first: the address, or where this computer was last, or the first step. */
export function firstPlace(): Place {
  const last = parse(preference(lastPlaceKey()) ?? "");
  return [parse(location.hash), last].find(known) ?? firstStep();
}

function firstStep(): Place {
  return { at: "step", id: steps.value[0]?.id ?? "" };
}

/** The step where the reader was last: the way back from the exercises. */
export function backToSteps(): void {
  const last = parse(preference(lastPlaceKey()) ?? "");
  go(last?.at === "step" && known(last) ? last : firstStep());
}

/** A new place is read from its beginning, in the page and in each of its panes. */
function toTheTop(): void {
  scrollTo(0, 0);
  for (const pane of document.querySelectorAll(".workbench > *")) pane.scrollTo(0, 0);
}

export function go(here: Place): void {
  halt();
  const hash = address(here);
  if (hash !== address(place.value)) toTheTop();
  place.value = here;
  if (here.at === "step") keepPreference(lastPlaceKey(), hash);
  if (location.hash !== hash) history.pushState(null, "", hash);
  if (here.at === "step") note("opened", `step:${here.id}`);
  if (here.at !== "item") return;
  note("opened", `item:${here.id}`); // the room sees where a seat is; what is written there stays on its side
  void remember(here.id, { opened: true });
}

export function followAddress(): void {
  window.addEventListener("popstate", () => {
    const here = parse(location.hash);
    if (session.value && known(here)) go(here);
  });
}
