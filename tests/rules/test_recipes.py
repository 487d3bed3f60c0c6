"""The recipes of `docs/recipes.md` show code that is there, in files that a test runs."""

import re

import pytest

from tests.rules.sources import ROOT

PAGE = (ROOT / "docs/recipes.md").read_text(encoding="utf-8")
RECIPES: dict[str, str] = dict(re.findall(r"^## ([^\n]+)$(.+?)(?=^## |\Z)", PAGE, re.M | re.S))
LONGEST = 35
"""Lines of a recipe, its code included."""
PATH = re.compile(r"`([\w./]+/[\w.]+)`")
BLOCK = re.compile(r"^```\w+\n(.+?)^```$", re.M | re.S)


def blocks(recipe: str) -> list[tuple[str, str]]:
    """Each block of code, and the file that was named last before it."""
    found = []
    for block in BLOCK.finditer(recipe):
        named = PATH.findall(recipe, 0, block.start())
        found.append((named[-1] if named else "", block[1]))
    return found


def missing(shown: str, content: str) -> list[str]:
    """The pieces of a block, from gap to gap, that do not stand in a file in this order."""
    place, lost = 0, []
    for piece in shown.split("...\n"):
        found = content.find(piece, place)
        if found < 0:
            lost.append(piece)
        else:
            place = found + len(piece)
    return lost


@pytest.mark.parametrize("title", RECIPES)
def test_what_a_recipe_shows_stands_in_the_file_it_names(title: str) -> None:
    shown = blocks(RECIPES[title])
    assert shown
    for path, block in shown:
        lost = missing(block, (ROOT / path).read_text(encoding="utf-8"))
        assert not lost, f"{path} does not hold what docs/recipes.md shows: {lost}"


@pytest.mark.parametrize("title", RECIPES)
def test_a_recipe_is_short_and_names_a_test_that_runs_it(title: str) -> None:
    assert len(RECIPES[title].strip().splitlines()) <= LONGEST
    named = PATH.findall(RECIPES[title])
    assert [path for path in named if re.search(r"(^|/)test_\w+\.py$|\.test\.tsx?$", path)]


def test_a_file_that_is_named_is_there_or_is_the_new_one() -> None:
    new = {"checks/repeats.py", "kinds/choice/item.py", "kinds/choice.py"}
    named = {path for recipe in RECIPES.values() for path in PATH.findall(recipe)}
    lost = [path for path in named if not (ROOT / path).exists()]
    assert sorted(lost) == sorted(path for path in named if path.endswith(tuple(new)))
    assert len(lost) == len(new)


def test_code_that_is_changed_moved_or_left_out_is_seen() -> None:
    content = "one\ntwo\nthree\n"
    assert missing("one\n...\nthree\n", content) == []
    assert missing("one\nthree\n", content) == ["one\nthree\n"]
    assert missing("three\n...\none\n", content) == ["one\n"]


def test_the_file_of_a_block_is_the_one_named_last() -> None:
    recipe = "In `a/b.py`:\n\n```python\nx\n```\n\nThen `c/d.ts`, in `E`.\n\n```ts\ny\n```\n"
    assert blocks(recipe) == [("a/b.py", "x\n"), ("c/d.ts", "y\n")]
