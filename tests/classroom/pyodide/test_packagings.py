"""Which packaging of a source is taken when the one of the suite cannot be had."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from classroom.pyodide.recipe import packagings, provenance, sources
from classroom.pyodide.recipe.packagings import instead, others
from classroom.pyodide.recipe.scratch import TOOLS, RecipeError, Scratch, open_scratch

WANTED = "2.13.3+dfsg-1+deb13u1"
SETTINGS: dict[str, Any] = {
    "sources": {
        "suite": "trixie",
        "packages": ["freetype"],
        "neighbours": ["trixie-updates", "sid"],
    }
}


@dataclass(frozen=True)
class Archive(Scratch):
    """An archive whose index names versions, and whose pool holds some of them."""

    index: dict[str, list[str]] = field(default_factory=dict)
    """By suite, the versions of freetype."""
    pool: tuple[str, ...] = ()
    late: bool = False
    """Whether the wanted one is there once the index is read again."""
    asked: list[str] = field(default_factory=list)

    def run_inside(self, command: Sequence[str], cwd: Path | None = None) -> str:
        self.asked.append(" ".join(command))
        match list(command):
            case ["apt-get", "update", *_]:
                return self._update()
            case ["apt-get", "source", "--print-uris", *_]:
                return f"'http://x/freetype_{WANTED}.dsc' freetype_{WANTED}.dsc 2 SHA256:0\n"
            case ["apt-cache", "showsrc", *_]:
                known = [version for suite in self._suites() for version in self.index[suite]]
                return "".join(f"Package: freetype\nVersion: 1:{each}\n\n" for each in known)
            case ["apt-get", "source", _, name]:
                assert cwd is not None
                return self._unpack(name, cwd)
        raise AssertionError(command)

    def _suites(self) -> list[str]:
        lines = (self.root / "etc/apt/sources.list.d").glob("*.list")
        return ["trixie", *(path.stem for path in sorted(lines))]

    def _update(self) -> str:
        if unknown := set(self._suites()) - self.index.keys():
            raise RecipeError(f"no Release file for {unknown}")
        return ""

    def _unpack(self, name: str, folder: Path) -> str:
        version = WANTED if name.endswith("/trixie") else name.partition("=")[2]
        (folder / f"freetype_{version}.dsc").write_text(version, encoding="utf-8")
        again = self.late and any("update" in each for each in self.asked)
        if version not in self.pool and not again:
            raise RecipeError("404 Not Found")
        (folder / f"freetype-{re.split('[-+]', version)[0]}").mkdir()
        return ""


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packagings, "mirror", lambda: "http://x")


def archive(tmp_path: Path, index: dict[str, list[str]], *pool: str, late: bool = False) -> Archive:
    made = Archive(tmp_path, SETTINGS, {"trixie": [WANTED], **index}, pool, late)
    (made.root / "etc/apt/sources.list.d").mkdir(parents=True)
    made.build.mkdir()
    return made


def taken(scratch: Archive) -> list[str]:
    return [path.stem.partition("_")[2] for path in (scratch.build / "debian").glob("*.dsc")]


def test_what_can_be_had_is_taken(tmp_path: Path) -> None:
    scratch = archive(tmp_path, {}, WANTED)
    sources.fetch_debian_sources(scratch)
    assert scratch.asked == ["apt-get source -q freetype/trixie"]
    assert instead(scratch.build / "debian") == {}


def test_an_index_older_than_the_pool_is_read_again_first(tmp_path: Path) -> None:
    scratch = archive(tmp_path, {}, late=True)
    sources.fetch_debian_sources(scratch)
    assert taken(scratch) == [WANTED]
    assert instead(scratch.build / "debian") == {}


def test_another_packaging_is_taken_said_and_recorded(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    near = "2.13.3+dfsg-1"
    scratch = archive(tmp_path, {"sid": ["2.14.1+dfsg-1", near]}, near, "2.14.1+dfsg-1")
    sources.fetch_debian_sources(scratch)
    assert taken(scratch) == [near]
    assert sources.debian_source(scratch, "freetype").name == "freetype-2.13.3"
    assert f"freetype {WANTED} cannot be had: {near} is taken" in capsys.readouterr().out
    assert instead(scratch.build / "debian") == {"freetype": WANTED}
    (table,) = provenance._instead(scratch)
    assert table == f'[debian.could_not_be_had]\nfreetype = "{WANTED}"\n'
    assert provenance._debian_hashes(scratch) == {
        "freetype": hashlib.sha256(near.encode()).hexdigest()
    }


def test_a_suite_that_the_mirror_has_not_is_left_out(tmp_path: Path) -> None:
    scratch = archive(tmp_path, {"sid": ["2.13.3+dfsg-2"]}, "2.13.3+dfsg-2")
    sources.fetch_debian_sources(scratch)
    lines = [path.name for path in (scratch.root / "etc/apt/sources.list.d").iterdir()]
    assert lines == ["sid.list"]


def test_the_next_one_is_tried_when_the_nearest_cannot_be_had_either(tmp_path: Path) -> None:
    scratch = archive(tmp_path, {"sid": ["2.13.3+dfsg-1", "2.13.3-4"]}, "2.13.3-4")
    sources.fetch_debian_sources(scratch)
    assert taken(scratch) == ["2.13.3-4"]


def test_no_other_version_is_ever_taken(tmp_path: Path) -> None:
    scratch = archive(tmp_path, {"sid": ["2.14.1+dfsg-1"]}, "2.14.1+dfsg-1")
    with pytest.raises(RecipeError, match="nor any other packaging of that version") as told:
        sources.fetch_debian_sources(scratch)
    assert "404 Not Found" in str(told.value)
    assert taken(scratch) == []


@pytest.mark.parametrize(
    ("offered", "expected"),
    [
        (
            ["2.13.3-1", "2.13.3+dfsg-2", "2.13.3+dfsg-1"],
            ["2.13.3+dfsg-1", "2.13.3+dfsg-2", "2.13.3-1"],
        ),
        ([WANTED, "2.13.3+dfsg-1", "2.13.3+dfsg-1"], ["2.13.3+dfsg-1"]),
        (["2.13.30+dfsg-1", "2.13+dfsg-1", "2.13.3.1-1"], []),
        (["2.13.3+ds1-1"], ["2.13.3+ds1-1"]),
        (["2.13.3+dfsg"], ["2.13.3+dfsg"]),
    ],
)
def test_the_nearest_packaging_of_the_same_version_comes_first(
    offered: list[str], expected: list[str]
) -> None:
    assert others(WANTED, offered) == expected


def test_a_tool_that_is_missing_is_named_with_what_brings_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = {tool: f"/bin/{tool}" for tool in TOOLS}
    monkeypatch.setattr("shutil.which", lambda tool, path: found.get(tool))
    assert open_scratch(tmp_path / "work").work.is_dir()
    del found["npm"]
    with pytest.raises(RecipeError, match="`npm` is missing: it comes with Node"):
        open_scratch(tmp_path / "work")
    assert "npm" not in TOOLS["debootstrap"]
