import { codeSize } from "../app/device";
import { t } from "../messages";
import { otherTab } from "../state";

interface Props {
  document: string;
  source: string;
  onChange: (source: string) => void;
}

/** A plain text area for an answer in one's own words: nothing is coloured, nothing runs. */
export function TextPane({ document, source, onChange }: Props) {
  return (
    <section class="code words" aria-labelledby="code-name">
      <header class="code-bar">
        <h2 id="code-name" tabIndex={-1}>
          {t("answer_words")}
        </h2>
      </header>
      <textarea
        key={document}
        aria-labelledby="code-name"
        aria-describedby="words-help"
        spellcheck={false}
        rows={12}
        style={{ "--code-size": `${codeSize.value}px` }}
        defaultValue={source}
        readOnly={otherTab.value}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
      <p id="words-help" class="faint editor-help">
        {t("answer_words_help")}
      </p>
    </section>
  );
}
