import { useEffect, useState } from "preact/hooks";
import { signOf, twoHands } from "../machine/asked";
import type { Keys } from "../machine/stage";
import { messages, t, type MessageId } from "../messages";
import { language } from "../state";

/** How long a key counts as held when somebody presses it without holding: by voice, by a screen reader. */
const TAP_MS = 200;

/** `fingers`: what is held here; `onChange`: it is not the same any more. */
interface Props {
  asked: string[];
  fingers: Keys;
  idle: boolean;
  onChange: () => void;
}

/**
 * Keys on the screen, under the game or at its sides: each is held as long as a finger, a mouse button or
 * Enter holds it.
 */
export function TouchKeys({ asked, fingers, idle, onChange }: Props) {
  const [held, setHeld] = useState<string[]>([]);
  const change = (act: () => void) => {
    act();
    setHeld(fingers.list());
    onChange();
  };
  const clear = () => fingers.clear();
  useEffect(() => clear, []);
  useEffect(() => {
    if (idle) change(clear);
  }, [idle]);
  if (asked.length === 0) return null;
  return (
    <div class="touch-keys" role="group" aria-label={t("touch_keys")}>
      {twoHands(asked).map((keys, side) => (
        <div key={side} class={keys.includes("down") ? "touch-side cross" : "touch-side"}>
          {keys.map((id) => (
            <Key
              key={id}
              id={id}
              idle={idle}
              held={held.includes(id)}
              onHold={(place) => change(() => fingers.hold(place, id))}
              onLetGo={(place) => change(() => fingers.letGo(place))}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

export function keyName(id: string): string {
  const named = `key_named_${id}`;
  return named in messages ? t(named as MessageId) : t("key_named_other", { key: id.toUpperCase() });
}

interface KeyProps {
  id: string;
  idle: boolean;
  held: boolean;
  onHold: (place: string) => void;
  onLetGo: (place: string) => void;
}

function Key({ id, idle, held, onHold, onLetGo }: KeyProps) {
  return (
    <button
      type="button"
      class={`touch-key ${id}${held ? " held" : ""}`}
      aria-label={keyName(id)}
      disabled={idle}
      {...byFinger(onHold, onLetGo)}
      {...byKey(id, onHold, onLetGo)}
      {...byTap(id, onHold, onLetGo)}
    >
      {signOf(id, language.value)}
    </button>
  );
}

type Act = KeyProps["onHold"];

/** A finger on a key; it may slide to the next one, and several may be down. */
function byFinger(onHold: Act, onLetGo: Act) {
  const hold = ({ pointerId }: PointerEvent) => onHold(`finger ${pointerId}`);
  const letGo = ({ pointerId }: PointerEvent) => onLetGo(`finger ${pointerId}`);
  return {
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0) return;
      event.preventDefault(); // the keyboard stays in the game
      // Or a finger that slides away would hold on
      (event.target as Element).releasePointerCapture(event.pointerId);
      hold(event);
    },
    onPointerEnter: (event: PointerEvent) => {
      if (event.buttons & 1) hold(event);
    },
    onPointerLeave: letGo,
    onPointerUp: letGo,
    onPointerCancel: letGo,
    onMouseDown: (event: MouseEvent) => event.preventDefault(),
    onContextMenu: (event: MouseEvent) => event.preventDefault(), // a long press is a key that is held
  };
}

/** Reached with Tab, a key is held with Enter or the space bar. */
function byKey(id: string, onHold: Act, onLetGo: Act) {
  const pressing = ({ key }: KeyboardEvent) => key === "Enter" || key === " ";
  const place = `key ${id}`;
  return {
    onKeyDown: (event: KeyboardEvent) => {
      if (!pressing(event)) return;
      event.preventDefault();
      if (!event.repeat) onHold(place);
    },
    onKeyUp: (event: KeyboardEvent) => {
      if (!pressing(event)) return;
      event.preventDefault();
      onLetGo(place);
    },
    onBlur: () => onLetGo(place),
  };
}

/** A press without a finger (its `detail` is 0): by voice, by a screen reader. */
function byTap(id: string, onHold: Act, onLetGo: Act) {
  return {
    onClick: ({ detail }: MouseEvent) => {
      if (detail !== 0) return;
      onHold(`tap ${id}`);
      setTimeout(() => onLetGo(`tap ${id}`), TAP_MS);
    },
  };
}
