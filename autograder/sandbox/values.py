"""Values that came out of the box: plain data, rebuilt outside with built-in types only."""

from dataclasses import dataclass
from typing import Any


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
        return _decode(data)
    except (TypeError, ValueError, IndexError, KeyError, RecursionError) as error:
        raise BadValue(f"not an observation: {error}") from None


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
