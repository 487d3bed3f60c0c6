"""The zips that the page's worker downloads: the same every time, and nothing secret in them."""

from __future__ import annotations

import hashlib
import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from classroom.delivery import bundle, packing
from classroom.delivery.assets import FOR_EVER, cache_rule

ROOT = Path(__file__).parents[3]


@pytest.fixture(autouse=True)
def quick_compression(monkeypatch: pytest.MonkeyPatch) -> None:
    """The best compression takes seconds and is not what these tests look at."""
    monkeypatch.setattr(packing, "LEVEL", 1)


def files_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_manifest_lists_bundles_that_are_there_packed(course: Path, tmp_path: Path) -> None:
    manifest = bundle.build_bundles(course, tmp_path)
    assert json.loads((tmp_path / "assets" / "manifest.json").read_text()) == manifest
    assert {"workshop_game", "lessons", "friendly"} <= set(manifest)
    for address in manifest.values():
        assert cache_rule(address) == FOR_EVER
        assert files_of(packing.unpacked((tmp_path / address).read_bytes()))


def test_the_same_files_give_the_same_bytes(course: Path, tmp_path: Path) -> None:
    first = bundle.build_bundles(course, tmp_path / "one")
    for file in course.rglob("*"):
        os.utime(file, (1_000_000_000, 1_000_000_000))
    second = bundle.build_bundles(course, tmp_path / "two")
    assert first == second
    for name in ("one", "two"):
        assert (tmp_path / name / first["lessons"]).is_file()
    assert (tmp_path / "one" / first["lessons"]).read_bytes() == (
        tmp_path / "two" / first["lessons"]
    ).read_bytes()


def test_what_has_not_changed_is_not_written_again(course: Path, tmp_path: Path) -> None:
    manifest = bundle.build_bundles(course, tmp_path)
    before = {file: file.stat().st_mtime_ns for file in (tmp_path / "assets").iterdir()}
    assert bundle.build_bundles(course, tmp_path) == manifest
    assert {file: file.stat().st_mtime_ns for file in (tmp_path / "assets").iterdir()} == before


def test_a_changed_lesson_replaces_its_bundle_and_no_other(course: Path, tmp_path: Path) -> None:
    first = bundle.build_bundles(course, tmp_path)
    (course / "lessons/01_window/01_hello/start.py").write_text("hero.x = 1\n")
    second = bundle.build_bundles(course, tmp_path)
    assert second["lessons"] != first["lessons"]
    assert second["workshop_game"] == first["workshop_game"]
    left = [file.name for file in (tmp_path / "assets").glob("lessons-*")]
    assert left == [Path(second["lessons"]).name]


def test_of_the_lessons_everything_a_check_needs_is_there(course: Path) -> None:
    files = bundle.course_files(course)
    folder = "lessons/01_window/01_hello/"
    for name in ("step.toml", "fr.md", "en.md", "start.py", "done.py", "wrong/says_nothing.py"):
        assert folder + name in files
    assert "lessons/01_window/chapter.toml" in files


def test_no_exercise_is_in_the_zip(course: Path) -> None:
    """Opens the zip and reads every byte of it, as a candidate could before the exercises."""
    files = files_of(bundle.zipped(bundle.course_files(course)))
    assert files
    assert not [name for name in files if not name.startswith("lessons/")]
    everything = b"\n".join(files.values())
    for word in ("best_jump", "meilleur_saut", "shown_case"):
        assert word.encode() not in everything


def test_the_explainer_works_from_its_bundle_alone_in_french(tmp_path: Path) -> None:
    """In a Python without the virtual environment's packages, as in the browser."""
    zipfile.ZipFile(io.BytesIO(bundle.zipped(bundle.explainer_files()))).extractall(tmp_path)
    program = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "import friendly_traceback as explainer\n"
        "assert explainer.__file__.startswith(sys.argv[1])\n"
        "explainer.set_lang('fr')\n"
        "try:\n    exec('1 / 0')\n"
        "except ZeroDivisionError:\n    explainer.explain_traceback(redirect='capture')\n"
        "print(explainer.get_output())\n"
    )
    arguments = [sys.executable, "-I", "-S", "-X", "utf8", "-c", program, str(tmp_path)]
    done = subprocess.run(arguments, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert "diviser une valeur" in done.stdout


def test_the_explainer_carries_french_alone_and_every_licence() -> None:
    files = bundle.explainer_files()
    assert {name.split("/")[2] for name in files if "/locales/" in name} == {"fr"}
    for distribution in bundle.EXPLAINER:
        assert any(name.startswith(f"licences/{distribution}/") for name in files), distribution


def test_the_game_is_there_with_its_assets_and_without_leftovers() -> None:
    files = bundle.game_files()
    assert "workshop_game/checking/verdict.py" in files
    assert "workshop_game/checking/kinds/written/item.py" in files
    assert any(name.startswith("workshop_game/assets/") for name in files)
    assert not [name for name in files if "__pycache__" in name or name.endswith(".pyc")]


def test_the_wheel_in_the_bundle_holds_the_files_of_the_vendored_one() -> None:
    """All but the compiled part: Python's program takes that in as it starts."""
    files = files_of(max(bundle.WHEELS.glob("*.whl")).read_bytes())
    del files["pygame/base.cpython-314-wasm32-emscripten.so"]
    assert dict(bundle.wheel_files()) == {"pygame": files}


def test_a_library_is_sent_compiled_where_its_source_is_the_one_that_was_compiled(
    tmp_path: Path,
) -> None:
    files = {
        "lib/one.py": b"x = 1\n",
        "lib/two.py": b"y = 2\n",
        "lib/known.py": b"z = 3\n",
        "lib/data.txt": b"as it is",
    }
    compiled = {
        "lib/__pycache__/one.cpython-314.pyc": b"one, compiled",
        "lib/__pycache__/two.cpython-314.pyc": b"two, as it was before",
        "sources.json": json.dumps(
            {
                "lib/one.py": hashlib.sha256(b"x = 1\n").hexdigest(),
                "lib/two.py": hashlib.sha256(b"y = 1\n").hexdigest(),
                "lib/known.py": hashlib.sha256(b"z = 3\n").hexdigest(),
            }
        ).encode(),
    }
    archive = tmp_path / "libraries.zip"
    assert bundle.compiled_instead(files, archive) == files
    archive.write_bytes(bundle.zipped(compiled))
    assert bundle.compiled_instead(files, archive) == files | {
        "lib/one.py": b"",
        "lib/known.py": b"",  # from the start in the memory of the page's Python
        "lib/__pycache__/one.cpython-314.pyc": b"one, compiled",
    }


def test_what_only_authors_need_stays_here() -> None:
    assert not [name for name in bundle.game_files() if bundle.FOR_AUTHORS in name]
    for folder in ("author", "kinds/code/author", "kinds/written/author"):
        assert bundle.FOR_AUTHORS in f"/workshop_game/checking/{folder}/"
        assert (ROOT / "workshop_game/checking" / folder).is_dir()


def test_a_package_that_is_not_there_is_named() -> None:
    with pytest.raises(ModuleNotFoundError, match="no_such_package"):
        bundle.package_folder("no_such_package")
