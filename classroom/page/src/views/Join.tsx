import { signal } from "@preact/signals";
import type { RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Refused, Unreachable, type AnimalCard } from "../api";
import { loadRoom } from "../app/boot";
import { join } from "../app/seat";
import { t } from "../messages";
import { animals, language, place, serverAway, session } from "../state";
import { Animal, animalName } from "./Animal";
import { LanguageSwitch } from "./Header";
import { sprite } from "./pictures";

const problem = signal("");

function codeFromAddress(): string {
  return new URLSearchParams(location.search).get("code") ?? "";
}

export function Join() {
  const again = place.value.at === "join" && place.value.again === true;
  const [animal, setAnimal] = useState(again ? (session.value?.animal ?? "") : "");
  const form = useRef<HTMLFormElement>(null);
  const pressed = useRef(false);
  const card = animals.value.find(({ id }) => id === animal);
  useEffect(() => void loadRoom(), []);
  const submit = (event: Event) => {
    event.preventDefault();
    pressed.current = true;
    void enter(form, card);
  };
  return (
    <main class="join">
      <div class="join-top">
        <p class="brand">{t("app")}</p>
        <LanguageSwitch />
      </div>
      <div class="join-hello">
        <img src={sprite("hero_scarf_happy")} alt="" />
        <div>
          <h1>{t("join_title")}</h1>
          <p class="lead">{again ? t("join_again") : t("join_lead")}</p>
        </div>
      </div>
      {serverAway.value && (
        <p class="notice" role="alert">
          {t("server_first")}
        </p>
      )}
      <form ref={form} onSubmit={submit} noValidate>
        <RoomCode />
        <Animals chosen={animal} onChoose={setAnimal} pressed={pressed} />
        <p class="unseen" role="status">
          {card?.taken && t("join_taken_aloud", { animal: animalName(card.id, animals.value) })}
        </p>
        <div class={goClass(card)}>
          {card?.taken && <CardCode card={card} pressed={pressed} />}
          <p class="problem" role="alert">
            {problem.value}
          </p>
          <button type="submit" class="main">
            {t(card?.taken ? "join_take_over" : "join_go")}
          </button>
        </div>
      </form>
    </main>
  );
}

function RoomCode() {
  return (
    <div class="field">
      <label for="room-code">{t("join_code")}</label>
      <p id="room-code-help" class="faint">
        {t("join_code_help")}
      </p>
      <input
        id="room-code"
        name="code"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
        aria-describedby="room-code-help"
        defaultValue={codeFromAddress()}
      />
    </div>
  );
}

/**
 * Whether an animal was chosen with the mouse or a finger: with the arrow keys one passes over many of them.
 */
type Pressed = RefObject<boolean>;

interface AnimalsProps {
  chosen: string;
  onChoose: (id: string) => void;
  pressed: Pressed;
}

function Animals({ chosen, onChoose, pressed }: AnimalsProps) {
  return (
    <fieldset class="animals">
      <legend>{t("join_animal")}</legend>
      <p class="faint">{t("join_animal_help")}</p>
      <div class="grid">
        {animals.value.map(({ id, taken }) => (
          <label key={id} class={chosen === id ? "animal-card chosen" : "animal-card"}>
            <input
              type="radio"
              name="animal"
              value={id}
              checked={chosen === id}
              onClick={({ detail }) => {
                pressed.current = detail > 0;
              }}
              onChange={() => onChoose(id)}
            />
            <Animal id={id} />
            <span class="name">{animalName(id, animals.value)}</span>
            {taken && <span class="taken">{t("join_taken")}</span>}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function goClass(card: AnimalCard | undefined): string {
  if (!card) return "join-go";
  return card.taken ? "join-go ready taken" : "join-go ready";
}

/**
 * Asks for the code of a card whose animal has a seat; two dozen animals may stand between it and the reader.
 */
function CardCode({ card, pressed }: { card: AnimalCard; pressed: Pressed }) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!pressed.current) return;
    field.current?.focus({ preventScroll: true });
    field.current?.closest(".join-go")?.scrollIntoView({ block: "nearest" });
  }, [card.id]);
  return (
    <div class="field card-code">
      <label for="card-code">{t("join_card_code")}</label>
      <p id="card-code-help" class="faint">
        {t("join_card_code_help", { animal: animalName(card.id, animals.value) })}
      </p>
      <input
        ref={field}
        id="card-code"
        name="card_code"
        inputMode="numeric"
        autocomplete="off"
        maxLength={4}
        aria-describedby="card-code-help"
      />
    </div>
  );
}

function missing(code: string, card: AnimalCard | undefined, cardCode: string): string {
  if (!code) return t("join_write_code");
  if (!card) return t("join_choose_animal");
  return card.taken && !cardCode ? t("join_write_card_code") : "";
}

async function enter(form: RefObject<HTMLFormElement | null>, card: AnimalCard | undefined): Promise<void> {
  const fields = new FormData(form.current ?? undefined);
  const code = String(fields.get("code") ?? "").trim();
  const cardCode = String(fields.get("card_code") ?? "").trim();
  problem.value = missing(code, card, cardCode);
  if (problem.value || !card) return;
  try {
    await join({
      code,
      animal: card.id,
      language: language.value,
      ...(cardCode ? { card_code: cardCode } : {}),
    });
    place.value = { at: "card" };
  } catch (refusal) {
    await explain(refusal);
  }
}

async function explain(refusal: unknown): Promise<void> {
  if (refusal instanceof Refused) problem.value = refusal.message;
  else if (refusal instanceof Unreachable) problem.value = t("server_first");
  else throw refusal;
  await loadRoom();
}
