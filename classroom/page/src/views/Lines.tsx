import { useEffect, useRef, useState } from "preact/hooks";
import { moved, nearestRow } from "../app/lines";
import { t } from "../messages";
import { Icon } from "./icons";

interface Props {
  lines: string[];
  label: string;
  onOrder: (lines: string[]) => void;
  /** The line of an error, from 1. */
  wrong?: number | null;
}

/** The line that is held, where it is now, and the order to come back to. */
interface Held { at: number; before: string[]; by: "keys" | "pointer" }

/** Lines to put in order: dragged, moved with the arrow keys, or with the two buttons of each line. */
export function Lines({ lines, label, onOrder, wrong = null }: Props) {
  const list = useRef<HTMLOListElement>(null);
  const [held, setHeld] = useState<Held | null>(null);
  const [spoken, setSpoken] = useState("");
  const focusAt = useRef<number | null>(null);
  useEffect(() => {
    if (focusAt.current !== null) grips(list.current)[focusAt.current]?.focus();
    focusAt.current = null;
  });

  const place = (at: number) => t("lines_place", { n: at + 1, total: lines.length });
  const move = (from: number, to: number) => {
    const order = moved(lines, from, to);
    if (order === lines) return;
    focusAt.current = to;
    setHeld(held && { ...held, at: to });
    setSpoken(`${place(to)} ${neighbours(order, to)}`);
    onOrder(order);
  };
  const lift = (at: number, by: Held["by"]) => {
    setHeld({ at, before: lines, by });
    setSpoken(t("lines_lifted", { line: lines[at]?.trim() ?? "", n: at + 1, total: lines.length }));
  };
  const drop = () => {
    if (held) setSpoken(`${t("lines_dropped")} ${place(held.at)}`);
    setHeld(null);
  };
  const giveUp = () => {
    if (!held) return;
    focusAt.current = held.before.indexOf(lines[held.at] ?? "");
    onOrder(held.before);
    setSpoken(t("lines_back"));
    setHeld(null);
  };

  const onKeyDown = (event: KeyboardEvent, at: number) => {
    const way = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    if (event.key === "Escape" && held) giveUp();
    else if (event.key === " ") held ? drop() : lift(at, "keys");
    else if (way && (held || event.altKey)) move(at, at + way);
    else if (way) grips(list.current)[at + way]?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onDrag = (event: PointerEvent) => {
    if (held?.by !== "pointer" || !list.current) return;
    const to = nearestRow(event.clientY, [...list.current.children].map((row) => row.getBoundingClientRect()));
    if (to !== held.at) move(held.at, to);
  };

  return (
    <div class="lines">
      <p class="faint" id="lines-help">{t("lines_help")}</p>
      <ol ref={list} aria-label={label} onPointerMove={onDrag} onPointerUp={() => held?.by === "pointer" && drop()} onPointerCancel={giveUp}>
        {lines.map((line, at) => (
          <li key={at} class={rowClass(held?.at === at, wrong === at + 1)}>
            <button type="button" class="grip" aria-pressed={held?.at === at} aria-describedby="lines-help"
              aria-label={t("lines_line", { n: at + 1, total: lines.length, line: line.trim() || t("lines_empty"), spaces: indent(line) })}
              onKeyDown={(event) => onKeyDown(event, at)}
              onPointerDown={(event) => {
                list.current?.setPointerCapture(event.pointerId);
                lift(at, "pointer");
              }}>
              <span class="grip-sign" aria-hidden="true">⠿</span><code style={{ paddingLeft: `${depth(line)}ch`, textIndent: `-${depth(line)}ch` }}>{line || " "}</code>
            </button>
            <Mover way="up" disabled={at === 0} onPress={() => move(at, at - 1)} />
            <Mover way="down" disabled={at === lines.length - 1} onPress={() => move(at, at + 1)} />
          </li>
        ))}
      </ol>
      <p class="unseen" role="status" aria-live="assertive">{spoken}</p>
    </div>
  );
}

function Mover({ way, disabled, onPress }: { way: "up" | "down"; disabled: boolean; onPress: () => void }) {
  return (
    <button type="button" class="quiet icon-only" aria-label={t(`order_${way}`)} title={t(`order_${way}`)} disabled={disabled} onClick={onPress}>
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
