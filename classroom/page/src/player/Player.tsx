import { t } from "../messages";
import { language } from "../state";
import { Html } from "../parts/prose";
import type { TakenCard, TakenGame } from "./game";
import { About } from "./About";
import { pieces } from "./highlight";
import { drawings, type Drawings } from "./pictures";
import { files } from "./play";
import { Theatre } from "./Theatre";

export function Player({ game }: { game: TakenGame }) {
  document.documentElement.lang = language.value;
  const zip = files.value?.["workshop_game.zip"];
  return (
    <>
      <header class="top">
        <p class="mark">
          <Spark />
          {t("app")}
        </p>
        <Languages />
      </header>
      <main>
        <h1>{game.title}</h1>
        <p class="by">{byLine(game)}</p>
        <Theatre game={game} />
        {game.cards.length > 0 && <Story cards={game.cards} pictures={zip ? drawingsOf(zip) : null} />}
        <Program game={game} />
        <About game={game} />
      </main>
    </>
  );
}

function byLine({ name, made }: TakenGame): string {
  const date = new Date(made).toLocaleDateString(language.value === "fr" ? "fr-FR" : "en-GB", {
    day: "numeric",
    month: "long",
    year: "numeric",
  });
  return name ? t("taken_by", { name, date }) : t("taken_on", { date });
}

let kept: Drawings | null = null;

function drawingsOf(zip: ArrayBuffer): Drawings {
  kept ??= drawings(zip);
  return kept;
}

function Spark() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true">
      <path d="M16 2l3.2 9.6L29 16l-9.800 4.400L16 30l-3.200-9.600L3 16l9.800-4.400z" fill="#ffb02e" />
    </svg>
  );
}

function Languages() {
  return (
    <div class="languages" role="group" aria-label={t("language_label")}>
      {(["fr", "en"] as const).map((one) => (
        <button
          type="button"
          key={one}
          lang={one}
          aria-pressed={language.value === one}
          onClick={() => {
            language.value = one;
          }}
        >
          <abbr title={one === "fr" ? "Français" : "English"}>{one.toUpperCase()}</abbr>
        </button>
      ))}
    </div>
  );
}

function Story({ cards, pictures }: { cards: TakenCard[]; pictures: Drawings | null }) {
  return (
    <section aria-labelledby="story-name">
      <h2 id="story-name">{t("taken_story")}</h2>
      <ul class="cards">
        {cards.map(({ question, title, card, text }) => {
          const picture = pictures?.get(question, card);
          return (
            <li key={question} class={`card ${question}`}>
              {picture && (
                <span class="picture">
                  <img src={picture} alt="" />
                </span>
              )}
              <p class="question">{title}</p>
              <Html html={text} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Program({ game }: { game: TakenGame }) {
  return (
    <section aria-labelledby="program-name">
      <h2 id="program-name">{t("taken_program")}</h2>
      <p>{t("taken_program_lead")}</p>
      <pre tabIndex={0} aria-labelledby="program-name">
        <code>
          {pieces(game.source).map(({ kind, text }) =>
            kind === "plain" ? text : <span class={`hl-${kind}`}>{text}</span>,
          )}
        </code>
      </pre>
    </section>
  );
}
