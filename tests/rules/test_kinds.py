"""Kinds of item and kinds of check are known in their own folders: nobody else asks which it is.

Ask the item for what you need to know (`levels`, `is_untouched`, `grading_of(item)...`), or the
kind of check (`needs`, `finding`, `told`); ask `offers` what a candidate gets, and what it opens.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from autograder.pipeline.kinds import KINDS as GRADERS
from tests.rules.sources import ROOT, Module, modules
from workshop_game.checking.checks import KINDS as CHECKS
from workshop_game.checking.kinds import KINDS as ITEMS

AT_HOME = (
    "workshop_game.checking.kinds",
    "workshop_game.checking.checks",
    "autograder.pipeline.kinds",
)
DOOR = "workshop_game.checking"
"""It gives the classes to tests, which may ask."""
CLASSES = {kind.__name__ for kind in ITEMS.values()}
NAMES = {*ITEMS, *CHECKS}
ASKS_IN_A_PAGE = re.compile(r"\.(kind|form) *[!=]= *[\"']|\.written\b")


def test_the_grader_handles_each_kind_of_item() -> None:
    assert set(GRADERS) == set(ITEMS)
    assert [kind.kind for kind in ITEMS.values()] == list(ITEMS)
    assert [kind.name for kind in CHECKS.values()] == list(CHECKS)


def test_nobody_asks_which_kind_it_is() -> None:
    asked = [
        f"{module.shown}:{line} asks for {what}"
        for module in modules()
        if module.name != DOOR and not module.name.startswith(AT_HOME)
        for line, what in _asked(module)
    ]
    assert not asked, "\n".join([*asked, __doc__ or ""])


def test_no_page_of_the_jury_asks_which_kind_it_is() -> None:
    pages = list((ROOT / "autograder").rglob("*.html"))
    assert pages
    asking = [path.name for path in pages if ASKS_IN_A_PAGE.search(path.read_text("utf-8"))]
    assert not asking, "\n".join([*asking, __doc__ or ""])


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ("if item.written: pass", "written"),
        ('item.kind == "written"', "kind"),
        ('"code" != kind', "kind"),
        ('check.kind not in ("runs", "uses")', "kind"),
        ('item.form == "A"', "form"),
        ("twin.form == FORMS[1]", "form"),
        ('form in ("A", "B")', "form"),
        ("isinstance(item, CodeItem)", "CodeItem"),
        ("from workshop_game.checking import WrittenItem", "WrittenItem"),
        ('event.kind == "opened"', None),
        ("one.form == other.form", None),
        ("item.kind in KINDS", None),
    ],
)
def test_a_question_is_seen(source: str, what: str | None) -> None:
    module = Module("atelier.made_up", Path("made_up.py"), ast.parse(source))
    assert [found for _, found in _asked(module)] == ([what] if what else [])


def _asked(module: Module) -> Iterator[tuple[int, str]]:
    """What a module asks for that only a kind itself may know, with the line."""
    for node in module.nodes:
        if isinstance(node, ast.Attribute) and node.attr == "written":
            yield node.lineno, node.attr
        elif isinstance(node, ast.Name) and node.id in CLASSES:
            yield node.lineno, node.id
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.lineno, each.name) for each in node.names if each.name in CLASSES)
        elif isinstance(node, ast.Compare):
            yield from ((node.lineno, what) for what in _compared(node))


def _compared(node: ast.Compare) -> Iterator[str]:
    """`kind` beside the name of a kind, `form` beside a letter or a place among the forms."""
    sides = [node.left, *node.comparators]
    named = {_name(side) for side in sides}
    written = {text for side in sides for text in _texts(side)}
    if "kind" in named and written & NAMES:
        yield "kind"
    if "form" in named and (written or any(isinstance(side, ast.Subscript) for side in sides)):
        yield "form"


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _texts(node: ast.expr) -> list[str]:
    return [
        each.value
        for each in ast.walk(node)
        if isinstance(each, ast.Constant) and isinstance(each.value, str)
    ]
