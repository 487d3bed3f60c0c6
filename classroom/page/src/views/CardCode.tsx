import { useEffect, useRef } from "preact/hooks";
import { firstPlace, go } from "../app/routes";
import { t } from "../messages";
import { animals, content, session } from "../state";
import { Animal, animalName } from "./Animal";

/** Shown once after joining: the code to copy onto the paper card. */
export function CardCode() {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const mine = session.value;
  if (!mine) return null;
  return (
    <main class="join card-page">
      <div class="paper-card">
        <Animal id={mine.animal} />
        <p class="name">{animalName(mine.animal, animals.value)}</p>
        <h1 ref={title} tabIndex={-1}>
          {t("card_title")}
        </h1>
        <p>{t("card_write")}</p>
        <p class="digits">{mine.cardCode}</p>
        <p class="faint">{t("card_why")}</p>
        <button type="button" class="main" disabled={!content.value} onClick={() => go(firstPlace())}>
          {t("card_done")}
        </button>
      </div>
    </main>
  );
}
