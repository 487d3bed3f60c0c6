import { useEffect, useRef } from "preact/hooks";
import { sendKeys, sendPointer, stop } from "../app/workbench";
import { heroOut } from "../app/hero";
import { touchKeys } from "../app/touch";
import { chooseKey, waits } from "../app/turns";
import { editor } from "../editor/handle";
import { stageHost } from "../machine/engine";
import { heldIn, keyId, Keys, toStage } from "../machine/stage";
import { t } from "../messages";
import { askedKeys, doing, paused, pictured, silent, values } from "../state";
import { StageBar, Turn } from "./StageBar";
import { TouchKeys } from "../parts/TouchKeys";

const keys = new Keys();
const fingers = new Keys();

function tellKeys(): void {
  if (!waits()) sendKeys(heldIn(keys, fingers));
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.key === "Escape") {
    stop();
    editor.current?.focus();
    event.preventDefault();
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (waits()) return choose(event);
  if (!keys.press(event)) return;
  event.preventDefault();
  if (!event.repeat) tellKeys();
}

/** While the game waits a key is not held: one press chooses it, another lets it go. */
function choose(event: KeyboardEvent): void {
  const key = keyId(event);
  if (!key) return;
  event.preventDefault();
  if (!event.repeat) chooseKey(key);
}

function onKeyUp(event: KeyboardEvent): void {
  keys.release(event);
  tellKeys();
}

function onBlur(): void {
  keys.clear();
  tellKeys();
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
    frame.current?.prepend(stageHost());
  }, []);
  return (
    <section class={running ? "stage running" : "stage"} aria-labelledby="stage-name">
      <h2 id="stage-name" class="unseen">
        {t("game")}
      </h2>
      <div class="playground">
        <div
          ref={frame}
          class={pictured.value ? "stage-frame" : "stage-frame blank"}
          tabIndex={0}
          role="application"
          aria-label={t("game")}
          aria-describedby="stage-help values"
          onKeyDown={onKeyDown}
          onKeyUp={onKeyUp}
          onBlur={onBlur}
          onPointerMove={onPointer}
          onPointerDown={onPointer}
          onPointerUp={onPointer}
          onPointerCancel={onPointer}
        >
          <StageCover />
          {heroOut.value && <span class={`hero-way ${heroOut.value}`} aria-hidden="true" />}
        </div>
        {touchKeys.value && !waits() && (
          <TouchKeys asked={askedKeys.value} fingers={fingers} idle={!running} onChange={tellKeys} />
        )}
      </div>
      <StageBar running={running} />
      <HeroOut running={running} />
      {waits() && <Turn />}
      <p id="stage-help" class="unseen">
        {t("game_help")}
      </p>
    </section>
  );
}

function HeroOut({ running }: { running: boolean }) {
  const side = heroOut.value;
  const button = t(running ? "run_again" : "run");
  return (
    <p class="hero-out" role="status">
      {side && <span key={side}>{t("hero_out", { side: t(`out_${side}`), button })}</span>}
    </p>
  );
}

function StageCover() {
  if (doing.value === "running" && paused.value) return <p class="stage-note">{t("paused")}</p>;
  if (silent.value) return <p class="stage-note warm">{t("silent_loop")}</p>;
  if (pictured.value || doing.value === "running") return null;
  return <p class="stage-note">{t("game_empty")}</p>;
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
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{shown(value)}</dd>
          </div>
        ))}
      </dl>
      {rows.length === 0 && <p class="faint">{t("values_none")}</p>}
    </section>
  );
}
