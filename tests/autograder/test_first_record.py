"""What a record says before anything was graded."""

import ast
from dataclasses import replace

import pytest

from autograder.pipeline.copies import Copy
from autograder.pipeline.first_record import first_record, record_without_copy, refused_record
from autograder.pipeline.items import item_hash, text_hash
from autograder.pipeline.records import Record, SetAside
from autograder.pipeline.tasks import Setting, Task
from autograder.sandbox import Limits
from tests.rules.sources import modules
from workshop_game.checking import Item, Outcome

COPY = Copy("C-001", "steps", "fr", "place = 3", handed_in=True, made_with="0.0.9")
ASIDE = (SetAside("one", 1.0, "before"),)


@pytest.fixture
def setting(items: dict[str, Item]) -> Setting:
    hashes = {name: item_hash(item) for name, item in items.items()}
    return Setting(items, hashes, {}, Limits(), sandbox=False, kit_version="9.9.9")


def test_of_a_copy(setting: Setting) -> None:
    task = Task("C-001", "steps", "fr", "{}", COPY, set_aside=ASIDE)
    record = Record(
        candidate="C-001",
        item="steps",
        language="fr",
        outcome=Outcome.GRADER_FAILURE,
        out_of=2.5,
        handed_in=True,
        source_from="page",
        source="place = 3",
        set_aside=ASIDE,
        copy_hash=text_hash("place = 3"),
        item_hash=setting.item_hashes["steps"],
        made_with="0.0.9",
        kit_version="9.9.9",
        boxed=False,
    )
    assert first_record(task, setting) == record
    draft = replace(task, copy=replace(COPY, handed_in=False, made_with=""))
    changed = replace(record, handed_in=False, source_from="draft", made_with="")
    assert first_record(draft, setting) == changed


def test_of_a_notebook_placed_by_hand(setting: Setting) -> None:
    """Nothing is known of its text before it is read."""
    record = first_record(Task("C-001", "steps", "fr", "{}"), setting)
    assert (record.source_from, record.handed_in) == ("file", True)
    assert (record.source, record.copy_hash) == ("", "")


def test_of_a_copy_that_cannot_become_a_notebook(setting: Setting) -> None:
    record = refused_record(replace(COPY, candidate="../C"), "bad_name", setting)
    assert (record.outcome, record.reason) == (Outcome.GRADER_FAILURE, "bad_name")
    assert (record.source, record.copy_hash) == ("place = 3", text_hash("place = 3"))
    assert (record.out_of, record.item_hash) == (None, "")


def test_of_nobody_s_copy(setting: Setting) -> None:
    absent = record_without_copy(("C-001", "steps"), "fr", setting, offered=True)
    never = record_without_copy(("C-001", "steps"), "fr", setting, offered=False)
    assert (absent.outcome, absent.points, absent.out_of) == (Outcome.ABSENT, None, 2.5)
    assert never == replace(absent, outcome=Outcome.NOT_OFFERED)
    assert not absent.handed_in


def test_no_other_module_builds_a_record() -> None:
    """A new fact of a record is then filled in at one place."""
    builders = {
        module.name
        for module in modules()
        for node in module.nodes
        if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] == "Record"
    }
    assert builders == {"autograder.pipeline.first_record", "autograder.pipeline.records"}
