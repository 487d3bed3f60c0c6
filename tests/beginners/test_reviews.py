"""A review belongs to what was seen: anything changed is unreviewed, and too few end the count."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.beginners.asking import asked, read_answers
from tests.beginners.corpus import Written, corpus
from tests.beginners.heard import Heard, heard
from tests.beginners.reviews import (
    PATH,
    Review,
    count,
    merged,
    read_reviews,
    write_reviews,
)

PROGRAM = Written("one", "lessons/01_window/01_hello", "fr", "a slip", 'heros.dire("Bonjour)\n')
HEARD = Heard(PROGRAM, "Un titre", "Un texte", "Ligne 1 : un guillemet manque.", "keys", 1)
GOOD = (Review("A", true=True, useful=True), Review("B", true=True, useful=True))


def test_what_a_reviewer_saw_is_what_the_review_hangs_on() -> None:
    changed = (
        replace(HEARD, first="Ligne 1 : autre chose."),
        replace(HEARD, text="Un autre texte"),
        replace(HEARD, title="Un autre titre"),
        replace(HEARD, line=2),
        replace(HEARD, program=replace(PROGRAM, source="heros.dire()\n")),
        replace(HEARD, program=replace(PROGRAM, language="en")),
    )
    unseen = replace(HEARD, program=replace(PROGRAM, slip="said otherwise"), finding="names")
    assert len({HEARD.key, *(each.key for each in changed)}) == len(changed) + 1
    assert unseen.key == HEARD.key


def test_a_changed_sentence_counts_as_unreviewed() -> None:
    reviews = {HEARD.key: GOOD}
    assert count([HEARD], reviews).holds
    changed = count([replace(HEARD, first="Autre chose.")], reviews)
    assert not changed.holds
    assert changed.unreviewed == ("one",)


def test_one_reviewer_is_not_enough() -> None:
    assert not count([HEARD], {HEARD.key: GOOD[:1]}).holds


@pytest.mark.parametrize(("true", "useful"), [(False, True), (True, False)])
def test_too_many_false_or_useless_sentences_end_it(true: bool, useful: bool) -> None:
    many = [replace(HEARD, program=replace(PROGRAM, id=str(n), source=str(n))) for n in range(10)]
    reviews = {each.key: GOOD for each in many}
    assert count(many, reviews).holds
    for each in many[:2]:
        reviews[each.key] = (Review("A", true, useful), Review("B", true, useful))
    assert not count(many, reviews).holds


def test_what_the_reviewers_disagree_about_is_named() -> None:
    both = {HEARD.key: (GOOD[0], Review("B", true=True, useful=False, why="where?"))}
    counted = count([HEARD], both)
    assert counted.disagreements == ("one",)
    assert counted.all_agree == 0
    assert counted.useful == 0.5


def test_a_reviewer_who_answers_again_changes_their_mind() -> None:
    again = merged({"key": GOOD}, "A", {"key": Review("A", true=False, useful=False)})
    assert {each.reviewer: each.true for each in again["key"]} == {"A": False, "B": True}


def test_reviews_come_back_as_they_were_kept(tmp_path: Path) -> None:
    path = tmp_path / "reviews.json"
    assert read_reviews(path) == {}
    write_reviews({"b": GOOD, "a": (Review("A", true=False, useful=True, why="« là »"),)}, path)
    assert read_reviews(path)["b"] == GOOD
    assert read_reviews(path)["a"][0].why == "« là »"


def test_a_newer_format_is_not_guessed_at(tmp_path: Path) -> None:
    path = tmp_path / "reviews.json"
    path.write_text('{"format": 2, "reviews": {}}', encoding="utf-8")
    with pytest.raises(ValueError, match="format 2"):
        read_reviews(path)


def test_a_reviewer_sees_the_program_and_the_sentence_and_nothing_else() -> None:
    text = asked([HEARD])
    assert all(each in text for each in (HEARD.key, "Un texte", HEARD.first, "  1 heros.dire"))
    assert "a slip" not in text
    assert "keys" not in text


def test_answers_are_read_back(tmp_path: Path) -> None:
    path = tmp_path / "answers.csv"
    path.write_text("key,true,useful,why\nk1,y,n,where?\n", encoding="utf-8")
    assert read_answers(path, "A") == {"k1": Review("A", true=True, useful=False, why="where?")}


@pytest.mark.parametrize(
    ("text", "told"),
    [("key,true,why\nk,y,\n", "useful is missing"), ("key,true,useful,why\nk,y,?,\n", "neither")],
)
def test_answers_that_say_nothing_are_refused(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "answers.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=told):
        read_answers(path, "A")


def test_every_program_is_told_something_or_is_an_item_with_its_examples() -> None:
    told = {each.program.id for each in heard(corpus())}
    silent = [each.content for each in corpus() if each.id not in told]
    assert [content for content in silent if not content.startswith("exercises/")] == []


def test_the_kept_reviews_can_be_read() -> None:
    assert PATH.exists()
    assert all(read_reviews().values())
