"""What is judged where the submitted code cannot bend anything, and what is not believed."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest

from autograder.pipeline.execute import NotebookRun, Seen
from autograder.pipeline.notebooks import solution_cell, source_notebook
from autograder.sandbox import Sessions, open_box
from tests.autograder.conftest import EXERCISES as SMALL
from tests.autograder.conftest import QUICK
from workshop_game.checking import Item
from workshop_game.checking.content import load_item

pytestmark = pytest.mark.sandbox

EXERCISES = Path(__file__).parents[2] / "exercises"


@pytest.fixture(scope="module")
def sessions() -> Iterator[Sessions]:
    with Sessions(open_box(True), QUICK) as made:
        yield made


def kit(name: str) -> Item:
    return load_item(EXERCISES / name)


def notebook_of(item: Item, source: str, language: str = "fr") -> Any:
    notebook = nbformat.from_dict(source_notebook(item, language))
    solution_cell(notebook)["source"] = source
    return notebook


def seen(notebook: Any, sessions: Sessions) -> Seen:
    run = NotebookRun(notebook, judge_outside=True)
    run.execute(sessions)
    return run.seen


def passed(found: Seen) -> list[str]:
    return [judgement.cell for judgement in found.judgements if judgement.passed]


def all_of(item: Item) -> list[str]:
    return [case.id for case in item.cases if case.points]


def shadowed(name: str, before: str, after: str) -> tuple[str, str, str]:
    return name, before, after


SHADOWS = [
    shadowed("load_the_hoist", "lettres = ['L', 'J', 'K']", ""),
    shadowed("load_the_hoist", "", "lettres = 'mes notes'"),
    shadowed("load_the_hoist", "", "str = 'x'"),
    shadowed("open_the_market", "", "def lettres(a, b): return a + b"),
    shadowed("climb_the_mill", "float = int = 3", ""),
    shadowed("climb_the_mill", "", "from math import *\nfloat = None"),
    shadowed("mend_the_lanterns", "", "float = int = lambda x: None"),
    shadowed("bring_the_grain", "", "list = len = any = tuple = isinstance = 5"),
    shadowed("bring_the_grain", "", "def arrive(ou): print(ou)"),
    shadowed("plan_the_round", "", "carte_2 = carte_3 = []"),
    shadowed("lamps_before", "", "numeros = [1, 2]\nlampes = 'huit'\nint = 4"),
    shadowed("lamps_later", "", "suivre = decouper = obeir = longueur = 0\nsorted = 1"),
    shadowed("build_the_fence", "", "lettres = 'ABC'\nfloat = int = str = 0"),
    shadowed("weave_the_ribbon", "", "class float: pass\nfor str in range(3): pass"),
]


@pytest.mark.parametrize(("name", "before", "after"), SHADOWS, ids=lambda each: each[:24] or "-")
def test_a_name_of_one_s_own_harms_no_right_value(
    sessions: Sessions, name: str, before: str, after: str
) -> None:
    item = kit(name)
    answer = "\n".join([before, item.answer("fr"), after])
    found = seen(notebook_of(item, answer), sessions)
    assert (passed(found), found.limits) == (all_of(item), [])


def test_a_name_of_one_s_own_gives_no_point_to_a_wrong_value(sessions: Sessions) -> None:
    item = kit("load_the_hoist")
    source = item.start("fr") + "\ndef lettres(texte): return 'KJML'\nordre_2 = 'JKLM'"
    found = seen(notebook_of(item, source), sessions)
    assert (passed(found), found.limits) == ([], ["tools_changed"])


def late(item: Item, source: str, place: int, own: str) -> Any:
    """A notebook with a cell of the candidate's own after so many tests."""
    notebook = notebook_of(item, source)
    tests = [c for c in notebook.cells if c.metadata.get("nbgrader", {}).get("grade")]
    where = next(i for i, cell in enumerate(notebook.cells) if cell is tests[place])
    notebook.cells.insert(where, nbformat.v4.new_code_cell(own))
    return notebook


@pytest.mark.parametrize("own", ["ordre_2 = ordre_3 = 'X'", "del ordre_2", "lettres = 5", "x = ("])
def test_a_cell_after_a_test_takes_nothing_from_that_test_and_nobody_is_accused(
    sessions: Sessions, own: str
) -> None:
    item = kit("load_the_hoist")
    found = seen(late(item, item.answer("fr"), 2, own), sessions)
    assert passed(found) == all_of(item)
    assert found.limits == []


def test_a_value_is_taken_when_its_case_runs(sessions: Sessions) -> None:
    """As stock nbgrader does: the first case sees the first value, the others the later ones."""
    item = kit("load_the_hoist")
    found = seen(late(item, item.answer("fr"), 1, item.start("fr")), sessions)
    assert (passed(found), found.limits) == (all_of(item)[:1], [])


ASKS_THE_QUESTION = """
import sys
class Odd:
    def __float__(self): return float(self.found())
    __int__ = __index__ = lambda self: int(self.found())
    def found(self):
        frame = sys._getframe()
        while frame:
            for value in frame.f_code.co_consts:
                if isinstance(value, tuple) and len(value) == 3:
                    return value[0]
            frame = frame.f_back
        return 3
"""
EQUALS_EVERYTHING = """
class Always(float):
    def __eq__(self, other): return True
    def __hash__(self): return 3
    def __float__(self): return self
float = int = lambda value: Always(3)
"""
FORGED = [
    ASKS_THE_QUESTION + "{line} = 3\n{number} = Odd()\n",
    ASKS_THE_QUESTION + "{line} = {number} = Odd()\n",
    EQUALS_EVERYTHING + "class Any: pass\n{line} = {number} = Any()\n",
    "class Five:\n    def __float__(self): return 6.0\n{line}, {number} = 3, Five()\n",
]


@pytest.mark.parametrize("name", ["mend_the_lanterns", "mend_the_bread_round"])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_point_is_forged_by_what_is_no_plain_value(
    sessions: Sessions, name: str, language: str
) -> None:
    item = kit(name)
    line, number = (item.names.words[word][language] for word in ("line_d", "number_d"))
    for program in FORGED:
        source = f"{item.start(language)}\n{program.replace('{line}', line)}"
        notebook = notebook_of(item, source.replace("{number}", number), language)
        found = seen(notebook, sessions)
        assert "repairs_the_condition" not in passed(found), program
        assert set(found.limits) <= {"unconfirmed", "tools_changed"}, program


def test_the_point_of_an_object_that_gives_the_right_number_is_left_to_a_person(
    sessions: Sessions,
) -> None:
    item = kit("mend_the_lanterns")
    found = seen(
        notebook_of(item, item.start("fr") + FORGED[3].format(line="ligne_d", number="nombre_d")),
        sessions,
    )
    assert (passed(found), found.limits) == (["finds_the_condition"], ["unconfirmed"])


def test_a_function_of_the_candidate_s_is_believed_where_it_is_asked(sessions: Sessions) -> None:
    item = load_item(SMALL / "01_best_jump")
    found = seen(notebook_of(item, item.answer("en"), "en"), sessions)
    assert (passed(found), found.limits) == (all_of(item), [])


@pytest.mark.parametrize("value", ["16.9", "'16.9'", "16.0001", "16 + 1e-9", "[16]", "None", "1j"])
def test_a_number_that_is_not_the_right_one_is_not_rounded_to_it(
    sessions: Sessions, value: str
) -> None:
    item = kit("follow_the_road")
    found = seen(notebook_of(item, f"route_b = {value}"), sessions)
    assert passed(found) == []


@pytest.mark.parametrize("value", ["16", "'16'", "16.0", "'16.0'", "' 16 '", "4 * 4", "0x10"])
def test_the_right_number_counts_however_it_is_written(sessions: Sessions, value: str) -> None:
    item = kit("follow_the_road")
    name = item.names.words["route_b"]["fr"]
    found = seen(notebook_of(item, f"{name} = {value}"), sessions)
    assert len(passed(found)) == 1


@pytest.mark.parametrize(
    "wrong",
    [
        "type('', (Exception,), {})",
        "type('\\n', (Exception,), {})",
        "type('E' * 10**6, (BaseException,), {})",
        "type('E', (Exception,), {'__str__': lambda self: ''})",
        "type('E', (Exception,), {'__str__': lambda self: 3})",
    ],
)
def test_an_odd_exception_is_the_copy_s_own(sessions: Sessions, wrong: str) -> None:
    item = load_item(SMALL / "01_best_jump")
    source = f"Odd = {wrong}\ndef best_jump(heights): raise Odd()"
    found = seen(notebook_of(item, source, "en"), sessions)
    assert len(found.judgements) == len(all_of(item))
    assert passed(found) == []
