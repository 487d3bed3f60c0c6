import { playAt, setPaused, tick } from "../app/workbench";
import { pace, PACES, type Pace } from "../app/pace";
import { setHeard, speaker } from "../app/sounds";
import { showTouchKeys, touchKeys } from "../app/touch";
import { chooseKey, TURN } from "../app/turns";
import { signOf, USUAL } from "../machine/asked";
import { t } from "../messages";
import { askedKeys, chosenKeys, language, paused } from "../state";
import { Icon } from "../parts/icons";
import { keyName } from "../parts/TouchKeys";

/** Under the game: who has the keyboard, the sound, how fast it plays. */
export function StageBar({ running }: { running: boolean }) {
  return (
    <div class="stage-bar">
      <button
        type="button"
        class="quiet icon-only"
        aria-pressed={speaker.heard.value}
        aria-label={t("sound")}
        title={t(speaker.heard.value ? "sound_on" : "sound_off")}
        onClick={() => setHeard(!speaker.heard.value)}
      >
        <Icon name={speaker.heard.value ? "heard" : "muted"} />
      </button>
      <PaceChoice />
      <button
        type="button"
        class="quiet"
        aria-keyshortcuts="F8"
        disabled={!running}
        onClick={() => setPaused(!paused.value)}
      >
        <Icon name={paused.value ? "run" : "pause"} />
        {paused.value ? t("resume") : t("pause")}
        <kbd>{t("key_pause")}</kbd>
      </button>
      <button
        type="button"
        class="quiet"
        aria-keyshortcuts="F9"
        disabled={!running}
        title={t("one_tick_help")}
        onClick={() => tick()}
      >
        <Icon name="tick" />
        {t("one_tick")}
        <kbd>{t("key_tick")}</kbd>
      </button>
      <button
        type="button"
        class="quiet icon-only pad-open"
        aria-pressed={touchKeys.value}
        aria-label={t("touch_keys")}
        title={t("touch_keys")}
        onClick={() => showTouchKeys(!touchKeys.value)}
      >
        <Icon name="pad" />
      </button>
      {running && !paused.value && <KeyboardHere />}
    </div>
  );
}

function KeyboardHere() {
  if (touchKeys.value && askedKeys.value.length > 0) return <p class="stage-keys">{t("touch_keys_help")}</p>;
  return (
    <p class="stage-keys">
      <span class="when-playing">{t("game_keys_here")}</span>
      <span class="when-not">{t("game_click")}</span>
    </p>
  );
}

function PaceChoice() {
  return (
    <select
      class="pace"
      aria-label={t("pace")}
      aria-keyshortcuts="F7"
      title={`${t("pace")} (${t("key_pace")})`}
      value={pace.value}
      onChange={({ currentTarget }) => playAt(currentTarget.value as Pace)}
    >
      {PACES.map((one) => (
        <option key={one} value={one}>
          {t(`pace_${one}`)}
        </option>
      ))}
    </select>
  );
}

/** While the game waits: the keys of the next ticks, then the ticks. No speed of the hand is asked for. */
export function Turn() {
  const others = chosenKeys.value.filter((key) => !USUAL.includes(key));
  return (
    <div class="turn" role="group" aria-label={t("turn")}>
      <p class="faint">{t("turn_help")}</p>
      <div class="turn-keys" role="group" aria-label={t("turn_keys")}>
        {[...USUAL, ...others].map((key) => (
          <KeyChoice key={key} name={key} />
        ))}
      </div>
      <button type="button" class="quiet" aria-keyshortcuts="Shift+F9" onClick={() => tick(TURN)}>
        <Icon name="tick" />
        {t("ticks", { n: TURN })}
        <kbd>{t("key_ticks")}</kbd>
      </button>
    </div>
  );
}

function KeyChoice({ name }: { name: string }) {
  const label = keyName(name);
  return (
    <button
      type="button"
      class="key-choice"
      aria-pressed={chosenKeys.value.includes(name)}
      aria-label={label}
      title={label}
      onClick={() => chooseKey(name)}
    >
      {signOf(name, language.value)}
    </button>
  );
}
