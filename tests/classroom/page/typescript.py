"""The types that a TypeScript file exports, read without a compiler: what a contract is made of.

Read are interfaces, unions, literals, arrays, ``Record`` and objects written in place; functions,
classes and whatever else a file holds are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.DOTALL)
_TOKEN = re.compile(r'"[^"]*"|[A-Za-z_$][\w$]*|\[\]|[{}()<>;:?|&,]')
_DECLARED = re.compile(
    r"^(?:export )?(?:interface (\w+)(?: extends ([\w, ]+))? {|type (\w+) =)", re.MULTILINE
)


@dataclass(frozen=True)
class Name:
    """A type by its name: ``string``, ``null``, an interface, or a literal between quotes."""

    text: str


@dataclass(frozen=True)
class Array:
    """Any number of one type."""

    of: Type


@dataclass(frozen=True)
class Record:
    """Values by their names."""

    keys: Type
    values: Type


@dataclass(frozen=True)
class Union:
    """One of several types."""

    options: tuple[Type, ...]


@dataclass(frozen=True)
class Both:
    """Several types at once."""

    parts: tuple[Type, ...]


@dataclass
class Shape:
    """An object: its fields, and those that may be missing."""

    fields: dict[str, Type] = field(default_factory=dict)
    optional: set[str] = field(default_factory=set)


Type = Name | Array | Record | Union | Both | Shape


class Types:
    """The interfaces and the aliases of one file, by their names; ``others`` lends it its own."""

    def __init__(self, source: str, others: Types | None = None) -> None:
        text = _COMMENT.sub("", source)
        self.interfaces: dict[str, Shape] = {}
        self.aliases: dict[str, Type] = {} if others is None else dict(others.aliases)
        for found in _DECLARED.finditer(text):
            interface, bases, alias = found.groups()
            reader = _Reader(text, found.end() - 1 if interface else found.end())
            if alias:
                self.aliases[alias] = reader.type()
            else:
                self.interfaces[interface] = self._whole(reader.shape(), bases or "")

    def _whole(self, own: Shape, bases: str) -> Shape:
        """A shape with what it inherits."""
        whole = Shape()
        for shape in (*(self.interfaces[base] for base in re.findall(r"\w+", bases)), own):
            whole.fields |= shape.fields
            whole.optional |= shape.optional
        return whole

    def resolved(self, kind: Type) -> Type:
        """A type without the names that this file gives to unions and records."""
        if isinstance(kind, Name) and kind.text in self.aliases:
            return self.resolved(self.aliases[kind.text])
        if isinstance(kind, Array):
            return Array(self.resolved(kind.of))
        if isinstance(kind, Record):
            return Record(self.resolved(kind.keys), self.resolved(kind.values))
        if isinstance(kind, Union):
            return Union(tuple(self.resolved(option) for option in kind.options))
        return kind

    def shape(self, kind: Type) -> Shape:
        """The fields of an object, whether named, written in place, or put together of both.

        Raises:
            KeyError: the type is no object.
        """
        if isinstance(kind, Shape):
            return kind
        if isinstance(kind, Both):
            shapes = [self.shape(part) for part in kind.parts]
            fields = {name: of for shape in shapes for name, of in shape.fields.items()}
            return Shape(fields, {name for shape in shapes for name in shape.optional})
        assert isinstance(kind, Name), kind
        return self.interfaces[kind.text]

    def options(self, alias: str) -> list[Shape]:
        """The objects that a union is made of."""
        kind = self.aliases[alias]
        assert isinstance(kind, Union), alias
        return [self.shape(option) for option in kind.options]


def spelled(kind: Type) -> str:
    """A type as text: the same text for the same type, whatever the order of its options."""
    if isinstance(kind, Name):
        return kind.text
    if isinstance(kind, Array):
        inner = spelled(kind.of)
        return f"({inner})[]" if isinstance(kind.of, Union) else f"{inner}[]"
    if isinstance(kind, Record):
        return f"Record<{spelled(kind.keys)}, {spelled(kind.values)}>"
    if isinstance(kind, Union):
        return " | ".join(sorted({spelled(option) for option in flat(kind)}))
    if isinstance(kind, Both):
        return " & ".join(map(spelled, kind.parts))
    marks = {name: "?" if name in kind.optional else "" for name in kind.fields}
    inside = "; ".join(f"{name}{marks[name]}: {spelled(of)}" for name, of in kind.fields.items())
    return f"{{ {inside} }}"


def flat(kind: Type) -> Iterator[Type]:
    """The options of a union, those of its unions too; any other type by itself."""
    if isinstance(kind, Union):
        for option in kind.options:
            yield from flat(option)
    else:
        yield kind


class _Reader:
    """Reads one type from a place in a text."""

    def __init__(self, text: str, at: int) -> None:
        self._tokens = [found[0] for found in _TOKEN.finditer(text, at)]
        self._at = 0

    def _take(self, *wanted: str) -> bool:
        """Step over the next token if it is one of these."""
        found = self._at < len(self._tokens) and self._tokens[self._at] in wanted
        self._at += found
        return found

    def _next(self) -> str:
        self._at += 1
        return self._tokens[self._at - 1]

    def type(self) -> Type:
        self._take("|")
        options = [self._both()]
        while self._take("|"):
            options.append(self._both())
        return options[0] if len(options) == 1 else Union(tuple(options))

    def _both(self) -> Type:
        parts = [self._several()]
        while self._take("&"):
            parts.append(self._several())
        return parts[0] if len(parts) == 1 else Both(tuple(parts))

    def _several(self) -> Type:
        kind = self._one()
        while self._take("[]"):
            kind = Array(kind)
        return kind

    def _one(self) -> Type:
        if self._tokens[self._at] == "{":
            return self.shape()
        if self._take("("):
            kind = self.type()
            self._take(")")
            return kind
        name = self._next()
        if not self._take("<"):
            return Name(name)
        of = [self.type()]
        while self._take(","):
            of.append(self.type())
        self._take(">")
        return Record(*of) if name == "Record" else Name(name)

    def shape(self) -> Shape:
        self._take("{")
        found = Shape()
        while not self._take("}"):
            name = self._next()
            if self._take("?"):
                found.optional.add(name)
            self._take(":")
            found.fields[name] = self.type()
            self._take(";", ",")
        return found
