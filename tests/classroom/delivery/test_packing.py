"""Packed files: what comes out is what went in, once, and a damaged one is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from classroom.delivery import packing


@pytest.fixture(autouse=True)
def quick_packing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The smallest files take seconds and are not what these tests look at."""
    monkeypatch.setattr(packing, "LEVEL", 1)


@given(st.binary(max_size=5000))
def test_what_is_unpacked_is_what_was_packed(data: bytes) -> None:
    assert packing.unpacked(packing.packed(data)) == data


def test_a_damaged_file_is_refused() -> None:
    damaged = bytearray(packing.packed(bytes(range(256)) * 20))
    damaged[-1] ^= 1
    with pytest.raises(zstandard.ZstdError):
        packing.unpacked(bytes(damaged))


PACKED = ("pyodide.asm.wasm", "memory.bin", "python_stdlib.zip", "pygame.so")


def built(folder: Path) -> Path:
    """A build's Python, as the page's own build leaves it."""
    runtime = folder / "pyodide-0a1b2c3d4e"
    runtime.mkdir(parents=True)
    for name in (*PACKED, "pyodide.mjs"):
        (runtime / name).write_bytes(name.encode() * 100)
    (folder / "compiled-0a1b2c3d4e.zip").write_bytes(b"compiled" * 100)
    return folder


def test_the_runtime_is_packed_in_the_place_of_what_it_was(tmp_path: Path) -> None:
    assets = built(tmp_path / "assets")
    packing.pack_runtime(assets, tmp_path / "memory")
    left = {path.relative_to(assets).as_posix() for path in assets.rglob("*.*") if path.is_file()}
    folder = "pyodide-0a1b2c3d4e"
    packed = {f"{folder}/{name}.zst" for name in PACKED} | {"compiled-0a1b2c3d4e.zip.zst"}
    assert left == packed | {f"{folder}/pyodide.mjs"}
    memory = (assets / folder / "memory.bin.zst").read_bytes()
    assert packing.unpacked(memory) == b"memory.bin" * 100


def test_the_same_python_is_packed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packing.pack_runtime(built(tmp_path / "first"), tmp_path / "memory")
    before = {path: path.read_bytes() for path in (tmp_path / "first").rglob("*.zst")}
    monkeypatch.setattr(packing, "packed", None)
    packing.pack_runtime(built(tmp_path / "second"), tmp_path / "memory")
    packing.pack_runtime(tmp_path / "second", tmp_path / "memory")
    for path, data in before.items():
        other = tmp_path / "second" / path.relative_to(tmp_path / "first")
        assert other.read_bytes() == data


def test_what_an_older_build_brought_is_not_kept_for_ever(tmp_path: Path) -> None:
    packing.pack_runtime(built(tmp_path / "first"), tmp_path / "memory")
    kept = set((tmp_path / "memory").iterdir())
    newer = built(tmp_path / "second")
    (newer / "pyodide-0a1b2c3d4e/memory.bin").write_bytes(b"another one")
    packing.pack_runtime(newer, tmp_path / "memory")
    now = set((tmp_path / "memory").iterdir())
    assert len(now) == len(kept)
    assert len(kept - now) == 1
