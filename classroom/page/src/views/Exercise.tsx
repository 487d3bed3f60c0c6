import { signal } from "@preact/signals";
import type { ItemContent } from "../api";
import { drafts, isClosed, nameOf, remember, standingOf } from "../app/aptitude";
import { go } from "../app/routes";
import { t } from "../messages";
import { Icon } from "../parts/icons";
import { Html } from "../parts/prose";
import { draftSeq } from "../state";
import { Actions } from "./Actions";
import { CodePane } from "./CodePane";
import { HandIn } from "./HandIn";
import { Results } from "./Results";
import { standingWords } from "./standing";
import { TextPane } from "./TextPane";
import { useTitle } from "./title";

const handingIn = signal(false);

export function Exercise({ item }: { item: ItemContent }) {
  const kept = drafts()?.get(nameOf(item.id));
  useTitle(item.id);
  const write = (source: string) => {
    if (!isClosed(item)) drafts()?.change(nameOf(item.id), source);
  };
  return (
    <main class="workbench exercise">
      <section class="story" aria-labelledby="step-title">
        <p class="eyebrow">
          <button type="button" class="quiet" onClick={() => go({ at: "aptitude" })}>
            <Icon name="left" />
            {t("aptitude_list")}
          </button>
        </p>
        <h1 id="step-title" tabIndex={-1}>
          {item.title}
        </h1>
        <p class="step-facts">
          <span>
            <Icon name="clock" />
            {t("minutes", { n: item.minutes })}
          </span>
        </p>
        <Html html={item.text} class="lead" />
        <Shown item={item} />
      </section>
      <Actions
        written={item.kind === "written"}
        onHandIn={
          isClosed(item)
            ? undefined
            : () => {
                handingIn.value = true;
              }
        }
      />
      <div class="middle">
        {isClosed(item) && <p class="notice">{t("item_closed")}</p>}
        {item.given && (
          <details class="given">
            <summary id="given-name">{t("item_given")}</summary>
            <pre aria-labelledby="given-name">
              <code>{item.given}</code>
            </pre>
          </details>
        )}
        {item.kind === "written" ? (
          <TextPane document={nameOf(item.id)} source={kept?.source ?? ""} onChange={write} />
        ) : (
          <CodePane
            document={nameOf(item.id)}
            source={kept?.source ?? item.start}
            start={item.start}
            versions={false}
            onChange={write}
          />
        )}
      </div>
      <div class="play">
        <Standing item={item} />
        {item.kind === "code" && <Results />}
      </div>
      {handingIn.value && (
        <HandIn
          item={item}
          onClose={() => {
            handingIn.value = false;
          }}
        />
      )}
    </main>
  );
}

function Shown({ item }: { item: ItemContent }) {
  if (item.shown.length === 0) return null;
  return (
    <div class="shown">
      <h2>{t("item_examples")}</h2>
      <ul>
        {item.shown.map(({ expression, expect }) => (
          <li key={expression}>
            <code>{expression}</code> {t("item_gives")} <code>{expect}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Standing({ item }: { item: ItemContent }) {
  const { revisit, handedIn, receipt, handedInSeq } = standingOf(item.id);
  const changed = handedIn && handedInSeq > 0 && (draftSeq.value[nameOf(item.id)] ?? 0) > handedInSeq;
  return (
    <div class="standing">
      <p>
        <span class={`status ${standingWords(item.id)}`}>{t(standingWords(item.id))}</span>
        {receipt && <span class="receipt">{t("item_receipt", { receipt })}</span>}
      </p>
      {changed && <p class="faint">{t("changed_since")}</p>}
      {!isClosed(item) && (
        <button
          type="button"
          class="quiet"
          aria-pressed={revisit}
          onClick={() => void remember(item.id, { revisit: !revisit })}
        >
          {t(revisit ? "item_unmark_revisit" : "item_mark_revisit")}
        </button>
      )}
    </div>
  );
}
