import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../messages";
import { Icon } from "../parts/icons";
import { Carrying, type Held } from "./carrying";

interface Props {
  lines: string[];
  label: string;
  onOrder: (lines: string[]) => void;
  /** The line of an error, from 1. */
  wrong?: number | null;
}

/** Lines to put in order: dragged, moved with the arrow keys, or with the two buttons of each line. */
export function Lines({ lines, label, onOrder, wrong = null }: Props) {
  const list = useRef<HTMLOListElement>(null);
  const [held, draw] = useState<Held | null>(null);
  const [spoken, speak] = useState("");
  const [carrying] = useState(() => new Carrying(list, draw, speak));
  carrying.update(lines, onOrder);
  useEffect(() => carrying.focus());
  return (
    <div class="lines">
      <p class="faint" id="lines-help">
        {t("lines_help")}
      </p>
      <ol
        ref={list}
        aria-label={label}
        onPointerMove={(event) => carrying.onDrag(event)}
        onPointerUp={() => carrying.onRelease()}
        onPointerCancel={() => carrying.giveUp()}
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
              onKeyDown={(event) => carrying.onKeyDown(event, at)}
              onPointerDown={(event) => {
                list.current?.setPointerCapture(event.pointerId);
                carrying.lift(at, "pointer");
              }}
            >
              <span class="grip-sign" aria-hidden="true">
                ⠿
              </span>
              <code style={{ paddingLeft: `${depth(line)}ch`, textIndent: `-${depth(line)}ch` }}>
                {line || " "}
              </code>
            </button>
            <Mover way="up" disabled={at === 0} onPress={() => carrying.move(at, at - 1)} />
            <Mover way="down" disabled={at === lines.length - 1} onPress={() => carrying.move(at, at + 1)} />
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
