"""The tests stand where the code stands: whoever knows a package finds its tests, and back."""

from pathlib import PurePosixPath

from tests.rules.sources import ROOT, modules

TESTS = ROOT / "tests"
ABOUT_THE_WHOLE = {"beginners", "content", "golden", "journeys", "old", "rules"}
"""Folders that mirror no package, because what they look at is in no single one."""
ELSEWHERE = {
    "bootstrap": "tests/test_start.py",
    "docs": "tests/rules/test_documentation.py",
    "workshop_game/assets": "tests/workshop_game/stage/test_assets.py",
}
"""Packages whose tests are in one file of another folder."""


def _tested() -> set[PurePosixPath]:
    """Every folder below `tests` that holds tests."""
    folders = {path.parent.relative_to(TESTS) for path in TESTS.rglob("test_*.py")}
    return {PurePosixPath(folder.as_posix()) for folder in folders} - {PurePosixPath()}


def _packages() -> set[PurePosixPath]:
    return {PurePosixPath(module.path.parent.relative_to(ROOT).as_posix()) for module in modules()}


def test_a_folder_of_tests_bears_the_name_of_what_it_tests() -> None:
    """Move the tests, or rename the folder, when a package moves."""
    mirrors = {folder for folder in _tested() if folder.parts[0] not in ABOUT_THE_WHOLE}
    assert {str(folder) for folder in mirrors if not (ROOT / folder).is_dir()} == set()


def test_each_package_has_its_tests() -> None:
    """In the folder of its name, in the one of a package around it, or in those of its parts."""
    tested = _tested()
    without = {
        str(package)
        for package in _packages()
        if not any(folder in (package, *package.parents) for folder in tested)
        and not any(package in folder.parents for folder in tested)
    }
    assert without == set(ELSEWHERE)
    assert [place for place in ELSEWHERE.values() if not (ROOT / place).is_file()] == []
