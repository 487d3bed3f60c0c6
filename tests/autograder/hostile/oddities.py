"""What happens to a notebook in honest hands: cells cut, pasted, merged, and what programs save.

Each function changes a released notebook that holds an answer; `honest_notebooks.toml` says which.
"""

import json
from typing import Any

from tests.autograder.hostile.notebooks import Notebook, named, tests


def code(source: str, **more: Any) -> Notebook:
    made = {"cell_type": "code", "metadata": {}, "source": source}
    return {**made, "outputs": [], "execution_count": None, **more}


def text(source: str, kind: str = "markdown", **more: Any) -> Notebook:
    return {"cell_type": kind, "metadata": {}, "source": source, **more}


def at(notebook: Notebook, name: str = "solution") -> int:
    return int(notebook["cells"].index(named(notebook, name)))


def put(notebook: Notebook, place: int, *cells: Notebook) -> None:
    """New cells, with ids of their own as an editor gives them."""
    for number, cell in enumerate(cells):
        cell.setdefault("id", f"new-{place}-{number}")
    notebook["cells"][place:place] = cells


def taken(notebook: Notebook) -> str:
    """The answer, whose cell is then as it was given."""
    cell = named(notebook, "solution")
    answer = str(cell["source"])
    cell["source"] = START
    return answer


START = 'order_1 = "LJK"\n' + "".join(f'order_{n} = ""\n' for n in range(2, 7))
"""What stands in the answer's cell of `load_the_hoist`."""


def answer_in_a_new_cell_below(notebook: Notebook) -> None:
    put(notebook, at(notebook) + 1, code(taken(notebook)))


def answer_in_a_new_cell_above(notebook: Notebook) -> None:
    put(notebook, at(notebook), code(taken(notebook)))


def answer_at_the_end(notebook: Notebook) -> None:
    put(notebook, len(notebook["cells"]), code(taken(notebook)))


def answer_at_the_top(notebook: Notebook) -> None:
    put(notebook, 0, code(taken(notebook)))


def answer_cut_and_pasted(notebook: Notebook) -> None:
    answer = notebook["cells"].pop(place := at(notebook))
    put(notebook, place, code(answer["source"]))


def answer_moved_to_the_end(notebook: Notebook) -> None:
    notebook["cells"].append(notebook["cells"].pop(at(notebook)))


def answer_merged_with_what_was_given(notebook: Notebook) -> None:
    answer = notebook["cells"].pop(at(notebook))
    given = named(notebook, "given")
    given["source"] = "".join(given["source"]) + "\n\n" + answer["source"]


def answer_merged_and_the_mark_lost(notebook: Notebook) -> None:
    answer_merged_with_what_was_given(notebook)
    named(notebook, "given")["metadata"] = {}


def answer_merged_with_the_first_test(notebook: Notebook) -> None:
    answer = notebook["cells"].pop(at(notebook))
    test = tests(notebook)[0]
    test["source"] = answer["source"] + "\n" + "".join(test["source"])


def answer_split_in_two(notebook: Notebook) -> None:
    cell = named(notebook, "solution")
    first, second = cell["source"].split("order_4", 1)
    cell["source"] = first
    twin = json.loads(json.dumps(cell))
    put(notebook, at(notebook) + 1, {**twin, "id": "second", "source": "order_4" + second})


def answer_split_and_the_mark_lost(notebook: Notebook) -> None:
    answer_split_in_two(notebook)
    named(notebook, "second")["metadata"] = {}


def one_line_in_each_cell(notebook: Notebook) -> None:
    lines = taken(notebook).splitlines()
    put(notebook, at(notebook) + 1, *(code(line) for line in lines))


def start_pasted_below(notebook: Notebook) -> None:
    twin = json.loads(json.dumps(named(notebook, "solution")))
    put(notebook, at(notebook) + 1, {**twin, "id": "twin", "source": START})


def answer_copied_whole(notebook: Notebook) -> None:
    twin = json.loads(json.dumps(named(notebook, "solution")))
    put(notebook, at(notebook) + 1, {**twin, "id": "twin"})


def first_try_kept_above(notebook: Notebook) -> None:
    first = named(notebook, "solution")["source"].replace("MJLK", "JMLK")
    put(notebook, at(notebook), code(first))


def first_try_kept_below_with_its_mark(notebook: Notebook) -> None:
    """Duplicated to try something, then gone on above."""
    twin = json.loads(json.dumps(named(notebook, "solution")))
    first = twin["source"].replace("MJLK", "").replace("MLKJ", "").replace("LMJK", "")
    put(notebook, at(notebook) + 1, {**twin, "id": "twin", "source": first})


def corrected_after_the_tests(notebook: Notebook) -> None:
    cell = named(notebook, "solution")
    cell["source"] = cell["source"].replace("MJLK", "JMLK")
    put(notebook, len(notebook["cells"]), code('order_4 = "MJLK"'))


def note_after_the_first_test(notebook: Notebook) -> None:
    """A right value once more, as one notes what one has seen."""
    put(notebook, notebook["cells"].index(tests(notebook)[0]) + 1, code("print(order_2)"))


def answer_typed_as_text(notebook: Notebook) -> None:
    put(notebook, at(notebook) + 1, text(taken(notebook)))


def answer_cell_turned_into_text(notebook: Notebook) -> None:
    cell = named(notebook, "solution")
    cell["cell_type"] = "markdown"
    del cell["outputs"], cell["execution_count"]


def answer_cell_turned_raw(notebook: Notebook) -> None:
    answer_cell_turned_into_text(notebook)
    named(notebook, "solution")["cell_type"] = "raw"


def text_turned_into_code(notebook: Notebook) -> None:
    cell = notebook["cells"][0]
    cell |= {"cell_type": "code", "outputs": [], "execution_count": 1}


def examples_turned_into_code(notebook: Notebook) -> None:
    cell = named(notebook, "examples")
    cell |= {"cell_type": "code", "outputs": [], "execution_count": None}


def words_beside_the_answer(notebook: Notebook) -> None:
    put(notebook, at(notebook) + 1, text("I first wrote K at the end. *Then I saw rule 2.*"))


def words_in_many_scripts(notebook: Notebook) -> None:
    words = "ملاحظة — 笔记 — заметка — σημείωση — 😀🦫 — ½ €"
    put(notebook, at(notebook), text(words), text(words, "raw"))


def twenty_empty_cells(notebook: Notebook) -> None:
    put(notebook, at(notebook) + 1, *(code("") for _ in range(10)), *(text("") for _ in range(10)))


def tries_below(notebook: Notebook) -> None:
    tries = ("order_2", "print(order_3, order_4)", "len(order_5)", "letters(order_6)")
    put(notebook, at(notebook) + 1, *map(code, tries))


def a_try_that_stops(notebook: Notebook) -> None:
    put(notebook, at(notebook), code("order_9 + 1"), code("1 / 0"))


def a_try_that_is_no_python(notebook: Notebook) -> None:
    put(notebook, at(notebook), code("K before J, J before M"), code("if x ="))


def a_try_that_never_ends(notebook: Notebook) -> None:
    put(notebook, at(notebook) + 1, code("while True:\n    pass"))


def a_try_that_asks(notebook: Notebook) -> None:
    put(notebook, at(notebook), code('name = input("? ")'))


def a_try_that_ends_python(notebook: Notebook) -> None:
    put(notebook, at(notebook) + 1, code("exit()"))


def a_try_with_an_own_name_of_pythons(notebook: Notebook) -> None:
    put(notebook, at(notebook), code('str = "JKL"\nlist = [1]'))


def tests_deleted(notebook: Notebook) -> None:
    notebook["cells"] = [cell for cell in notebook["cells"] if cell not in tests(notebook)]


def one_test_deleted(notebook: Notebook) -> None:
    notebook["cells"].remove(tests(notebook)[1])


def a_test_copied(notebook: Notebook) -> None:
    twin = json.loads(json.dumps(tests(notebook)[0]))
    put(notebook, len(notebook["cells"]), {**twin, "id": "twin"})


def a_note_typed_into_a_test(notebook: Notebook) -> None:
    test = tests(notebook)[0]
    test["source"] = "# what is this?\n" + "".join(test["source"])


def a_test_emptied(notebook: Notebook) -> None:
    tests(notebook)[0]["source"] = ""


def given_deleted(notebook: Notebook) -> None:
    notebook["cells"].remove(named(notebook, "given"))


def given_changed(notebook: Notebook) -> None:
    """A print to see what it does."""
    cell = named(notebook, "given")
    lines = "".join(cell["source"]).splitlines()
    cell["source"] = "\n".join([lines[0], "    print(text)", *lines[1:]])


def text_deleted(notebook: Notebook) -> None:
    notebook["cells"] = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]


def turned_round(notebook: Notebook) -> None:
    notebook["cells"].reverse()


def tests_moved_above(notebook: Notebook) -> None:
    moved = tests(notebook)
    rest = [cell for cell in notebook["cells"] if cell not in moved]
    notebook["cells"] = [*moved, *rest]


def all_marks_lost(notebook: Notebook) -> None:
    for cell in notebook["cells"]:
        cell["metadata"] = {}


def the_mark_of_the_answer_lost(notebook: Notebook) -> None:
    named(notebook, "solution")["metadata"] = {}


def the_mark_is_a_list(notebook: Notebook) -> None:
    named(notebook, "solution")["metadata"]["nbgrader"]["grade_id"] = ["solution"]


def marks_of_an_older_nbgrader(notebook: Notebook) -> None:
    for cell in notebook["cells"]:
        if marks := cell["metadata"].get("nbgrader"):
            marks["schema_version"] = 1
            marks.pop("task", None)
