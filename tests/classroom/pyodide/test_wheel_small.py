"""The vendored wheel: the one that was recorded, complete, and at home in the browser."""

import base64
import csv
import hashlib
import io
import tomllib
import zipfile
from typing import Any

import pytest

from classroom.pyodide.recipe.abi import import_faults
from classroom.pyodide.recipe.scratch import HERE as RECIPE
from tests.classroom.pyodide import fetched
from tests.classroom.pyodide.chromium_rig import WHEELS, Rig, wheel_path
from tests.classroom.pyodide.pygame_suite import run_modules

RECORDED = tomllib.loads((WHEELS / "PROVENANCE.toml").read_text(encoding="utf-8"))
INFO = f"pygame_ce-{RECORDED['pygame']['version']}.dist-info"


@pytest.fixture(scope="module")
def wheel() -> dict[str, bytes]:
    with zipfile.ZipFile(wheel_path()) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def seen(rig: Rig) -> dict[str, Any]:
    """What rig/draws.py saw in the worker."""
    answer = rig.run("draws.py")
    assert "done" in answer["end"], answer["end"]
    done: dict[str, Any] = answer["end"]["done"]
    return done


def test_the_wheel_is_the_one_that_was_recorded() -> None:
    data = wheel_path().read_bytes()
    recorded = RECORDED["wheel"]
    found = (wheel_path().name, len(data), hashlib.sha256(data).hexdigest())
    assert found == (recorded["file"], recorded["size"], recorded["sha256"])


def test_it_was_built_from_what_the_recipe_names() -> None:
    recipe = tomllib.loads((RECIPE / "recipe.toml").read_text(encoding="utf-8"))
    for part in ("pygame", "pyodide"):
        for name in RECORDED[part].keys() & recipe[part].keys():
            assert RECORDED[part][name] == recipe[part][name]
    assert RECORDED["debian"]["sources"].keys() == set(recipe["sources"]["packages"])


def test_its_record_names_every_file_with_its_hash(wheel: dict[str, bytes]) -> None:
    rows = list(csv.reader(io.StringIO(wheel[f"{INFO}/RECORD"].decode())))
    assert {name for name, _, _ in rows} == wheel.keys()
    for name, digest, size in rows:
        if name != f"{INFO}/RECORD":
            expected = base64.urlsafe_b64encode(hashlib.sha256(wheel[name]).digest()).rstrip(b"=")
            assert (digest, size) == (f"sha256={expected.decode()}", str(len(wheel[name])))


def test_every_licence_is_in_the_wheel_and_beside_it(wheel: dict[str, bytes]) -> None:
    beside = {path.name: path.read_bytes() for path in (WHEELS / "licenses").iterdir()}
    folder = f"{INFO}/licenses/"
    inside = {
        name.removeprefix(folder): text for name, text in wheel.items() if name.startswith(folder)
    }
    assert inside == beside
    assert b"GNU LESSER GENERAL PUBLIC LICENSE" in inside["pygame-ce.LGPL-2.1.txt"]


def test_it_asks_pyodide_for_nothing_that_is_not_there(wheel: dict[str, bytes]) -> None:
    suffix = tomllib.loads((RECIPE / "recipe.toml").read_text())["pyodide"]["extension_suffix"]
    assert import_faults(wheel[f"pygame/base{suffix}"], fetched.pyodide()) == []


@pytest.mark.browser
def test_the_rig_is_like_the_room(seen: dict[str, Any]) -> None:
    assert (seen["secure"], seen["driver"]) == (False, "dummy")
    assert seen["version"] == RECORDED["pygame"]["version"]


@pytest.mark.browser
def test_it_draws_and_writes(seen: dict[str, Any]) -> None:
    assert seen["drawing"] == {
        "background": [0, 0, 128, 255],
        "box": [255, 215, 0, 255],
        "disc": [255, 0, 0, 255],
        "beside_disc": [0, 0, 128, 255],
        "letters_drawn": 33,
        "pixels": 320 * 180 * 4,
    }


@pytest.mark.browser
def test_pictures_come_from_memory(seen: dict[str, Any]) -> None:
    assert seen["pictures"] == {"png": [4, 3, 10, 20, 30, 255], "svg": [0, 255, 0, 255]}


@pytest.mark.browser
def test_a_long_jump_lands(seen: dict[str, Any]) -> None:
    assert seen["font"] == {"whole": True, "damaged": False}


@pytest.mark.browser
def test_the_window_keeps_its_state_and_is_freed(seen: dict[str, Any]) -> None:
    assert seen["state"] == {
        "caption": "Première fenêtre",
        "blocked_event_posted": False,
        "custom_types_restart": True,
    }
    assert seen["window"] is True


@pytest.mark.browser
def test_some_of_pygames_own_tests_pass(rig: Rig) -> None:
    result = run_modules(rig, {"rect_test": "", "draw_test": "DrawRectTest", "key_test": ""})
    assert result.failed == {}
    assert len(result.passed) == 365 + 20 + 8
