"""Drawings as pygame surfaces, at the size they are shown, made once and kept."""

from __future__ import annotations

import io
from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import cache

import pygame

from workshop_game.assets import ASSETS
from workshop_game.core import HEIGHT, WIDTH
from workshop_game.stage.catalogue import recoloured

MOST_KEPT = 600
"""Surfaces kept at once: a sprite that grows a little at each tick makes many sizes."""

LARGEST = 2 * WIDTH
"""No drawing is made larger than this many points: `size = 1000` must not fill the memory."""


class Shelf:
    """Surfaces made once and kept; the one not used for longest leaves first.

    They are kept run-length encoded: in WebAssembly, where SDL has no SIMD, a transparent
    picture is drawn 30 to 60 times faster so (measured in Pyodide 314).
    """

    def __init__(self, most: int = MOST_KEPT) -> None:
        self._kept: OrderedDict[Hashable, pygame.Surface] = OrderedDict()
        self._most = most

    def get(self, key: Hashable, make: Callable[[], pygame.Surface]) -> pygame.Surface:
        """The surface kept under ``key``, made now if there is none."""
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = make()
            if found.get_alpha() is not None:
                found.set_alpha(255, pygame.RLEACCEL)
            if len(self._kept) > self._most:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(key)
        return found


class Pictures:
    """Backgrounds, sprites and signs at one scale (pixels per stage point)."""

    def __init__(self, scale: float) -> None:
        self.scale = scale
        self._shelf = Shelf()

    def background(self, id: str) -> pygame.Surface:
        """A whole background, opaque: copied, not blended."""
        size = (round(WIDTH * self.scale), round(HEIGHT * self.scale))
        return self._shelf.get(("background", id), lambda: opaque(_source("backgrounds", id), size))

    def sprite(
        self, kind: str, drawing: str, size: float, colour: str | None, left: bool
    ) -> pygame.Surface:
        """A sprite's drawing; ``colour`` None keeps its own, ``left`` turns it to the left."""
        width = self._width(drawing, size)
        key = (drawing, width, colour, left)
        return self._shelf.get(key, lambda: self._make(kind, drawing, width, colour, left))

    def sign(self, name: str) -> pygame.Surface:
        """One of the small signs of the score line."""
        svg = _source("signs", name)
        width, height = _natural_size("signs", name)
        size = (round(width * self.scale), round(height * self.scale))
        return self._shelf.get(("sign", name), lambda: rasterised(svg, size))

    def drawn(self, svg: str, width: float, height: float) -> pygame.Surface:
        """A drawing made on the spot (a speech bubble); its size in points."""
        size = (round(width * self.scale), round(height * self.scale))
        return self._shelf.get(svg, lambda: rasterised(svg, size))

    def _width(self, drawing: str, size: float) -> int:
        natural = _natural_size("sprites", drawing)[0]
        return max(1, round(min(natural * abs(size), LARGEST) * self.scale))

    def _make(
        self, kind: str, drawing: str, width: int, colour: str | None, left: bool
    ) -> pygame.Surface:
        if left:
            right = self._shelf.get(
                (drawing, width, colour, False),
                lambda: self._make(kind, drawing, width, colour, False),
            )
            return pygame.transform.flip(right, True, False)
        svg = _source("sprites", drawing)
        natural = _natural_size("sprites", drawing)
        height = max(1, round(width * natural[1] / natural[0]))
        return rasterised(recoloured(svg, kind, colour) if colour else svg, (width, height))


@cache
def pictures_at(scale: float) -> Pictures:
    """The one ``Pictures`` of a scale: what one run has made, the next finds ready."""
    return Pictures(scale)


def rasterised(svg: str, size: tuple[int, int]) -> pygame.Surface:
    """An SVG text as a surface of ``size`` pixels, crisp at any size."""
    return pygame.image.load_sized_svg(io.BytesIO(svg.encode()), size)


def opaque(svg: str, size: tuple[int, int]) -> pygame.Surface:
    """The same for a drawing without holes, to be copied as it is."""
    surface = rasterised(svg, size)
    surface.set_alpha(None)
    return surface


@cache
def _source(folder: str, name: str) -> str:
    return (ASSETS / folder / f"{name}.svg").read_text(encoding="utf-8")


@cache
def _natural_size(folder: str, name: str) -> tuple[int, int]:
    """Width and height in stage points: what the drawing's first line says."""
    head = _source(folder, name).split(">", 1)[0]
    width, height = (head.split(f'{word}="', 1)[1].split('"', 1)[0] for word in ("width", "height"))
    return int(width), int(height)
