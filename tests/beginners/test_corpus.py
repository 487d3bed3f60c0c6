"""The corpus is whole: every program has its step, its own id, and a line that it has."""

from collections import Counter

from atelier.places import EXERCISES
from tests.beginners.corpus import corpus


def test_every_program_is_for_a_step_or_an_item_that_exists() -> None:
    root = EXERCISES.parent
    assert [one.id for one in corpus() if not (root / one.content).is_dir()] == []


def test_no_program_and_no_id_comes_twice() -> None:
    ids = Counter(one.id for one in corpus())
    sources = Counter((one.content, one.language, one.source) for one in corpus())
    assert [id for id, count in ids.items() if count > 1] == []
    assert [key for key, count in sources.items() if count > 1] == []


def test_the_line_to_touch_is_one_of_the_program() -> None:
    off = [one.id for one in corpus() if one.line and one.line > len(one.source.splitlines())]
    assert off == []


def test_there_are_enough_in_each_language() -> None:
    languages = Counter(one.language for one in corpus())
    assert languages["fr"] >= 217
    assert languages["en"] >= 40
