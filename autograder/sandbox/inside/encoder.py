"""Values leave the box as plain JSON with their type; `sandbox.values` rebuilds them outside."""

import re
from typing import Any

DEEPEST = 20
MOST_VALUES = 20_000
LONGEST_TEXT = 64 * 1024
LONGEST_REPR = 300
ADDRESS = re.compile(r" at 0x[0-9a-fA-F]+")
"""What a description says of a place in memory: it changes from run to run."""


class TooMuch(Exception):
    """The value is larger or deeper than what an observation may be."""


class Encoder:
    """Turns a value into plain JSON that says its type; other objects become their description."""

    def __init__(self) -> None:
        self.left = MOST_VALUES

    def observe(self, value: object) -> list[Any]:
        try:
            return self._encode(value, 0)
        except TooMuch:
            return ["other", type(value).__name__, "..."]

    def _encode(self, value: object, depth: int) -> list[Any]:
        self.left -= 1
        if self.left < 0 or depth > DEEPEST:
            raise TooMuch
        kind = type(value)
        if value is None or kind is bool:
            return ["none"] if value is None else ["bool", value]
        if issubclass(kind, int | float | str):
            return _encode_scalar(value)
        return self._encode_container(value, kind, depth + 1)

    def _encode_container(self, value: Any, kind: type, depth: int) -> list[Any]:
        for base in (list, tuple, set, frozenset):
            if issubclass(kind, base):
                return [base.__name__, [self._encode(item, depth) for item in base.__iter__(value)]]
        if issubclass(kind, dict):
            pairs = [[self._encode(k, depth), self._encode(v, depth)] for k, v in dict.items(value)]
            return ["dict", pairs]
        return ["other", kind.__name__, ADDRESS.sub("", repr(value))[:LONGEST_REPR]]


def _encode_scalar(value: Any) -> list[Any]:
    """A number or a text, read with the built-in type: a subclass cannot answer in its place."""
    if issubclass(type(value), int):
        return ["int", format(int.__add__(value, 0), "x")]
    if issubclass(type(value), float):
        return ["float", float.hex(value)]
    text = str.__str__(value)
    if len(text) > LONGEST_TEXT:
        return ["other", "str", text[:LONGEST_REPR] + "..."]
    return ["str", text]
