"""A lesson and exercises that a school wrote for an older kit."""

import json
from pathlib import Path

from classroom.course.content import read_course
from tests.old.verdicts import verdicts
from workshop_game.checking.author import check_content


def test_every_known_answer_is_judged_as_it_was(left: Path, school: Path) -> None:
    told = json.loads((left / "verdicts.json").read_text(encoding="utf-8"))
    assert told
    assert verdicts(school) == told


def test_the_author_s_check_asks_for_one_new_thing_alone(school: Path) -> None:
    """An error's kind proves no cause: the author is told so; the lesson is judged as before."""
    for folder in (school / "lessons", school / "exercises"):
        found = [each for each in check_content(folder).complaints if each.id != "mistake_by_error"]
        assert not found, "\n".join(f"{each.where}: {each.text('en')}" for each in found)


def test_a_room_reads_it(school: Path) -> None:
    course = read_course(school)
    assert [step.id for chapter in course.chapters for step in chapter.steps] == ["shelf", "price"]
    assert [item.id for item in course.items] == [
        *("count_the_crates", "tell_the_cold_room", "tally_before", "tally_after"),
    ]
    assert [lesson.id for lesson in course.lessons] == ["tally"]
