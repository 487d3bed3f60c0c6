"""All drawings on one picture: `python -m workshop_game.stage.contact_sheet FILE.png`.

For whoever draws: each kind in each pose and look, by day and by night, then the sceneries.
"""

from __future__ import annotations

import sys

import pygame

from workshop_game.core import HEIGHT, WIDTH
from workshop_game.stage.catalogue import catalogue, colour, frames
from workshop_game.stage.lettering import lettering_at
from workshop_game.stage.pictures import pictures_at

COLUMNS = 10
CELL = 128
SCALE = 1


def drawings() -> list[tuple[str, str]]:
    """Every kind with each of its drawings, once."""
    found = [
        (kind, drawing)
        for kind, table in catalogue()["kinds"].items()
        for pose in table["poses"]
        for look in catalogue()["looks"]
        for drawing in frames(kind, pose, look)
    ]
    return list(dict.fromkeys(found))


def contact_sheet() -> pygame.Surface:
    """The picture."""
    pictures, shown = pictures_at(SCALE), drawings()
    rows = -(-len(shown) // COLUMNS)
    places = catalogue()["backgrounds"]
    width, height = COLUMNS * CELL, 2 * rows * CELL + -(-len(places) // 2) * HEIGHT
    sheet = pygame.Surface((width, height))
    for part, ground in enumerate(("day.hill_3", "night.sky_high")):
        top = part * rows * CELL
        sheet.fill(colour(ground), (0, top, width, rows * CELL))
        for number, (kind, drawing) in enumerate(shown):
            _cell(sheet, kind, drawing, (number % COLUMNS, number // COLUMNS), top)
    for number, place in enumerate(places):
        corner = (number % 2 * WIDTH, 2 * rows * CELL + number // 2 * HEIGHT)
        sheet.blit(pictures.background(place), corner)
    return sheet


def _cell(sheet: pygame.Surface, kind: str, drawing: str, at: tuple[int, int], top: int) -> None:
    x, y = at[0] * CELL + CELL // 2, top + at[1] * CELL + CELL // 2
    picture = pictures_at(SCALE).sprite(kind, drawing, 1, None, False)
    sheet.blit(picture, picture.get_rect(center=(x, y - 6)))
    name = lettering_at(SCALE).outlined(drawing, 11, "white")
    sheet.blit(name, name.get_rect(midbottom=(x, y + CELL // 2)))


def main() -> None:
    """Write the picture to the file named on the command line."""
    if len(sys.argv) != 2:
        raise SystemExit("Name the file to write: contact_sheet FILE.png")
    pygame.image.save(contact_sheet(), sys.argv[1])


if __name__ == "__main__":
    main()
