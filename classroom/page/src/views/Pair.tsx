import { signal } from "@preact/signals";
import { useRef, useState } from "preact/hooks";
import {
  decline,
  declineForGood,
  driver,
  keepPair,
  LONGEST_NAME,
  navigator,
  pair,
  swap,
  swapProposed,
  type Pair,
} from "../app/pair";
import { t } from "../messages";
import { animals, session } from "../state";
import { Animal, animalName } from "./Animal";
import { Dialog } from "./Dialog";

const open = signal(false);

/** Who sits here: the animal, and the two names when there are two. Pressed, it lets them say so. */
export function Who() {
  const animal = session.value?.animal ?? "";
  const two = pair.value;
  return (
    <>
      <button
        type="button"
        class="who"
        aria-haspopup="dialog"
        onClick={() => {
          open.value = true;
        }}
      >
        <Animal id={animal} />
        <span class="who-words">
          <span>
            <span class="unseen">{t("your_animal", { animal: "" })}</span>
            {animalName(animal, animals.value)}
          </span>
          <span class="who-pair">{two ? t("pair_types", { name: driver(two) }) : t("pair_open")}</span>
        </span>
      </button>
      {open.value && (
        <PairDialog
          two={two}
          onClose={() => {
            open.value = false;
          }}
        />
      )}
    </>
  );
}

function PairDialog({ two, onClose }: { two: Pair | null; onClose: () => void }) {
  const form = useRef<HTMLFormElement>(null);
  const [problem, setProblem] = useState("");
  const save = (event: Event) => {
    event.preventDefault();
    const typed = readForm(form.current);
    if (!typed) return setProblem(t("pair_two_names"));
    void keepPair(typed);
    onClose();
  };
  const alone = () => {
    void keepPair(null);
    onClose();
  };
  return (
    <Dialog title={t("pair_title")} class="pair" onClose={onClose}>
      <p>{t("pair_lead")}</p>
      <p class="faint">{t("pair_private")}</p>
      <form ref={form} onSubmit={save} noValidate>
        <fieldset>
          <legend>{t("pair_who_types")}</legend>
          {[0, 1].map((n) => (
            <Person key={n} n={n} name={two?.names[n] ?? ""} types={n === (two?.driver ?? 0)} />
          ))}
        </fieldset>
        <label class="check-line">
          <input type="checkbox" name="remind" defaultChecked={two?.remind ?? true} />
          {t("pair_remind")}
        </label>
        <p class="problem" role="alert">
          {problem}
        </p>
        <div class="buttons">
          <button type="submit" class="main">
            {t("pair_keep")}
          </button>
          {two && (
            <button type="button" class="quiet" onClick={alone}>
              {t("pair_alone")}
            </button>
          )}
        </div>
      </form>
    </Dialog>
  );
}

function Person({ n, name, types }: { n: number; name: string; types: boolean }) {
  const label = t("pair_name", { n: n + 1 });
  return (
    <div class="person">
      <label>
        <span>{label}</span>
        <input
          name={`name ${n}`}
          maxLength={LONGEST_NAME}
          autocomplete="off"
          spellcheck={false}
          defaultValue={name}
        />
      </label>
      <label class="check-line">
        <input
          type="radio"
          name="driver"
          value={n}
          defaultChecked={types}
          aria-label={t("pair_types_first", { person: label })}
        />
        {t("pair_at_keyboard")}
      </label>
    </div>
  );
}

function readForm(form: HTMLFormElement | null): Pair | null {
  const fields = new FormData(form ?? undefined);
  const name = (n: number) =>
    String(fields.get(`name ${n}`) ?? "")
      .trim()
      .slice(0, LONGEST_NAME);
  if (!name(0) || !name(1)) return null;
  return {
    names: [name(0), name(1)],
    driver: fields.get("driver") === "1" ? 1 : 0,
    remind: fields.get("remind") !== null,
  };
}

/** Proposes to change places, and takes no for an answer. */
export function SwapReminder() {
  const two = pair.value;
  const asked = swapProposed.value && two;
  return (
    <div role="status">
      {asked && (
        <div class="notice swap">
          <p>{t("pair_swap", { next: navigator(two), now: driver(two) })}</p>
          <button type="button" onClick={() => void swap()}>
            {t("pair_swap_yes")}
          </button>
          <button type="button" class="quiet" onClick={decline}>
            {t("pair_swap_later")}
          </button>
          <button type="button" class="quiet" onClick={() => void declineForGood()}>
            {t("pair_swap_never")}
          </button>
        </div>
      )}
    </div>
  );
}
