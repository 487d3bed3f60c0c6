import { useEffect, useRef } from "preact/hooks";
import { oneTick, sendKeys, sendPointer, setPaused, stageHost, stop } from "../app/bench";
import { heard, setHeard } from "../app/sounds";
import { editor } from "../editor/handle";
import { Keys, toStage } from "../machine/stage";
import { t } from "../messages";
import { doing, paused, pictured, silent, values } from "../state";
import { Icon } from "./icons";

const keys = new Keys();

function onKeyDown(event: KeyboardEvent): void {
  if (event.key === "Escape") {
    stop();
    editor.current?.focus();
    event.preventDefault();
  }
  if (event.ctrlKey || event.metaKey || event.altKey || !keys.press(event)) return;
  event.preventDefault();
  if (!event.repeat) sendKeys(keys.list());
}

function onKeyUp(event: KeyboardEvent): void {
  keys.release(event);
  sendKeys(keys.list());
}

function onBlur(): void {
  keys.clear();
  sendKeys([]);
}

function onPointer(event: PointerEvent): void {
  const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
  const { x, y, down } = toStage(event, box);
  sendPointer(x, y, down);
}

export function Stage() {
  const frame = useRef<HTMLDivElement>(null);
  const running = doing.value === "running";
  useEffect(() => {
    frame.current?.prepend(stageHost);
  }, []);
  return (
    <section class={running ? "stage running" : "stage"} aria-labelledby="stage-name">
      <h2 id="stage-name" class="unseen">{t("game")}</h2>
      <div ref={frame} class={pictured.value ? "stage-frame" : "stage-frame blank"} tabIndex={0} role="application" aria-label={t("game")} aria-describedby="stage-help values"
        onKeyDown={onKeyDown} onKeyUp={onKeyUp} onBlur={onBlur} onPointerMove={onPointer} onPointerDown={onPointer} onPointerUp={onPointer}>
        <StageCover />
      </div>
      <StageBar running={running} />
      <p id="stage-help" class="unseen">{t("game_help")}</p>
    </section>
  );
}

function StageCover() {
  if (doing.value === "running" && paused.value) return <p class="stage-note">{t("paused")}</p>;
  if (silent.value) return <p class="stage-note warm">{t("silent_loop")}</p>;
  if (pictured.value || doing.value === "running") return null;
  return <p class="stage-note">{t("game_empty")}</p>;
}

function StageBar({ running }: { running: boolean }) {
  return (
    <div class="stage-bar">
      <p class="stage-keys"><span class="when-playing">{t("game_keys_here")} · {t("key_stop")}{" : "}{t("stop").toLowerCase()}</span><span class="when-not">{running ? t("game_click") : ""}</span></p>
      <button type="button" class="quiet icon-only" aria-pressed={heard.value} aria-label={t("sound")} title={t(heard.value ? "sound_on" : "sound_off")} onClick={() => setHeard(!heard.value)}>
        <Icon name={heard.value ? "heard" : "muted"} />
      </button>
      <button type="button" class="quiet" disabled={!running} onClick={() => setPaused(!paused.value)}>
        <Icon name={paused.value ? "run" : "pause"} />{paused.value ? t("resume") : t("pause")}
      </button>
      <button type="button" class="quiet" disabled={!running} title={t("one_tick_help")} onClick={oneTick}><Icon name="tick" />{t("one_tick")}</button>
    </div>
  );
}

function shown(value: unknown): string {
  if (typeof value === "number") return String(Math.round(value * 100) / 100);
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** What the game holds now: for everybody, and in place of the picture for who does not see it. */
export function Values() {
  const rows = Object.entries(values.value);
  return (
    <section class="values" aria-labelledby="values-name">
      <h2 id="values-name">{t("values")}</h2>
      <dl id="values">
        {rows.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{shown(value)}</dd></div>)}
      </dl>
      {rows.length === 0 && <p class="faint">{t("values_none")}</p>}
    </section>
  );
}
