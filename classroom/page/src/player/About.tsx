import { t, type MessageId } from "../messages";
import type { TakenGame } from "./game";
import { licences } from "./pictures";
import { files } from "./play";

interface Part {
  name: string;
  words: MessageId;
  licence: string;
}

function parts({ versions }: TakenGame): Part[] {
  return [
    {
      name: `discovery-workshop ${versions.kit}`,
      words: "taken_about_kit",
      licence: "EUPL 1.2, CC BY-SA 4.0",
    },
    { name: `pygame-ce ${versions.pygame}`, words: "taken_about_pygame", licence: "LGPL 2.1" },
    {
      name: "SDL 2, SDL_image, SDL_ttf, SDL_mixer, FreeType",
      words: "taken_about_sdl",
      licence: "zlib, FTL",
    },
    { name: `Pyodide ${versions.python}`, words: "taken_about_pyodide", licence: "MPL 2.0" },
    { name: "Python", words: "taken_about_python", licence: "PSF 2.0" },
    { name: "Atkinson Hyperlegible Next", words: "taken_about_letters", licence: "OFL 1.1" },
  ];
}

/** Whose work this is: the person's own first, then everything it stands on, with the full licences. */
export function About({ game }: { game: TakenGame }) {
  return (
    <section class="about" aria-labelledby="about-name">
      <h2 id="about-name">{t("taken_about")}</h2>
      <p>{t("taken_about_yours")}</p>
      <p>{t("taken_about_private")}</p>
      <dl>
        {parts(game).map(({ name, words, licence }) => (
          <div key={name}>
            <dt>
              {name} <span class="licence">{licence}</span>
            </dt>
            <dd>{t(words)}</dd>
          </div>
        ))}
      </dl>
      <p>{t("taken_about_replace")}</p>
      <Texts />
    </section>
  );
}

let texts: { name: string; text: string }[] | null = null;

function Texts() {
  const ready = files.value;
  if (!ready) return null;
  texts ??= licences([ready["workshop_game.zip"], ready["pygame.zip"]].filter((zip) => zip !== undefined));
  return (
    <details>
      <summary>{t("taken_licences")}</summary>
      {texts.map(({ name, text }) => (
        <details key={name}>
          <summary>{name}</summary>
          <pre>{text}</pre>
        </details>
      ))}
    </details>
  );
}
