/** One module worker with a canvas of its own: a canvas can be handed to a worker only once. */
import { HEIGHT, WIDTH } from "./stage";
import type { Engine } from "./machines";
import type { Report } from "./protocol";

export function makeEngine(host: HTMLElement, hear: (report: Report) => void): Engine {
  const canvas = document.createElement("canvas");
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  canvas.setAttribute("aria-hidden", "true");
  host.append(canvas);
  const worker = new Worker(new URL("../worker.ts", import.meta.url), { type: "module" });
  worker.onmessage = ({ data }: MessageEvent<string>) => hear(JSON.parse(data) as Report);
  worker.onerror = (event) => hear({ type: "broken", text: event.message });
  const screen = canvas.transferControlToOffscreen();
  worker.postMessage(screen, [screen]);
  return {
    send: (command) => worker.postMessage(JSON.stringify(command)),
    show: (visible) => { canvas.hidden = !visible; },
    end: () => {
      worker.terminate();
      canvas.remove();
    },
  };
}
