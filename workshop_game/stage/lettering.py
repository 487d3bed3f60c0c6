"""Words on the stage: the font, lines that fit, and an outline that any scenery can bear."""

from __future__ import annotations

from functools import cache

import pygame

from workshop_game.assets import ASSETS
from workshop_game.stage.catalogue import colour
from workshop_game.stage.pictures import Shelf

FONTS = {
    False: "atkinson-hyperlegible-next-regular.ttf",
    True: "atkinson-hyperlegible-next-bold.ttf",
}
"""File name of the font, plain (False) and bold (True)."""

NARROW_SPACE, SPACE = "\u202f", "\u00a0"
"""The font has no narrow no-break space; the ordinary one looks the same at these sizes."""

LONGEST = 300
"""Characters of one text that are shown."""

OUTLINE = 1.5
"""Width of the outline round words, in points."""


class Lettering:
    """Words as surfaces at one scale (pixels per stage point), made once and kept."""

    def __init__(self, scale: float) -> None:
        self.scale = scale
        self._fonts: dict[tuple[int, bool], pygame.font.Font] = {}
        self._shelf = Shelf(200)

    def plain(self, words: str, size: float, ink: str, bold: bool = False) -> pygame.Surface:
        """One line in the colour ``ink`` (a palette name); ``size`` in points."""
        key = (words, size, ink, bold)
        return self._shelf.get(key, lambda: self._line(words, size, ink, bold))

    def outlined(self, words: str, size: float, ink: str) -> pygame.Surface:
        """One bold line with an outline in the tone that contrasts with ``ink``."""
        key = (words, size, ink)
        return self._shelf.get(key, lambda: self._outlined(words, size, ink))

    def wrapped(self, words: str, size: float, width: float, most: int) -> list[str]:
        """The words as lines at most ``width`` points wide; at most ``most`` lines."""
        font = self._font(size, False)
        lines: list[str] = []
        for paragraph in readable(words).splitlines() or [""]:
            lines += _broken(paragraph, font, width * self.scale)
        if len(lines) > most:
            lines = [*lines[: most - 1], lines[most - 1] + " …"]
        return lines

    def width(self, words: str, size: float) -> float:
        """How wide a line is, in points."""
        return self._font(size, False).size(words)[0] / self.scale

    def _line(self, words: str, size: float, ink: str, bold: bool) -> pygame.Surface:
        return self._font(size, bold).render(readable(words), True, colour(ink))

    def _outlined(self, words: str, size: float, ink: str) -> pygame.Surface:
        front = self._line(words, size, ink, True)
        back = self._line(words, size, contrasting(ink), True)
        reach = max(1, round(OUTLINE * self.scale))
        width, height = front.get_size()
        whole = pygame.Surface((width + 2 * reach, height + 2 * reach), pygame.SRCALPHA)
        for x in (0, reach, 2 * reach):
            for y in (0, reach, 2 * reach):
                whole.blit(back, (x, y))
        whole.blit(front, (reach, reach))
        return whole

    def _font(self, size: float, bold: bool) -> pygame.font.Font:
        pixels = max(6, min(round(size * self.scale), 400))
        if (pixels, bold) not in self._fonts:
            pygame.font.init()
            self._fonts[pixels, bold] = pygame.font.Font(ASSETS / "fonts" / FONTS[bold], pixels)
        return self._fonts[pixels, bold]


@cache
def lettering_at(scale: float) -> Lettering:
    """The one ``Lettering`` of a scale: what one run has made, the next finds ready."""
    return Lettering(scale)


def readable(words: str) -> str:
    """What the font can show of ``words``: a bounded length, spaces that it knows."""
    shown = words.replace(NARROW_SPACE, SPACE).replace("\t", "    ").replace("\0", "")
    return shown if len(shown) <= LONGEST else shown[: LONGEST - 1] + "…"


def contrasting(ink: str) -> str:
    """The palette's ink or paper, whichever stands out more behind ``ink``."""
    red, green, blue = (int(colour(ink)[at : at + 2], 16) for at in (1, 3, 5))
    return "stage.ink" if 0.3 * red + 0.59 * green + 0.11 * blue > 110 else "stage.paper"


def _broken(paragraph: str, font: pygame.font.Font, width: float) -> list[str]:
    lines: list[str] = []
    line = ""
    for word in _short_words(paragraph, font, width):
        longer = f"{line} {word}" if line else word
        if line and font.size(longer)[0] > width:
            lines.append(line)
            longer = word
        line = longer
    return [*lines, line]


def _short_words(paragraph: str, font: pygame.font.Font, width: float) -> list[str]:
    """The words of a paragraph; one that is wider than a line is cut."""
    found: list[str] = []
    for word in paragraph.split(" "):
        rest = word
        while font.size(rest)[0] > width and len(rest) > 1:
            cut = next(
                n for n in range(len(rest) - 1, 0, -1) if n == 1 or font.size(rest[:n])[0] <= width
            )
            found.append(rest[:cut])
            rest = rest[cut:]
        found.append(rest)
    return found
