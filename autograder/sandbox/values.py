"""Values that came out of the box: plain data, rebuilt outside with built-in types only."""

from dataclasses import dataclass
from typing import Any

MOST_PARTS = 120_000
"""Of a value on its way: six for each value that the runner sends at most."""
MOST_LEVELS = 66
"""Of lists within lists: three for each level of a value."""


class BadValue(ValueError):
    """What came out of the box is not an observation."""


@dataclass(frozen=True)
class Other:
    """An object that is not plain data. It equals no expectation, whatever its class claims."""

    kind: str
    description: str

    def __repr__(self) -> str:
        return self.description


def decode(data: Any) -> object:
    """Rebuild an observed value.

    Raises BadValue for anything that the runner would not have written.
    """
    try:
        _measure(data)
        return _decode(data)
    except Exception as error:  # noqa: BLE001 - whatever is wrong in it, the copy wrote it
        raise BadValue(f"not an observation: {error}") from None


def _measure(data: Any) -> None:
    """Raises BadValue for what is larger or deeper than anything that the runner writes."""
    waiting, seen = [(data, 0)], 0
    while waiting:
        part, depth = waiting.pop()
        seen += 1
        if depth > MOST_LEVELS or seen > MOST_PARTS:
            raise BadValue("larger or deeper than an observation")
        if isinstance(part, list):
            waiting += [(each, depth + 1) for each in part]


def _decode(data: Any) -> object:
    tag = data[0]
    if tag == "none":
        return None
    if tag == "other":
        return Other(str(data[1])[:200], str(data[2])[:400])
    if tag in _SCALARS:
        return _SCALARS[tag](data[1])
    if tag in _CONTAINERS:
        return _CONTAINERS[tag](_decode(item) for item in data[1])
    if tag == "dict":
        return {_decode(key): _decode(value) for key, value in data[1]}
    raise BadValue(f"unknown tag {str(tag)[:40]!r}")


def _exact_bool(value: Any) -> bool:
    if value is not True and value is not False:
        raise BadValue("not a truth value")
    return bool(value)


_SCALARS: dict[str, Any] = {
    "bool": _exact_bool,
    "int": lambda text: int(text, 16),
    "float": float.fromhex,
    "str": str.__str__,
}
_CONTAINERS: dict[str, Any] = {"list": list, "tuple": tuple, "set": set, "frozenset": frozenset}
