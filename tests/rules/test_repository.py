"""What must not be committed, and what must be: addresses, machine paths, licences, assets."""

import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

from tests.rules.sources import ROOT

# Written in two halves, so that this file is not its own offence.
_HOSTS = ("pypi" + ".org", "python" + "hosted.", "registry." + "npmjs", "deb." + "debian.org")
_HOST = re.compile("|".join(map(re.escape, _HOSTS)))
_MACHINE_PATH = re.compile(
    r"(?<![\w.])/(?:wo" + r"rk|ro" + r"ot|ho" + r"me/\w+|Us" + r"ers/\w+)/\w"
)
_LOCK_FILES = ("requirements/*.txt", "classroom/page/package-lock.json")
_CODE_LICENCES = {"LICENSE.txt": "EUROPEAN UNION PUBLIC LICENCE v. 1.2"}
_CONTENT_LICENCES = {"LICENSES/CC-BY-SA-4.0.txt": "Attribution-ShareAlike 4.0 International"}

# Neither code nor prose: someone drew, recorded, shaped or built it.
_ASSETS = {
    ".gif", ".ico", ".jpg", ".mp3", ".ogg", ".otf", ".pdf", ".png", ".svg", ".ttf", ".wav",
    ".webp", ".whl", ".woff", ".woff2", ".zip",
}  # fmt: skip


@cache
def _files() -> list[Path]:
    """Every file that is, or is about to be, committed."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


@cache
def _texts() -> dict[str, str]:
    """Each text file, by its path."""
    contents = {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in _files()}
    return {
        name: content.decode("utf-8", "replace")
        for name, content in contents.items()
        if b"\0" not in content[:8192]
    }


def _lines_with(pattern: re.Pattern[str]) -> list[str]:
    """Where a pattern occurs: path, number and line. A text without it is never cut into lines."""
    return [
        f"{name}:{number}  {line.strip()[:80]}"
        for name, text in _texts().items()
        if pattern.search(text)
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]


def test_no_address_of_a_package_registry() -> None:
    found = _lines_with(_HOST)
    assert not found, "\n".join(found)


def test_no_path_of_someone_s_machine() -> None:
    found = _lines_with(_MACHINE_PATH)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("pattern", _LOCK_FILES)
def test_lock_files_hold_versions_and_hashes_but_no_address(pattern: str) -> None:
    paths = sorted(ROOT.glob(pattern))
    assert paths
    for path in paths:
        content = path.read_text(encoding="utf-8")
        assert "sha256:" in content or '"integrity": "sha512-' in content, path.name
        assert "://" not in re.sub(r'"url": ".*"', "", content), path.name


@pytest.mark.parametrize("list_name", ["base", "test", "node"])
def test_what_is_asked_for_is_pinned(list_name: str) -> None:
    """Mended by `python3 start.py lock`."""
    folder = ROOT / "requirements"
    asked = re.findall(r"^[a-zA-Z][\w-]*", (folder / f"{list_name}.in").read_text("utf-8"), re.M)
    pinned = re.findall(r"^([\w-]+)==", (folder / f"{list_name}.txt").read_text("utf-8"), re.M)
    assert asked
    assert not {name.lower() for name in asked} - set(pinned)


@pytest.mark.parametrize(("name", "title"), [*_CODE_LICENCES.items(), *_CONTENT_LICENCES.items()])
def test_the_licences_are_there(name: str, title: str) -> None:
    assert title in (ROOT / name).read_text(encoding="utf-8")


def test_each_asset_is_listed_with_its_origin_and_licence() -> None:
    rows = _asset_rows()
    assets = [path.relative_to(ROOT) for path in _files() if path.suffix in _ASSETS]
    unlisted = [path for path in assets if not any(path.match(pattern) for pattern in rows)]
    unused = [pattern for pattern in rows if not any(path.match(pattern) for path in assets)]
    assert not unlisted, "files that ASSETS.md does not list"
    assert not unused, "lines of ASSETS.md that no file matches"
    assert all(origin and licence for origin, licence in rows.values())


def _asset_rows() -> dict[str, tuple[str, str]]:
    """The table of ASSETS.md: pattern of files -> origin, licence."""
    listed = re.findall(
        r"^\| `([^`|]+)` \|[^|]*\|([^|]+)\|([^|]+)\|$",
        (ROOT / "ASSETS.md").read_text(encoding="utf-8"),
        re.M,
    )
    return {pattern: (origin.strip(), licence.strip()) for pattern, origin, licence in listed}


def test_the_searches_find_what_they_look_for() -> None:
    assert all(_HOST.search(f"https://{host}/simple") for host in _HOSTS)
    assert _MACHINE_PATH.search("see /ro" + "ot/notes.txt")
    assert not _MACHINE_PATH.search("GET /api/room")
