"""At the workbench, once Python is there: Run to the first picture, Stop to ready, images a second.

Every time is taken inside the browser: the button in the page, the picture in the worker.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median

from playwright.sync_api import Page, Worker

RUNS = 15
SECONDS = 3
SPRITES = 200

GAME = "def a_chaque_instant():\n    heros.x = heros.x + 1\n"
ENDLESS = "n = 0\nwhile True:\n    n = n + 1\n"
CROWD = f"""\
foule = []
for i in range({SPRITES - 1}):
    foule.append(personnage("etincelle", hasard(0, 640), hasard(0, 360)))

def a_chaque_instant():
    for un in foule:
        un.x = (un.x + 1) % 640
"""

WATCH_WORKER = """() => {
  const kind = OffscreenCanvasRenderingContext2D.prototype;
  if (kind.watched) return;
  kind.watched = true;
  const put = kind.putImageData;
  globalThis.pictures = [];
  kind.putImageData = function (...given) {
    put.apply(this, given);
    globalThis.pictures.push(performance.timeOrigin + performance.now());
  };
}"""
"""Notes the time of each picture that the worker hands to its canvas."""

PRESS = """(selector) => {
  const button = document.querySelector(selector);
  const at = performance.timeOrigin + performance.now();
  button.click();
  return at;
}"""

PRESS_STOP = """() => new Promise((resolve) => {
  const [run, stop] = [".run", ".stop"].map((name) => document.querySelector(`.actions ${name}`));
  const begun = performance.now();
  const look = () => {
    if (!stop.disabled || run.disabled) return false;
    watch.disconnect();
    resolve(performance.now() - begun);
    return true;
  };
  const watch = new MutationObserver(look);
  const everything = { subtree: true, attributes: true, childList: true };
  watch.observe(document.querySelector(".actions"), everything);
  if (!look()) stop.click();
})"""

FLOOR = """([sprites, seconds]) => new Promise((resolve) => {
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width: 640, height: 360 });
  document.querySelector(".stage-frame").append(canvas);
  canvas.style.position = "absolute";
  const pen = canvas.getContext("2d");
  const picture = new Image();
  picture.src = document.querySelector(".lantern img").src;
  const places = Array.from({ length: sprites }, () => [Math.random() * 640, Math.random() * 360]);
  let drawn = 0;
  const begun = performance.now();
  const draw = () => {
    pen.fillRect(0, 0, 640, 360);
    for (const place of places) {
      place[0] = (place[0] + 1) % 640;
      pen.drawImage(picture, place[0], place[1], 24, 32);
    }
    drawn += 1;
    const spent = performance.now() - begun;
    if (spent < seconds * 1000) return requestAnimationFrame(draw);
    canvas.remove();
    resolve(drawn / (spent / 1000));
  };
  picture.onload = () => requestAnimationFrame(draw);
})"""
"""The same crowd, drawn by the page itself on a plain canvas: what this machine can do."""


@dataclass(frozen=True)
class AtTheWorkbench:
    """Medians, in milliseconds; images a second of our stage and of a plain canvas."""

    run: float
    stop: float
    stop_endless: float
    images: float
    floor: float


def measure(page: Page) -> AtTheWorkbench:
    """On a page that shows a step, in French, with Python ready."""
    page.locator(".stage-canvases canvas").nth(1).wait_for(state="attached")
    write(page, GAME)
    worker = watched(page)
    runs, stops = [], []
    for _ in range(RUNS):
        runs.append(_run(page, worker))
        page.wait_for_timeout(200)
        stops.append(float(page.evaluate(PRESS_STOP)))
    images = _images(page, worker)
    floor = float(page.evaluate(FLOOR, [SPRITES, SECONDS]))
    return AtTheWorkbench(median(runs), median(stops), endless(page), images, floor)


def watched(page: Page) -> Worker:
    """The worker that runs programs now: the oldest."""
    for worker in page.workers:
        worker.evaluate(WATCH_WORKER)
    return page.workers[0]


def write(page: Page, program: str) -> None:
    """Replace the program in the editor."""
    page.locator(".cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(program)


def _run(page: Page, worker: Worker) -> float:
    """Milliseconds from the press of Run to the first picture of that run."""
    worker.evaluate("() => { globalThis.pictures.length = 0; }")
    pressed = float(page.evaluate(PRESS, ".actions .run"))
    page.locator(".actions .stop:enabled").wait_for()
    first = None
    while first is None:
        first = worker.evaluate("() => globalThis.pictures[0] ?? null")
    return float(first) - pressed


def _images(page: Page, worker: Worker) -> float:
    """Pictures that differ from the one before, in a second, with the crowd on the stage."""
    write(page, CROWD)
    _run(page, worker)
    worker.evaluate("() => { globalThis.pictures.length = 0; }")
    page.wait_for_timeout(SECONDS * 1000)
    times = worker.evaluate("() => globalThis.pictures")
    page.evaluate(PRESS_STOP)
    return float((len(times) - 1) / ((times[-1] - times[0]) / 1000))


def endless(page: Page) -> float:
    """Stop of a program that does not answer: its worker ends, the spare one takes over."""
    write(page, ENDLESS)
    page.evaluate(PRESS, ".actions .run")
    page.wait_for_timeout(1200)
    return float(page.evaluate(PRESS_STOP))
