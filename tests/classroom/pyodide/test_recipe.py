"""The recipe's own parts: reading WebAssembly, changing sources, refusing what does not fit."""

import tomllib
from pathlib import Path

import pytest

from classroom.pyodide.recipe.abi import bad_casts, import_faults
from classroom.pyodide.recipe.patches import patched
from classroom.pyodide.recipe.scratch import HERE as RECIPE
from classroom.pyodide.recipe.scratch import RecipeError, run
from classroom.pyodide.recipe.sources import check_sha256
from classroom.pyodide.recipe.wasm import exports, imports

HEADER = b"\0asm\1\0\0\0"
PATCHES = tomllib.loads((RECIPE / "patches.toml").read_text(encoding="utf-8"))["patch"]


def vector(*items: bytes) -> bytes:
    return bytes([len(items)]) + b"".join(items)


def name(text: str) -> bytes:
    return bytes([len(text)]) + text.encode()


def section(number: int, content: bytes) -> bytes:
    return bytes([number, len(content)]) + content


def module_importing(*functions: str) -> bytes:
    entries = [name("env") + name(function) + b"\0\0" for function in functions]
    return HEADER + section(2, vector(*entries))


@pytest.fixture
def pyodide(tmp_path: Path) -> Path:
    """A Pyodide that offers `malloc` in WebAssembly and `alert` in JavaScript."""
    code = HEADER + section(7, vector(name("malloc") + b"\0\0"))
    (tmp_path / "pyodide.asm.wasm").write_bytes(code)
    (tmp_path / "pyodide.asm.mjs").write_text("function _alert(text){}")
    return tmp_path


def test_every_kind_of_import_is_read() -> None:
    entries = [
        name("env") + name("f") + b"\0\x05",
        name("env") + name("t") + b"\1\x70\0\x01",
        name("env") + name("m") + b"\2\1\1\x02",
        name("env") + name("g") + b"\3\x7f\0",
        name("env") + name("e") + b"\4\0\x07",
    ]
    found = imports(HEADER + section(1, b"\0") + section(2, vector(*entries)))
    assert [kind for _, _, kind in found] == ["function", "table", "memory", "global", "tag"]
    assert [what for _, what, _ in found] == ["f", "t", "m", "g", "e"]


def test_a_module_without_exports_has_none() -> None:
    assert exports(HEADER) == []


def test_what_is_not_webassembly_is_refused() -> None:
    with pytest.raises(ValueError, match="this is not a WebAssembly file"):
        imports(b"#!/bin/sh")


def test_an_import_that_pyodide_offers_is_no_fault(pyodide: Path) -> None:
    assert import_faults(module_importing("malloc", "alert"), pyodide) == []


@pytest.mark.parametrize(
    ("function", "fault"),
    [
        ("sigaction", "it imports sigaction: see FORBIDDEN"),
        ("emscripten_asm_const_int", "it imports emscripten_asm_const_int: see EVALUATED"),
        ("nowhere", "it imports nowhere, which Pyodide has not"),
    ],
)
def test_an_import_that_does_not_fit_is_named(pyodide: Path, function: str, fault: str) -> None:
    assert fault in import_faults(module_importing(function), pyodide)


def test_a_function_whose_address_is_taken_counts_too(pyodide: Path) -> None:
    entry = name("GOT.func") + name("sigaction") + b"\3\x7f\1"
    module = HEADER + section(2, vector(entry))
    assert "it imports sigaction: see FORBIDDEN" in import_faults(module, pyodide)


def test_only_the_casts_that_python_repairs_are_let_through() -> None:
    repaired = "a.c:1: cast ... to 'PyCFunction' [-Wcast-function-type-mismatch]"
    broken = "b.c:2: cast ... to 'destructor' [-Wcast-function-type-mismatch]"
    assert bad_casts(f"{repaired}\nother words\n{broken}") == [broken]


def test_a_log_without_a_word_on_casts_is_refused() -> None:
    with pytest.raises(RecipeError, match="was it asked for"):
        bad_casts("[1/1] Linking target base.so")


def test_a_patch_changes_its_one_place_and_is_not_done_twice() -> None:
    patch = {"find": "two", "replace": "2 /* ours */", "why": "a reason"}
    once = patched("one two three", patch, "file.c")
    assert once == "one 2 /* ours */ three"
    assert patched(once, patch, "file.c") == once


@pytest.mark.parametrize(("text", "count"), [("one three", 0), ("two two", 2)])
def test_a_patch_whose_place_is_lost_stops_the_recipe(text: str, count: int) -> None:
    patch = {"find": "two", "replace": "2", "why": "a reason"}
    with pytest.raises(RecipeError, match=f"file.c: {count} places fit the patch “a reason”"):
        patched(text, patch, "file.c")


@pytest.mark.parametrize("patch", PATCHES, ids=lambda patch: f"{patch['package']}:{patch['file']}")
def test_every_patch_says_why(patch: dict[str, str]) -> None:
    assert patch.keys() == {"package", "file", "why", "find", "replace"}
    assert len(patch["why"]) > 20


def test_a_source_with_another_hash_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "source.tar.gz"
    file.write_bytes(b"something else")
    with pytest.raises(RecipeError, match=r"source\.tar\.gz has the hash .* do not use it"):
        check_sha256(file, "0" * 64)


def test_a_command_that_fails_shows_its_last_words() -> None:
    with pytest.raises(RecipeError, match=r"this command failed \(3\)(.|\n)*no such thing"):
        run(["sh", "-c", "echo no such thing; exit 3"])
