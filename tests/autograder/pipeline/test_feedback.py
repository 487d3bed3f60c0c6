"""Feedback tells what was looked at and what came of it; never a hidden test, nor what it wants."""

import re
from pathlib import Path

import pytest

from atelier.places import EXERCISES as KIT
from autograder.feedback import write_feedback
from autograder.grade import grade
from autograder.pipeline.feedback import reason
from autograder.pipeline.items import items_by_id
from autograder.pipeline.records import CaseRecord
from harness.data_folder import DataFolder
from tests.autograder.conftest import EXERCISES, QUICK

LANGUAGES = ("fr", "en")


@pytest.mark.sandbox
def test_the_pages_hold_the_reasons_and_no_hidden_test(folder: DataFolder) -> None:
    wrong = items_by_id(EXERCISES)["best_jump"].wrong("en")
    folder.candidate("C-001", "en")
    folder.copy("C-001", "best_jump", wrong["takes_the_first"], language="en")
    records = grade(folder.path, EXERCISES, limits=QUICK)
    (page,) = write_feedback(folder.path, EXERCISES)
    assert page == folder.path / "course/feedback/C-001/aptitude_en/best_jump.html"
    shown = page.read_text(encoding="utf-8")
    text = re.sub(r"<style.*?</style>|<script.*?</script>|<[^>]+>", "", shown, flags=re.DOTALL)
    assert "HIDDEN" not in text
    assert "assert" not in text
    for case in next(r for r in records if r.item == "best_jump").cases:
        assert case.expression not in text
    assert text.count("Result: passed.") == 1
    assert "What came out: 1" in text
    assert "Points: 1 of 1" in text
    assert "Points: 0 of 2" in text
    assert not re.findall(r"<(?:script|link|img)[^>]*(?:src|href)=\"https?:", shown)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_case_of_the_kit_has_a_reason_in_words(language: str) -> None:
    for item in items_by_id(KIT).values():
        for case in item.cases:
            for result in ("passed", "failed", "error", "stopped"):
                record = CaseRecord(case.id, result, 0.0, float(case.points), observed="7")
                told = reason(record, item, language)
                assert item.prose[language][f"case {case.id}"].splitlines()[0] in told
                assert all(line.startswith("# ") for line in told.splitlines())
                assert len(told.splitlines()) >= 3


def test_no_page_is_written_where_nothing_is_graded(tmp_path: Path) -> None:
    assert write_feedback(tmp_path, EXERCISES) == []
