"""The stage against plain pygame in Chromium: the same scene, the same run, Pyodide's pygame.

What `bench.stage` compares on the desktop, on the page's own Python. A picture and its tick
have 16.7 ms for 60 images a second.
"""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table

from bench import stage
from harness.pyodide import give_python
from harness.room import Room, open_room

PICTURES = 600
MOST_IMAGES = 60

RUN = """async ([source, pictures]) => {
  const { loadPyodide } = await import("/python/pyodide.mjs");
  const env = { PYTHONPATH: "/kit", HOME: "/home/pyodide" };
  const python = await loadPyodide({ indexURL: new URL("/python/", location.href).href, env });
  const get = async (name) => (await fetch(`/packages/${name}`)).arrayBuffer();
  python.unpackArchive(await get("workshop_game.zip"), "zip", { extractDir: "/kit" });
  python.unpackArchive(await get("pygame.whl"), "wheel");
  python.FS.writeFile("/kit/stage_bench.py", source);
  python.pyimport("importlib").invalidate_caches();
  python.globals.set("pictures", pictures);
  return python.runPython(`
import json, os
os.environ["SDL_VIDEODRIVER"] = "dummy"
import pygame
pygame.display.init()
pygame.display.set_mode((1, 1))
from stage_bench import compare
json.dumps([compare(scale, pictures) for scale in (1, 2)])
`);
}"""


def main() -> None:
    """Print the median milliseconds of one picture in Chromium, and the ratio."""
    table = Table("scale", "stage ms", "plain pygame ms", "ratio", "tick and picture", "images/s")
    with TemporaryDirectory() as data, open_room(Path(data)) as room:
        for scale, times in zip((1, 2), compared(room), strict=True):
            drawn, plain, lived = times
            images = f"{min(MOST_IMAGES, 1000 / lived):.0f}"
            row = (f"{drawn:.2f}", f"{plain:.2f}", f"{drawn / plain:.2f}", f"{lived:.2f}", images)
            table.add_row(str(scale), *row)
    Console().print(f"{stage.SPRITES} sprites", table)


def compared(room: Room) -> list[list[float]]:
    """`bench.stage.compare` at both scales, in the page."""
    page = room.enter()
    give_python(page)
    source = Path(stage.__file__).read_text(encoding="utf-8")
    found: list[list[float]] = json.loads(page.evaluate(RUN, [source, PICTURES]))
    return found


if __name__ == "__main__":
    main()
