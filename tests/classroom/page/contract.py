"""Two sides of a contract: the page's types, and what Python says and hears."""

from __future__ import annotations

from collections.abc import Iterator
from types import NoneType, UnionType
from typing import Any, get_args

from tests.classroom.page.typescript import (
    Array,
    Name,
    Record,
    Shape,
    Type,
    Types,
    Union,
    flat,
    spelled,
)

_SIMPLE = {"integer": "number", "number": "number", "string": "string", "boolean": "boolean"}
_HINTS = {str: "string", int: "number", float: "number", bool: "boolean", NoneType: "null"}
_PLAIN: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (NoneType,),
}


def type_of(schema: dict[str, Any]) -> Type:
    """The TypeScript type of what a JSON schema describes."""
    if "$ref" in schema:
        return Name(schema["$ref"].rsplit("/", 1)[-1])
    if "anyOf" in schema:
        return Union(tuple(map(type_of, schema["anyOf"])))
    if "enum" in schema:
        return literals(schema["enum"])
    if schema.get("type") == "array":
        return Array(type_of(schema["items"]))
    if schema.get("type") == "object":
        values = schema.get("additionalProperties")
        keys = type_of(schema.get("propertyNames", {"type": "string"}))
        return Record(keys, type_of(values) if isinstance(values, dict) else Name("unknown"))
    return Name(_SIMPLE.get(schema.get("type", ""), schema.get("type", "unknown")))


def type_of_hint(hint: Any) -> Type:
    """The TypeScript type of what an annotation of Python describes."""
    if isinstance(hint, UnionType):
        return Union(tuple(map(type_of_hint, get_args(hint))))
    return Name(_HINTS.get(hint, "unknown"))


def literals(words: list[str] | tuple[str, ...]) -> Type:
    """One of these words."""
    return Union(tuple(Name(f'"{word}"') for word in words))


def shape_of(schema: dict[str, Any]) -> Shape:
    """The object that a JSON schema describes."""
    fields = {name: type_of(of) for name, of in schema.get("properties", {}).items()}
    return Shape(fields, set(fields) - set(schema.get("required", [])))


def differences(name: str, page: Shape, server: Shape, types: Types) -> list[str]:
    """Where the page's shape is not the server's, in words; none when the two agree.

    What the page sends (its name ends in ``In``) may be less than the server would take, but
    nothing else. What the server sends is all there, with the very same types.
    """
    sent = name.endswith("In")
    found = [
        f"{name}.{field}: only the page has it" for field in page.fields.keys() - server.fields
    ]
    for field, theirs in server.fields.items():
        if field not in page.fields:
            if not sent or field not in server.optional:
                found.append(f"{name}.{field}: only the server has it")
            continue
        if field in page.optional and not (sent and field in server.optional):
            found.append(f"{name}.{field}: the server never leaves it out")
        mine = types.resolved(page.fields[field])
        if not _agree(mine, theirs, sent):
            found.append(f"{name}.{field}: {spelled(mine)} here, {spelled(theirs)} there")
    return sorted(found)


def _agree(mine: Type, theirs: Type, sent: bool) -> bool:
    here, there = ({spelled(option) for option in flat(side)} for side in (mine, theirs))
    return here <= there if sent else here == there


def misfits(value: object, kind: Type, types: Types, at: str = "") -> Iterator[str]:
    """Where a value that Python really sent is not of a type of the page, in words."""
    kind = types.resolved(kind)
    if isinstance(kind, Union):
        if all(list(misfits(value, option, types, at)) for option in flat(kind)):
            yield _misfit(value, kind, at)
    elif isinstance(kind, Array) and isinstance(value, list):
        for part in value:
            yield from misfits(part, kind.of, types, f"{at}[]")
    elif isinstance(kind, Record) and isinstance(value, dict):
        for key, of in value.items():
            yield from misfits(key, kind.keys, types, f"{at}.{key}")
            yield from misfits(of, kind.values, types, f"{at}.{key}")
    elif isinstance(kind, Name) and kind.text not in types.interfaces:
        if not _is(value, kind.text):
            yield _misfit(value, kind, at)
    elif isinstance(value, dict) and not isinstance(kind, Array | Record):
        yield from _misfits_of_fields(value, types.shape(kind), types, at)
    else:
        yield _misfit(value, kind, at)


def _misfits_of_fields(
    value: dict[str, object], shape: Shape, types: Types, at: str
) -> Iterator[str]:
    for name in sorted(value.keys() - shape.fields):
        yield f"{at}.{name}: the page does not know it"
    for name, kind in shape.fields.items():
        if name in value:
            yield from misfits(value[name], kind, types, f"{at}.{name}")
        elif name not in shape.optional:
            yield f"{at}.{name}: it is missing"


def _misfit(value: object, kind: Type, at: str) -> str:
    return f"{at}: {value!r} is not {spelled(kind)}"


def _is(value: object, name: str) -> bool:
    if name == "unknown":
        return True
    if name.startswith('"'):
        return value == name.strip('"')
    if isinstance(value, bool):
        return name == "boolean"
    return isinstance(value, _PLAIN[name])
