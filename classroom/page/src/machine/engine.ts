/** One module worker with a canvas of its own: a canvas can be handed to a worker only once. */
import { HEIGHT, WIDTH } from "./stage";
import type { Engine } from "./machines";
import type { Report } from "./protocol";

let host: HTMLElement | null = null;

/** The canvases live here, outside the views: a canvas in use by a worker must survive every redraw. */
export function stageHost(): HTMLElement {
  host ??= Object.assign(document.createElement("div"), { className: "stage-canvases" });
  return host;
}

type Hear = (report: Report) => void;

export function makeEngine(hear: Hear): Engine {
  return engineOf(new Worker(new URL("../worker.ts", import.meta.url), { type: "module" }), hear);
}

/** The page's side of a worker, wherever its script came from. */
export function engineOf(worker: Worker, hear: Hear): Engine {
  const canvas = document.createElement("canvas");
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  canvas.setAttribute("aria-hidden", "true");
  stageHost().append(canvas);
  worker.onmessage = ({ data }: MessageEvent<string>) => hear(JSON.parse(data) as Report);
  worker.onerror = (event) => hear({ type: "broken", text: event.message });
  const screen = canvas.transferControlToOffscreen();
  worker.postMessage(screen, [screen]);
  return {
    send: (command) => worker.postMessage(JSON.stringify(command)),
    show: (visible) => {
      canvas.hidden = !visible;
    },
    end: () => {
      worker.terminate();
      canvas.remove();
    },
  };
}
