"""A picture in memory that pygame paints on and a browser can show as it is."""

from __future__ import annotations

import pygame


class Frame:
    """``pixels`` and ``surface`` are the same memory: nothing is copied on the way out.

    Red, green, blue, alpha, as a canvas wants them; the scenery is opaque, so alpha stays 255.
    """

    def __init__(self, size: tuple[int, int]) -> None:
        self.width, self.height = size
        self.pixels = bytearray(self.width * self.height * 4)
        self.surface = pygame.image.frombuffer(self.pixels, size, "RGBA")
