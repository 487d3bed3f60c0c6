"""What each action of the vocabulary does to the world."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from workshop_game.core import KEYS, TICKS_PER_SECOND, Sprite, Text, World
from workshop_game.words import things
from workshop_game.words.names import spellings
from workshop_game.words.problems import WordError
from workshop_game.words.things import Thing
from workshop_game.words.vocabulary import WORDS

MOST_SPRITES = 1000
"""More than any step needs, and few enough for a slow machine to draw."""


class Actions:
    """The actions, bound to one world and one language; a method's name is the word's id."""

    def __init__(self, world: World, language: str) -> None:
        self._world = world
        self._language = language
        self._spelled = {word.id: word.spelling(language) for word in WORDS}

    def background(self, name: object) -> None:
        self._world.background = self._value("background", name, "background")

    def title(self, words: object) -> None:
        self._world.title = self._text(words, "title")

    def text(self, words: object, x: object, y: object) -> None:
        at_x, at_y = self._number(x, "text"), self._number(y, "text")
        self._world.texts.append(Text(self._text(words, "text"), at_x, at_y))

    def sound(self, name: object) -> None:
        self._world.cues.append(self._value("sound", name, "sound"))

    def music(self, name: object) -> None:
        self._world.music = self._value("music", name, "music")

    def every(self, seconds: object) -> bool:
        ticks = round(self._number(seconds, "every") * TICKS_PER_SECOND)
        if ticks < 1:
            word = self._spelling("every")
            raise WordError("needs_time", self._language, word=word, given=things.shown(seconds))
        return self._world.every(ticks)

    def distance(self, one: object, other: object) -> float:
        return self._target(one, "distance").distance(self._target(other, "distance"))

    def light(self, sprite: object) -> None:
        self._world.light(self._target(sprite, "light"))

    def sprite(self, kind: object, x: object, y: object) -> Thing:
        id = self._value("sprite", kind, "sprite")
        at_x, at_y = self._number(x, "sprite"), self._number(y, "sprite")
        if len(self._world.sprites) >= MOST_SPRITES:
            raise WordError("too_many_sprites", self._language, limit=MOST_SPRITES)
        added = self._world.add(Sprite(id, at_x, at_y))
        return things.sprite_thing(added, self._language)

    def remove(self, sprite: object) -> None:
        self._world.remove(self._target(sprite, "remove"))

    def key(self, name: object) -> bool:
        if isinstance(name, str) and name.casefold() in KEYS and len(name) == 1:
            return name.casefold() in self._world.keys
        return self._value("key", name, "key") in self._world.keys

    def touching(self, one: object, other: object) -> bool:
        return self._target(one, "touching").touches(self._target(other, "touching"))

    def chance(self, low: object, high: object) -> int:
        return self._world.chance.between(self._whole(low, "chance"), self._whole(high, "chance"))

    def win(self) -> None:
        self._world.state = "won"

    def lose(self) -> None:
        self._world.state = "lost"

    def _spelling(self, id: str) -> str:
        return self._spelled[id]

    def _value(self, kind: str, given: object, id: str) -> str:
        return things.value(kind, given, self._spelling(id), self._language)

    def _text(self, given: object, id: str) -> str:
        return things.text(given, self._spelling(id), self._language)

    def _number(self, given: object, id: str) -> float:
        return things.number(given, self._spelling(id), self._language)

    def _whole(self, given: object, id: str) -> int:
        if isinstance(given, bool) or not isinstance(given, int):
            given_words = things.shown(given)
            word = self._spelling(id)
            raise WordError("needs_whole_number", self._language, word=word, given=given_words)
        return given

    def _target(self, thing: object, id: str) -> Sprite:
        return things.target_of(thing, self._spelling(id), self._language)


def namespace(world: World, language: str) -> dict[str, Any]:
    """The names that a program in ``language`` finds, accented spellings included."""
    actions = Actions(world, language)
    found: dict[str, Any] = {
        spelling: _action(actions, id) for spelling, id in spellings(("action",), language).items()
    }
    things_by_id = {
        "hero": things.sprite_thing(world.hero, language),
        "game": things.game_thing(world, language),
    }
    for spelling, id in spellings(("thing",), language).items():
        found[spelling] = things_by_id[id]
    return found


def _action(actions: Actions, id: str) -> Callable[..., Any]:
    action: Callable[..., Any] = getattr(actions, id)
    return action
