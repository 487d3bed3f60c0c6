"""The hero, the sprites and the game as a program sees them: attributes in its language."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from workshop_game.core import Sprite, World
from workshop_game.words.names import (
    VOCABULARY,
    nearest,
    spelled_value,
    value_id,
    value_spellings,
)
from workshop_game.words.problems import WordError

SPRITE_WORDS = (
    "x",
    "y",
    "size",
    "pose",
    "look",
    "colour",
    "visible",
    "speed_x",
    "speed_y",
    "gravity",
    "say",
)
GAME_WORDS = ("score", "lives", "level")


_NUMBERS = (int, float)
"""Not bool: Python takes True for 1, a beginner does not."""


def number(value: object, word: str, language: str) -> float:
    """``value`` if it is a finite number; a kind error otherwise."""
    if type(value) in _NUMBERS and math.isfinite(value):  # type: ignore[arg-type]
        return value  # type: ignore[return-value]
    raise WordError("needs_number", language, word=word, given=shown(value))


def value(kind: str, given: object, word: str, language: str) -> str:
    """The id of a word between quotes, such as a colour; a kind error if it is unknown."""
    choices = value_spellings(kind, language)
    if not isinstance(given, str):
        raise WordError("value_needs_quotes", language, word=word, example=next(iter(choices)))
    id = value_id(kind, given, language)
    if id is not None:
        return id
    likely = nearest(given, list(choices))
    if likely:
        raise WordError("unknown_value_near", language, given=given, likely=likely)
    raise WordError("unknown_value", language, given=given, choices=", ".join(choices))


def text(given: object, word: str, language: str) -> str:
    """``given`` as words to show: text, or a number; a kind error otherwise."""
    if isinstance(given, bool) or not isinstance(given, str | int | float):
        raise WordError("needs_text", language, word=word)
    return str(given)


def shown(given: object) -> str:
    """A value as it is named in a sentence, cut to a readable length.

    Of a list, a value of it and the dots say enough: `[<village>, …]`.
    """
    if isinstance(given, list) and len(given) > 1:
        return f"[{shown(given[0])}, …]"
    words = repr(given)
    return words if len(words) <= 40 else words[:37] + "..."


class Thing:
    """Something with attributes in one language; a misspelt attribute gets a kind error."""

    __slots__ = ("_language", "_target", "_words")

    def __init__(self, target: Any, words: tuple[str, ...], language: str) -> None:
        object.__setattr__(self, "_target", target)
        object.__setattr__(self, "_language", language)
        spelled = {VOCABULARY[id].spelling(language): id for id in words}
        object.__setattr__(self, "_words", spelled)

    def __getattr__(self, given: str) -> Any:
        if given.startswith("__"):  # Python's own questions (copy, pickle), not a participant's
            raise AttributeError(given)
        id = self._id(given)
        if id == "say":
            return self._say
        found = getattr(self._target, id)
        return spelled_value(found, self._language) if id in _VALUED else found

    def __setattr__(self, given: str, new: object) -> None:
        id = self._id(given)
        if id == "say":
            thing = VOCABULARY["hero"].spelling(self._language)
            raise WordError("needs_call", self._language, word=given, thing=thing)
        setattr(self._target, id, _ACCEPT.get(id, number)(new, given, self._language))

    def __dir__(self) -> list[str]:
        return list(self._words)

    def __repr__(self) -> str:
        kind = getattr(self._target, "kind", "game")
        return f"<{kind}>"

    def _id(self, given: str) -> str:
        if given in self._words:
            return str(self._words[given])
        likely = nearest(given, list(self._words))
        if likely:
            raise WordError("unknown_attribute_near", self._language, given=given, likely=likely)
        choices = ", ".join(self._words)
        raise WordError("unknown_attribute", self._language, given=given, choices=choices)

    def _say(self, words: object) -> None:
        word = VOCABULARY["say"].spelling(self._language)
        self._target.saying = text(words, word, self._language) or None


def _visible(new: object, word: str, language: str) -> bool:
    if not isinstance(new, bool):
        raise WordError("needs_yes_or_no", language, word=word, given=shown(new))
    return new


def _value_of(kind: str) -> Callable[[object, str, str], str]:
    return lambda new, word, language: value(kind, new, word, language)


_VALUED = ("pose", "look", "colour")
"""Attributes whose value is a word between quotes."""

_ACCEPT: dict[str, Callable[[object, str, str], Any]] = {
    "visible": _visible,
    **{kind: _value_of(kind) for kind in _VALUED},
}


def sprite_thing(sprite: Sprite, language: str) -> Thing:
    """A sprite of the world, as a program in ``language`` sees it."""
    return Thing(sprite, SPRITE_WORDS, language)


def game_thing(world: World, language: str) -> Thing:
    """The game's score, lives and level, as a program in ``language`` sees them."""
    return Thing(world, GAME_WORDS, language)


def target_of(thing: object, word: str, language: str) -> Sprite:
    """The sprite behind what a program passed to a word; a kind error if it is none."""
    target = object.__getattribute__(thing, "_target") if isinstance(thing, Thing) else None
    if not isinstance(target, Sprite):
        if isinstance(thing, list):
            raise WordError("needs_one_sprite", language, word=word)
        example = VOCABULARY["hero"].spelling(language)
        raise WordError("needs_sprite", language, word=word, example=example, given=shown(thing))
    return target
