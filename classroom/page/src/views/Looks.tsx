import { signal } from "@preact/signals";
import { codeSize, resizeCode } from "../app/device";
import { chooseLook, look, LOOKS } from "../app/look";
import { t } from "../messages";
import { Dialog } from "./Dialog";
import { Icon } from "../parts/icons";

const open = signal(false);

/** How the page looks: its colours, and how big the program is written. */
export function LooksButton() {
  return (
    <button
      type="button"
      class="quiet icon-only"
      aria-label={t("look")}
      title={t("look")}
      onClick={() => {
        open.value = true;
      }}
    >
      <Icon name="look" />
    </button>
  );
}

/** The window that the button opens; it stands outside the bar of the button. */
export function LooksWindow() {
  return open.value ? (
    <Looks
      onClose={() => {
        open.value = false;
      }}
    />
  ) : null;
}

function Looks({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title={t("look")} class="looks" onClose={onClose}>
      <fieldset>
        <legend>{t("look_colours")}</legend>
        {LOOKS.map((one) => (
          <label key={one} class={look.value === one ? "chosen" : ""}>
            <input type="radio" name="look" checked={look.value === one} onChange={() => chooseLook(one)} />
            {t(`look_${one}`)}
          </label>
        ))}
      </fieldset>
      <div class="buttons" role="group" aria-label={t("look_size")}>
        <button type="button" class="quiet" onClick={() => resizeCode(-1)}>
          <Icon name="smaller" />
          {t("text_smaller")}
        </button>
        <button type="button" class="quiet" onClick={() => resizeCode(1)}>
          <Icon name="larger" />
          {t("text_larger")}
        </button>
      </div>
      <pre class="look-sample" style={{ fontSize: `${codeSize.value}px` }}>
        <code>heros.x = 320</code>
      </pre>
    </Dialog>
  );
}
