"""The little of the WebAssembly file format that the recipe must read: imports and exports."""

from collections.abc import Iterator
from dataclasses import dataclass

_IMPORTS, _EXPORTS = 2, 7
_MAGIC = b"\0asm\1\0\0\0"


@dataclass
class _Reader:
    """A cursor over the file's bytes (WebAssembly core specification, section 5)."""

    data: bytes
    place: int = 0

    def byte(self) -> int:
        self.place += 1
        return self.data[self.place - 1]

    def number(self) -> int:
        """An unsigned LEB128 number."""
        value = shift = 0
        while True:
            byte = self.byte()
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return value

    def name(self) -> str:
        length = self.number()
        self.place += length
        return self.data[self.place - length : self.place].decode()

    def limits(self) -> None:
        bounded = self.byte() & 1
        self.number()
        if bounded:
            self.number()

    def import_kind(self) -> str:
        """Step over an import's description; say what kind of thing it is."""
        kind = self.byte()
        if kind == 0:
            self.number()
        elif kind == 1:
            self.byte()
            self.limits()
        elif kind == 2:
            self.limits()
        elif kind == 3:
            self.place += 2
        elif kind == 4:
            self.byte()
            self.number()
        else:
            raise ValueError(f"unknown kind of import {kind} at byte {self.place}")
        return ("function", "table", "memory", "global", "tag")[kind]


def imports(module: bytes) -> list[tuple[str, str, str]]:
    """(module, name, kind) of all that the module expects from outside."""
    reader = _section(module, _IMPORTS)
    return [(reader.name(), reader.name(), reader.import_kind()) for _ in range(reader.number())]


def exports(module: bytes) -> list[str]:
    """The names that the module offers."""
    reader = _section(module, _EXPORTS)
    return list(_export_names(reader))


def _export_names(reader: _Reader) -> Iterator[str]:
    for _ in range(reader.number()):
        yield reader.name()
        reader.byte()
        reader.number()


def _section(data: bytes, wanted: int) -> _Reader:
    """A reader at the start of one section. Raises ValueError when the file is not WebAssembly."""
    if not data.startswith(_MAGIC):
        raise ValueError("this is not a WebAssembly file")
    reader = _Reader(data, len(_MAGIC))
    while reader.place < len(data):
        section, size = reader.byte(), reader.number()
        if section == wanted:
            return _Reader(data[reader.place : reader.place + size])
        reader.place += size
    return _Reader(b"\0")
