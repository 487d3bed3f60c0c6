"""People mark by hand in nbgrader's own formgrader, and what they gave counts."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from atelier.course import formgrader
from atelier.places import EXERCISES
from atelier.trouble import Trouble
from atelier.wording import Wording
from autograder.grade import grade
from harness.formgrader import ITEM, formgrader_on, graded_course


def test_without_a_graded_course_there_is_nothing_to_mark(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="First run: atelier grade"):
        formgrader(tmp_path, 8888, Wording("en"))


@pytest.mark.slow
@pytest.mark.sandbox
@pytest.mark.browser
@pytest.mark.journey
def test_a_score_given_in_formgrader_counts_and_survives(tmp_path: Path, browser: Browser) -> None:
    data = graded_course(tmp_path / "data")
    before = {r.candidate: r for r in grade(data, EXERCISES) if r.item == ITEM}
    with formgrader_on(data, browser) as opened:
        frame = opened.open_formgrader()
        opened.open_submission(frame, ITEM, 1)
        for place in range(1, 5):
            frame.get_by_text(f"Submission {place} / 4").wait_for()
            opened.give(frame, "delivers_the_spark", "0.5")
            opened.comment(frame, "Lu & compris <b>")
            assert "ESCAPED" not in frame.locator("title").first.inner_text()
            if place < 4:
                frame.locator(".next a").click()
        assert opened.left == []
    for _ in range(2):
        after = {r.candidate: r for r in grade(data, EXERCISES, again=True) if r.item == ITEM}
        assert {number: record.marked_by_hand for number, record in after.items()} == dict.fromkeys(
            before, True
        )
        for number, record in after.items():
            marked = {case.id: case.points for case in record.cases}
            was = {case.id: case.points for case in before[number].cases}
            assert marked == {**was, "delivers_the_spark": 0.5}
            assert record.points == sum(marked.values())
