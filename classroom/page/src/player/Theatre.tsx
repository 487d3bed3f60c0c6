import { signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { keysOf, signOf } from "../machine/asked";
import { stageHost } from "../machine/engine";
import { onlyFingers } from "../machine/fingers";
import { heldIn, Keys, toStage } from "../machine/stage";
import { t } from "../messages";
import { language } from "../state";
import { Icon } from "../parts/icons";
import { TouchKeys } from "../parts/TouchKeys";
import type { TakenGame } from "./game";
import {
  begin,
  broken,
  doing,
  ending,
  paused,
  percent,
  printed,
  run,
  sendKeys,
  sendPointer,
  setPaused,
  silent,
  started,
  stop,
  wanted,
  watching,
} from "./play";
import { speaker } from "./sounds";

const keys = new Keys();
const fingers = new Keys();
/** Whether keys are on the screen: null as long as nobody chose. */
const wish = signal<boolean | null>(null);
const frame: { current: HTMLDivElement | null } = { current: null };

function start(how: "play" | "watch"): void {
  begin(how);
  frame.current?.focus({ preventScroll: true });
  frame.current?.parentElement?.scrollIntoView({ block: "nearest" });
}

function tellKeys(): void {
  sendKeys(heldIn(keys, fingers));
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.target !== frame.current || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") return stop();
  const idle = doing.value !== "running";
  if (idle && (event.key === "Enter" || event.key === " ")) {
    event.preventDefault();
    return start("play");
  }
  if (!keys.press(event)) return;
  event.preventDefault();
  if (!event.repeat) tellKeys();
}

function onKeyUp(event: KeyboardEvent): void {
  keys.release(event);
  tellKeys();
}

/** The big picture plays like its button; once a game is over, the last clicks belonged to it. */
function onClick(event: MouseEvent): void {
  const button = (event.target as Element).closest("button");
  if (doing.value !== "running" && ending.value.kind === "none" && !broken.value && !button) start("play");
}

function onBlur(): void {
  keys.clear();
  tellKeys();
}

function onPointer(event: PointerEvent): void {
  const { x, y, down } = toStage(event, (event.currentTarget as HTMLElement).getBoundingClientRect());
  sendPointer(x, y, down);
}

export function Theatre({ game }: { game: TakenGame }) {
  const self = useRef<HTMLDivElement>(null);
  useEffect(() => {
    frame.current = self.current;
    self.current?.prepend(stageHost());
    const hide = () => {
      if (document.hidden && doing.value === "running" && !paused.value) setPaused(true);
    };
    document.addEventListener("visibilitychange", hide);
    return () => document.removeEventListener("visibilitychange", hide);
  }, []);
  const running = doing.value === "running";
  const asked = keysOf(game.source);
  const touchKeys = asked.length > 0 && (wish.value ?? onlyFingers.value);
  return (
    <section class="theatre" aria-label={t("game")}>
      <div class="playground">
        <div
          ref={self}
          class={started.value ? "frame" : "frame blank"}
          tabIndex={0}
          role="application"
          aria-label={t("game")}
          aria-describedby="how"
          onClick={onClick}
          onKeyDown={onKeyDown}
          onKeyUp={onKeyUp}
          onBlur={onBlur}
          onPointerMove={onPointer}
          onPointerDown={onPointer}
          onPointerUp={onPointer}
          onPointerCancel={onPointer}
        >
          {!running && <Curtain />}
          {running && <Note />}
        </div>
        {touchKeys && (
          <TouchKeys asked={asked} fingers={fingers} idle={!running || paused.value} onChange={tellKeys} />
        )}
      </div>
      <Bar running={running} asked={asked} touchKeys={touchKeys} />
      <HowTo asked={asked} touchKeys={touchKeys} />
      {printed.value.length > 0 && (
        <pre class="printed" role="log">
          {printed.value.join("\n")}
        </pre>
      )}
    </section>
  );
}

/** What covers the stage before a game and after it. */
function Curtain() {
  return (
    <div class="curtain">
      <div role="status">{endWords()}</div>
      {wanted.value && doing.value === "loading" && !broken.value ? (
        <p class="getting-ready">
          <progress max={100} value={percent.value} aria-hidden="true" />
          {t("taken_ready_soon", { percent: percent.value })}
        </p>
      ) : (
        !broken.value && (
          <button type="button" class="play" onClick={() => start("play")}>
            <Icon name="run" />
            {t(ending.value.kind === "none" ? "taken_play" : "taken_play_again")}
          </button>
        )
      )}
    </div>
  );
}

const ENDED = { won: "ended_won", lost: "taken_lost", finished: "ended_finished" } as const;

function endWords() {
  const end = ending.value;
  if (broken.value)
    return (
      <>
        <p class="big">{t("taken_broken")}</p>
        <p class="small">{broken.value}</p>
      </>
    );
  if (end.kind === "ended")
    return <p class="big">{t(watching.value ? "taken_watched" : ENDED[end.state])}</p>;
  if (end.kind === "stopped") return <p class="big">{t("taken_stopped")}</p>;
  if (end.kind === "error")
    return (
      <>
        <p class="big">{end.error.title}</p>
        {end.error.try && <p>{end.error.try}</p>}
      </>
    );
  return null;
}

function Note() {
  if (silent.value)
    return (
      <p class="note warm" role="alert">
        {t("silent_loop")}
      </p>
    );
  if (paused.value) return <p class="note">{t("taken_paused")}</p>;
  return watching.value ? <p class="note quiet">{t("taken_watching")}</p> : null;
}

function Bar({ running, asked, touchKeys }: { running: boolean; asked: string[]; touchKeys: boolean }) {
  return (
    <div class="bar">
      <button type="button" onClick={() => start("play")}>
        <Icon name="run" />
        {t(running ? "taken_restart" : "taken_play")}
      </button>
      <button type="button" class={silent.value ? "stop now" : "stop"} disabled={!running} onClick={stop}>
        <Icon name="stop" />
        {t("stop")}
      </button>
      <button type="button" disabled={!running} onClick={() => setPaused(!paused.value)}>
        <Icon name={paused.value ? "run" : "pause"} />
        {t(paused.value ? "resume" : "pause")}
      </button>
      <button type="button" disabled={!run.value} onClick={() => start("watch")}>
        <Icon name="undo" />
        {t("taken_watch")}
      </button>
      <button
        type="button"
        aria-pressed={speaker.heard.value}
        onClick={() => speaker.setHeard(!speaker.heard.value)}
      >
        <Icon name={speaker.heard.value ? "heard" : "muted"} />
        {t(speaker.heard.value ? "sound_on" : "sound_off")}
      </button>
      {asked.length > 0 && (
        <button
          type="button"
          class="pad-open"
          aria-pressed={touchKeys}
          onClick={() => {
            wish.value = !touchKeys;
          }}
        >
          <Icon name="pad" />
          {t("touch_keys")}
        </button>
      )}
    </div>
  );
}

function HowTo({ asked, touchKeys }: { asked: string[]; touchKeys: boolean }) {
  return (
    <div id="how" class="how">
      {asked.length > 0 && !touchKeys && (
        <p class="keys-asked">
          {t("taken_keys")}
          {asked.map((id) => (
            <kbd key={id}>{signOf(id, language.value)}</kbd>
          ))}
        </p>
      )}
      <p>{t(touchKeys ? "touch_keys_help" : "taken_keys_where")}</p>
    </div>
  );
}
