"""Draws a world: scenery, sprites, what they say, words, title, score and the last word."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pygame

from workshop_game.core import HEIGHT, WIDTH, Sprite, Text, World
from workshop_game.core.particles import LIFE_TICKS, Particle
from workshop_game.stage import panels
from workshop_game.stage.cast import Cast, Placed
from workshop_game.stage.lettering import lettering_at
from workshop_game.stage.pictures import pictures_at

TEXT, TITLE, SPEECH, LAST_WORD = 18, 20, 15, 44
"""Heights of letters, in points, at size 1."""

BUBBLE_WIDTH = 190
MOST_LINES = 6
MARGIN, UNDER_TITLE = 6, 46
MOST_HEARTS = 5


class Painter:
    """Paints worlds at one scale (pixels per stage point) with words in one language."""

    def __init__(self, scale: float, language: str) -> None:
        self.scale = scale
        self.language = language
        self.size = (round(WIDTH * scale), round(HEIGHT * scale))
        self._pictures = pictures_at(scale)
        self._letters = lettering_at(scale)
        self._cast = Cast(self._pictures)
        self._scoring = False

    def paint(self, world: World, surface: pygame.Surface) -> None:
        """Paint the whole of ``world`` onto ``surface``, which has the size ``self.size``."""
        surface.blit(self._pictures.background(world.background), (0, 0))
        shown = _back_to_front(world)
        surface.blits(self._cast.placed(world, shown), doreturn=False)
        surface.blits([self._spark(each) for each in world.particles], doreturn=False)
        if world.state == "playing":
            self._bubbles(surface, shown, UNDER_TITLE if world.title else MARGIN)
        for text in world.texts:
            self._text(surface, text)
        self._title(surface, world.title)
        self._score(surface, world)
        if world.state in ("won", "lost"):
            self._last_word(surface, world.state)

    def caption(self, surface: pygame.Surface, words: str) -> None:
        """A line at the bottom of the stage, outside the world (the desktop's pause)."""
        line = self._letters.outlined(words, SPEECH, "white")
        surface.blit(line, line.get_rect(midbottom=self._at(WIDTH / 2, HEIGHT - MARGIN)))

    def _at(self, x: float, y: float) -> tuple[int, int]:
        return round(x * self.scale), round(y * self.scale)

    def _place(self, x: float, y: float) -> tuple[int, int]:
        """Pixels of a place that a program chose: far outside is outside, however far."""
        return self._at(min(max(x, -WIDTH), 2 * WIDTH), min(max(y, -HEIGHT), 2 * HEIGHT))

    def _spark(self, particle: Particle) -> Placed:
        """A spark that shrinks while it fades; four sizes are enough for the eye."""
        age = 4 * max(0, particle.left - 1) // LIFE_TICKS
        picture = self._pictures.sign(f"ember_{min(3, age)}")
        x, y = self._place(particle.x, particle.y)
        return picture, (x - picture.get_width() // 2, y - picture.get_height() // 2)

    def _bubbles(self, surface: pygame.Surface, shown: list[Sprite], ceiling: int) -> None:
        for sprite in shown:
            if sprite.saying:
                self._bubble(surface, sprite, sprite.saying, ceiling)

    def _bubble(self, surface: pygame.Surface, sprite: Sprite, words: str, ceiling: int) -> None:
        lines = self._letters.wrapped(words, SPEECH, BUBBLE_WIDTH, MOST_LINES)
        inner = max(self._letters.width(line, SPEECH) for line in lines)
        width, height = max(48, round(inner) + 22), len(lines) * 19 + 24
        top = sprite.y - sprite.box()[1] + 6  # from the centre of the sprite to its head
        below = sprite.y - top - height < ceiling
        x = _kept_in(sprite.x - width / 2, WIDTH - width)
        y = sprite.y + top if below else sprite.y - top - height
        y = max(ceiling, _kept_in(y, HEIGHT - height))
        tail = round(min(max(sprite.x - x, 20), width - 24) / 4) * 4
        svg = panels.bubble(width, height, tail, below)
        surface.blit(self._pictures.drawn(svg, width, height), self._at(x, y))
        first = y + (15 if below else 6)
        for number, line in enumerate(lines):
            ink = self._letters.plain(line, SPEECH, "stage.ink")
            surface.blit(ink, ink.get_rect(midtop=self._at(x + width / 2, first + number * 19)))

    def _text(self, surface: pygame.Surface, text: Text) -> None:
        if not text.words:
            return
        line = self._letters.outlined(text.words, TEXT * text.size, text.colour)
        surface.blit(line, line.get_rect(center=self._place(text.x, text.y)))

    def _title(self, surface: pygame.Surface, words: str) -> None:
        if not words:
            return
        line = self._letters.plain(words, TITLE, "stage.paper", bold=True)
        width = min(WIDTH, round(line.get_width() / self.scale) + 36)
        board = panels.panel(width, 34, "stage.ink", "stage.paper")
        x = (WIDTH - width) / 2
        surface.blit(self._pictures.drawn(board, width, 34), self._at(x, 8))
        surface.blit(line, line.get_rect(center=self._at(WIDTH / 2, 25)))

    def _score(self, surface: pygame.Surface, world: World) -> None:
        """Score, lives and level, from the moment that one of them has changed."""
        self._scoring = self._scoring or (world.score, world.lives, world.level) != (0, 3, 1)
        if not self._scoring:
            return
        point = self._pictures.sign("point")
        surface.blit(point, self._at(10, 10))
        score = self._letters.outlined(shown_number(world.score), TEXT, "white")
        surface.blit(score, score.get_rect(midleft=self._at(30, 18)))
        self._lives(surface, world.lives)
        if world.level != 1:
            words = sentence("level", self.language, level=shown_number(world.level))
            level = self._letters.outlined(words, SPEECH, "white")
            surface.blit(level, self._at(10, 32))

    def _lives(self, surface: pygame.Surface, lives: float) -> None:
        """Hearts from the right edge; more than fit are written as a number."""
        count = max(0, int(lives))
        if count > MOST_HEARTS:
            words = self._letters.outlined(shown_number(count), TEXT, "white")
            surface.blit(words, words.get_rect(midright=self._at(WIDTH - 34, 18)))
            count = 1
        places = max(count, 0 if lives > MOST_HEARTS else 3)
        for place in range(places):
            sign = "heart" if place < count else "heart_gone"
            surface.blit(self._pictures.sign(sign), self._at(WIDTH - 28 - 21 * place, 10))

    def _last_word(self, surface: pygame.Surface, state: str) -> None:
        width, height = 430, 120
        board = panels.panel(width, height, "stage.ink", "stage.paper")
        x, y = (WIDTH - width) / 2, (HEIGHT - height) / 2 - 10
        surface.blit(self._pictures.drawn(board, width, height), self._at(x, y))
        ink = "yellow" if state == "won" else "stage.paper"
        word = self._letters.plain(sentence(state, self.language), LAST_WORD, ink, bold=True)
        surface.blit(word, word.get_rect(center=self._at(WIDTH / 2, y + 48)))
        more = self._letters.plain(sentence(f"{state}_more", self.language), SPEECH, "stage.paper")
        surface.blit(more, more.get_rect(center=self._at(WIDTH / 2, y + 92)))


def shown_number(value: float) -> str:
    """A number as people read it: no useless decimals."""
    return f"{value:.0f}" if value == int(value) else f"{value:.1f}"


@cache
def sentences() -> dict[str, dict[str, str]]:
    """Every sentence by its id, then its language."""
    path = Path(__file__).with_name("messages.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def sentence(id: str, language: str, **values: Any) -> str:
    """A sentence of ``messages.toml`` in ``language``, its gaps filled."""
    return sentences()[id][language].format(**values)


def _back_to_front(world: World) -> list[Sprite]:
    """What can be seen, in the order of painting: as they arrived, the hero before everything."""
    hero = world.hero
    seen = [each for each in world.sprites if each.visible and each.size]
    if hero in seen:
        seen.remove(hero)
        seen.append(hero)
    return seen


def _kept_in(start: float, last: float) -> float:
    """A start between the two margins of the stage."""
    return min(max(start, MARGIN), max(MARGIN, last - MARGIN))
