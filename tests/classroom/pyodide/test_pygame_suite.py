"""The reading of what a worker says: a test that ends its worker is a failure, the others go on."""

from pathlib import Path
from typing import Any

import pytest

from tests.classroom.pyodide.pygame_suite import known_failures, run_modules


class ScriptedRig:
    """Answers as a row of workers would, and remembers what it was asked to leave out."""

    def __init__(self, folder: Path, *answers: dict[str, Any]) -> None:
        (folder / "pygame_tests.tar.gz").write_bytes(b"never read")
        self.folder = folder
        self.answers = list(answers)
        self.left_out: list[list[str]] = []

    def run(self, *_: Any, **names: Any) -> dict[str, Any]:
        self.left_out.append(list(names["left_out"]))
        return self.answers.pop(0)


def answer(end: dict[str, Any], *messages: str) -> dict[str, Any]:
    return {"messages": list(messages), "end": end}


def test_a_test_that_hangs_is_found_and_the_others_are_run(tmp_path: Path) -> None:
    rig = ScriptedRig(
        tmp_path,
        answer({"silent": True}, "start a", "passed a\n", "start b"),
        answer({"done": 1}, "start c", "skipped c\nno reason"),
    )
    result = run_modules(rig, {"some_test": ""})
    assert result.failed == {"b": "{'silent': True}"}
    assert (result.passed, result.skipped) == ({"a"}, {"c"})
    assert rig.left_out == [[], ["a", "b"]]


def test_a_test_that_fails_in_one_part_has_failed(tmp_path: Path) -> None:
    told = [
        "start a",
        "failed a\nfirst part",
        "passed a\n",
        "start b",
        "passed b\n",
        "failed b\nend",
    ]
    rig = ScriptedRig(tmp_path, answer({"done": 2}, *told))
    result = run_modules(rig, {"some_test": ""})
    assert result.failed == {"a": "first part", "b": "end"}
    assert result.passed == set()


def test_a_worker_that_dies_outside_of_a_test_stops_the_run(tmp_path: Path) -> None:
    rig = ScriptedRig(tmp_path, answer({"error": "no such module"}))
    with pytest.raises(AssertionError, match=r"\['some_test'\] ended outside of a test"):
        run_modules(rig, {"some_test": ""})


def test_every_known_failure_has_a_reason() -> None:
    assert all(len(why) > 20 for why in known_failures().values())
