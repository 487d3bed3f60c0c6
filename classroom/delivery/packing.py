"""Packs the files that the page's worker downloads, as Zstandard.

On a plain `http://` address, as the room's is, browsers take gzip and nothing better. So the worker
unpacks these files itself (`page/src/machine/packed.ts`): a quarter less to wait for, on a Wi-Fi
that a dozen computers share.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import zstandard

ENDING = ".zst"
LEVEL = 19
"""Half a minute in all, once, for the smallest files; unpacking takes no longer for it."""
WINDOW_LOG = 23
"""How far back a file may refer to itself, as a power of two: 8 MB, which is also the memory that
unpacking takes."""
RUNTIME = tuple(
    f"pyodide-*/{name}"
    for name in ("pyodide.asm.wasm", "memory.bin", "python_stdlib.zip", "pygame.so")
)
COMPILED = "compiled-*.zip"


def packed(data: bytes) -> bytes:
    """`data` packed, with its size and a checksum: the same bytes for the same version of zstd."""
    settings = zstandard.ZstdCompressionParameters.from_level(
        LEVEL, window_log=WINDOW_LOG, write_checksum=True
    )
    return zstandard.ZstdCompressor(compression_params=settings).compress(data)


def unpacked(data: bytes) -> bytes:
    """What `packed` was given. Raises zstandard.ZstdError for a damaged file."""
    return zstandard.ZstdDecompressor().decompress(data)


def pack_runtime(assets: Path, memory: Path) -> None:
    """Pack each file of a build's Python that is not packed yet, several at a time.

    A packed file replaces what it was made from. `memory` keeps copies by their content, those of
    the last build: most builds of the page bring the same Python.
    """
    files = list(_runtime_files(assets))
    if not files:
        return
    memory.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor() as pool:
        used = set(pool.map(lambda file: _pack_file(file, memory), files))
    for kept in set(memory.iterdir()) - used:
        kept.unlink(missing_ok=True)


def _runtime_files(assets: Path) -> Iterator[Path]:
    for pattern in (*RUNTIME, COMPILED):
        yield from assets.glob(pattern)


def _pack_file(file: Path, memory: Path) -> Path:
    data = file.read_bytes()
    kept = memory / f"{hashlib.sha256(data).hexdigest()}-{LEVEL}{ENDING}"
    if not kept.is_file():
        write(kept, packed(data))
    write(file.with_name(file.name + ENDING), kept.read_bytes())
    file.unlink()
    return kept


def write(file: Path, data: bytes) -> None:
    """Write a file as a whole: nobody ever reads half of it."""
    temporary = file.with_name(file.name + ".new")
    temporary.write_bytes(data)
    temporary.replace(file)
