"""The words of a PDF that the kit made, as a reader would copy them: typst's fonts carry a map."""

from __future__ import annotations

import re
import zlib

_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_MAPPED = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]{4})>")
_SHOWN = re.compile(rb"\((?:[^()\\]|\\.)*\)", re.DOTALL)
_ESCAPED = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_SIGNS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def texts(pdf: bytes) -> list[str]:
    """All that is written, read with each font's map in turn: one of them is the right one."""
    streams = [_unpacked(found[1]) for found in _STREAM.finditer(pdf)]
    maps = [
        {int(sign, 16): chr(int(letter, 16)) for sign, letter in _MAPPED.findall(stream)}
        for stream in streams
        if b"begincmap" in stream
    ]
    page = next(stream for stream in streams if b"BT" in stream and b"Tf" in stream)
    shown = b"".join(_literal(found[0][1:-1]) for found in _SHOWN.finditer(page))
    signs = [int.from_bytes(shown[at : at + 2]) for at in range(0, len(shown), 2)]
    return ["".join(letters.get(sign, "\ufffd") for sign in signs) for letters in maps]


def _unpacked(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return stream


def _literal(text: bytes) -> bytes:
    def sign(found: re.Match[bytes]) -> bytes:
        said = found[1]
        return bytes([int(said, 8)]) if said[:1].isdigit() else _SIGNS.get(said, said)

    return _ESCAPED.sub(sign, text)
