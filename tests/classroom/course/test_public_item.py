"""Of an item, a candidate's page receives what the shown examples need, and no more."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from classroom.course.public_item import SHOWN_SLOTS, public_item
from workshop_game.checking import check_item
from workshop_game.checking.content import load_item

ROOT = Path(__file__).parents[3]


@pytest.fixture
def item(course: Path) -> Path:
    """The folder of the small course's item."""
    return course / "exercises" / "best_jump"


def test_no_answer_and_no_hidden_case_of_an_item_leaves(item: Path) -> None:
    files = public_item(item)
    assert set(files) == {"item.toml", "fr.md", "en.md", "names.toml", "given.py", "start.py"}
    everything = "\n".join(files.values())
    for secret in ("777", "hidden_case", "the_answer", "_variant", "secret_mistake", "jury"):
        assert secret not in everything
    assert "shown_case" in everything


@pytest.mark.parametrize("folder", sorted(ROOT.glob("exercises/*/item.toml")), ids=str)
def test_the_real_items_give_nothing_away(folder: Path) -> None:
    item = load_item(folder.parent)
    files = public_item(folder.parent)
    table = tomllib.loads(files["item.toml"])
    assert not {"mistake", "anchor"} & set(table)
    assert {case["id"] for case in table["case"]} == {case.id for case in item.cases if case.shown}
    assert item.levels or [case for case in item.cases if not case.shown]
    public = "\n".join(files.values())
    for language in ("fr", "en"):
        assert item.answer(language).strip() not in public
    for slots in item.prose.values():
        secret = [name for name in slots if not name.startswith(SHOWN_SLOTS)]
        assert {"rationale", "limits"} <= set(secret)
        assert not [name for name in secret if slots[name] in public]


def test_the_public_part_of_an_item_can_be_loaded_and_its_examples_checked(
    item: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "received"
    folder.mkdir()
    for name, text in public_item(item).items():
        (folder / name).write_text(text, encoding="utf-8")
    result = check_item(load_item(folder), "en", "def best_jump(jumps):\n    return max(jumps)\n")
    assert [(case.id, case.passed) for case in result.cases] == [("shown_case", True)]
    assert result.out_of == 0
