import { useEffect, useRef, useState } from "preact/hooks";
import { moved, nearestRow } from "../app/lines";
import { t } from "../messages";
import { Icon } from "../parts/icons";

interface Props {
  lines: string[];
  label: string;
  onOrder: (lines: string[]) => void;
  /** The line of an error, from 1. */
  wrong?: number | null;
}

/** The line that is held, where it is now, and the order to come back to. */
interface Held {
  at: number;
  before: string[];
  by: "keys" | "pointer";
}

/** Lines to put in order: dragged, moved with the arrow keys, or with the two buttons of each line. */
export function Lines({ lines, label, onOrder, wrong = null }: Props) {
  const list = useRef<HTMLOListElement>(null);
  // Keys may come faster than pictures: what they change is kept here, and drawn when there is time.
  const now = useRef<{ lines: string[]; held: Held | null }>({ lines, held: null });
  const [held, draw] = useState<Held | null>(null);
  const [spoken, setSpoken] = useState("");
  const focusAt = useRef<number | null>(null);
  now.current.lines = lines;
  useEffect(() => {
    if (focusAt.current !== null) grips(list.current)[focusAt.current]?.focus();
    focusAt.current = null;
  });

  const hold = (next: Held | null) => {
    now.current.held = next;
    draw(next);
  };
  const order = (next: string[]) => {
    now.current.lines = next;
    onOrder(next);
  };
  const place = (at: number) => t("lines_place", { n: at + 1, total: lines.length });
  const move = (from: number, to: number) => {
    const next = moved(now.current.lines, from, to);
    if (next === now.current.lines) return;
    focusAt.current = to;
    if (now.current.held) hold({ ...now.current.held, at: to });
    setSpoken(`${place(to)} ${neighbours(next, to)}`);
    order(next);
  };
  const lift = (at: number, by: Held["by"]) => {
    hold({ at, before: now.current.lines, by });
    setSpoken(
      t("lines_lifted", { line: now.current.lines[at]?.trim() ?? "", n: at + 1, total: lines.length }),
    );
  };
  const drop = () => {
    if (now.current.held) setSpoken(`${t("lines_dropped")} ${place(now.current.held.at)}`);
    hold(null);
  };
  const giveUp = () => {
    const { held: given, lines: here } = now.current;
    if (!given) return;
    focusAt.current = given.before.indexOf(here[given.at] ?? "");
    order(given.before);
    setSpoken(t("lines_back"));
    hold(null);
  };

  const onKeyDown = (event: KeyboardEvent, row: number) => {
    const holding = now.current.held;
    const at = holding?.at ?? row;
    const way = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    if (event.key === "Escape" && holding) giveUp();
    else if (event.key === " ") holding ? drop() : lift(at, "keys");
    else if (way && (holding || event.altKey)) move(at, at + way);
    else if (way) grips(list.current)[at + way]?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onDrag = (event: PointerEvent) => {
    const dragged = now.current.held;
    if (dragged?.by !== "pointer" || !list.current) return;
    const to = nearestRow(
      event.clientY,
      [...list.current.children].map((row) => row.getBoundingClientRect()),
    );
    if (to !== dragged.at) move(dragged.at, to);
  };
  const onRelease = () => {
    if (now.current.held?.by === "pointer") drop();
  };

  return (
    <div class="lines">
      <p class="faint" id="lines-help">
        {t("lines_help")}
      </p>
      <ol
        ref={list}
        aria-label={label}
        onPointerMove={onDrag}
        onPointerUp={onRelease}
        onPointerCancel={giveUp}
      >
        {lines.map((line, at) => (
          <li key={at} class={rowClass(held?.at === at, wrong === at + 1)}>
            <button
              type="button"
              class="grip"
              aria-pressed={held?.at === at}
              aria-describedby="lines-help"
              aria-label={t("lines_line", {
                n: at + 1,
                total: lines.length,
                line: line.trim() || t("lines_empty"),
                spaces: indent(line),
              })}
              onKeyDown={(event) => onKeyDown(event, at)}
              onPointerDown={(event) => {
                list.current?.setPointerCapture(event.pointerId);
                lift(at, "pointer");
              }}
            >
              <span class="grip-sign" aria-hidden="true">
                ⠿
              </span>
              <code style={{ paddingLeft: `${depth(line)}ch`, textIndent: `-${depth(line)}ch` }}>
                {line || " "}
              </code>
            </button>
            <Mover way="up" disabled={at === 0} onPress={() => move(at, at - 1)} />
            <Mover way="down" disabled={at === lines.length - 1} onPress={() => move(at, at + 1)} />
          </li>
        ))}
      </ol>
      <p class="unseen" role="status" aria-live="assertive">
        {spoken}
      </p>
    </div>
  );
}

function Mover({ way, disabled, onPress }: { way: "up" | "down"; disabled: boolean; onPress: () => void }) {
  return (
    <button
      type="button"
      class="quiet icon-only"
      aria-label={t(`order_${way}`)}
      title={t(`order_${way}`)}
      disabled={disabled}
      onClick={onPress}
    >
      <Icon name={way} />
    </button>
  );
}

function grips(list: HTMLElement | null): HTMLButtonElement[] {
  return [...(list?.querySelectorAll<HTMLButtonElement>(".grip") ?? [])];
}

function rowClass(isHeld: boolean, isWrong: boolean): string {
  return `line-row${isHeld ? " held" : ""}${isWrong ? " wrong" : ""}`;
}

/** Where a long line goes on: a little further in than it began. */
function depth(line: string): number {
  return line.length - line.trimStart().length + 2;
}

/** How far in a line begins: it cannot be heard otherwise. */
function indent(line: string): string {
  const spaces = line.length - line.trimStart().length;
  return spaces ? t("lines_spaces", { n: spaces }) : "";
}

function neighbours(lines: string[], at: number): string {
  const above = lines[at - 1]?.trim();
  return above ? t("lines_after", { line: above }) : t("lines_first");
}
