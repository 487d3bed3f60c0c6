/** Drawn signs. Each stands beside words: none carries a meaning alone. */
import type { JSX } from "preact";

const PATHS = {
  run: <path d="M7 4.5v15l12.5-7.5z" fill="currentColor" stroke="none" />,
  stop: <rect x="6" y="6" width="12" height="12" rx="2" fill="currentColor" stroke="none" />,
  check: <path d="M4.5 12.5 10 18 20 6.5" />,
  passed: <path d="M5 12.5 10 17.5 19.5 7" />,
  failed: <path d="M12 5v9M12 18.2v.6" />,
  waiting: <path d="M6 12h.1M12 12h.1M18 12h.1" />,
  left: <path d="M14.5 5 8 12l6.5 7" />,
  right: <path d="M9.5 5 16 12l-6.5 7" />,
  hand: (
    <path
      d="M8 12V6.5a1.5 1.5 0 0 1 3 0V11m0-5.5v-1a1.5 1.5 0 0 1 3 0V11m0-5a1.5 1.5 0 0 1 3 0v6m0-3
        a1.5 1.5 0 0 1 3 0v5a6 6 0 0 1-6 6h-2a6 6 0 0 1-5-3l-3-5a1.6 1.6 0 0 1 2.6-1.8L8 14"
    />
  ),
  bag: (
    <>
      <rect x="4" y="8" width="16" height="12" rx="2.5" />
      <path d="M9 8V6.500A2.5 2.5 0 0 1 11.500 4h1A2.5 2.5 0 0 1 15 6.500V8M4 13h16" />
    </>
  ),
  list: <path d="M4.5 7h.1M4.5 12h.1M4.5 17h.1M9 7h11M9 12h11M9 17h11" />,
  cards: (
    <>
      <rect x="4" y="6.5" width="9.5" height="13" rx="1.5" />
      <path d="M9 4.500h9a1.5 1.5 0 0 1 1.5 1.500v11" />
    </>
  ),
  up: <path d="M12 19V5M6 11l6-6 6 6" />,
  down: <path d="M12 5v14M6 13l6 6 6-6" />,
  undo: <path d="M9 6 4.5 10.5 9 15M5 10.500h9a5 5 0 0 1 0 10h-2" />,
  redo: <path d="M15 6l4.5 4.500L15 15M19 10.500h-9a5 5 0 0 0 0 10h2" />,
  clock: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 7.500V12l3 2" />
    </>
  ),
  heard: (
    <path d="M4.5 9.500h3.500L12.5 6v12L8 14.500H4.5zM16 9.500a4 4 0 0 1 0 5M18.5 7a7.5 7.5 0 0 1 0 10" />
  ),
  muted: <path d="M4.5 9.500h3.500L12.5 6v12L8 14.500H4.5zM16 9.500l5 5M21 9.500l-5 5" />,
  pause: <path d="M8.5 5.500v13M15.5 5.500v13" />,
  pad: <path d="M9.500 4h5v5.500H20v5h-5.500V20h-5v-5.500H4v-5h5.500z" />,
  tick: (
    <>
      <path d="M6 5.500v13l8-6.500z" fill="currentColor" stroke="none" />
      <path d="M18 5.500v13" />
    </>
  ),
  close: <path d="M6 6l12 12M18 6 6 18" />,
  bulb: (
    <path
      d="M9.5 18h5M10 21h4
        M8.2 14.500A6 6 0 1 1 15.8 14.500c-.8.7-1.3 1.3-1.3 2v1.500h-5v-1.500c0-.7-.5-1.3-1.3-2z"
    />
  ),
  smaller: <path d="M3.5 18 8.5 6l5 12M5.2 14h6.600M16.5 12h5" />,
  larger: <path d="M3.5 18 8.5 6l5 12M5.2 14h6.600M16.5 12h5M19 9.500v5" />,
  look: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 3.500a8.500 8.500 0 0 1 0 17z" fill="currentColor" stroke="none" />
    </>
  ),
  saved: <path d="M4.5 12.5 10 18 20 6.5" />,
  sending: <path d="M12 19V6M6.5 11 12 5.5 17.5 11" />,
  away: <path d="M7 18h9.500a4 4 0 0 0 1-7.900M14.5 6.500A6 6 0 0 0 6.8 11 3.6 3.6 0 0 0 5.5 17M4 4l16 16" />,
} satisfies Record<string, JSX.Element>;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg
      class="icon"
      viewBox="0 0 24 24"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      stroke-width="2.2"
      stroke-linecap="round"
      stroke-linejoin="round"
    >
      {PATHS[name]}
    </svg>
  );
}
