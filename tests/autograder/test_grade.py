"""A whole batch: every outcome, every hostile copy, and nothing lost."""

import json
import socket
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from autograder.grade import Progress, Record, grade
from autograder.pipeline.items import items_by_id
from tests.autograder.conftest import EXERCISES, QUICK, DataFolder, folder_with_course
from workshop_game.checking import Outcome

pytestmark = pytest.mark.sandbox

SECRET = "marmot-4711"
"""Stands in other copies, in the environment and in files around: no copy may come to see it."""
RIGHT = "def best_jump(heights):\n    return max(heights, default=0)\n"
SEARCH = f"""
import os, sys
found = [name for name, value in os.environ.items() if "{SECRET[:6]}" in value]
skipped = ("/usr", "/proc", "/sys", "/lib", sys.prefix, sys.base_prefix)
for folder, below, files in os.walk("/"):
    if folder.startswith(skipped):
        below.clear()
        continue
    for name in files:
        if name.endswith((".ipynb", ".db", ".sqlite", ".json", ".csv")):
            found.append(os.path.join(folder, name))
print("found", found)
"""
PASSWD = "print(open('/etc/passwd').read())\n"
SOCKET = """
import socket
try:
    socket.create_connection(("127.0.0.1", {port}), timeout=2)
    print("connected")
except OSError as error:
    print(type(error).__name__)
"""
FORK = """
import os, time
try:
    for _ in range(50):
        if os.fork() == 0:
            time.sleep(300)
            os._exit(0)
except OSError as error:
    print(type(error).__name__)
"""
DISK = """
try:
    with open("big", "wb") as file:
        for _ in range(1000):
            file.write(b"x" * 10**6)
except OSError as error:
    print(type(error).__name__)
"""
MEMORY = """
try:
    x = bytearray(1024**3)
except MemoryError as error:
    print(type(error).__name__)
"""
STUBBORN = """
def best_jump(heights):
    while len(heights) == 2:
        try:
            while True:
                pass
        except BaseException:
            pass
    return max(heights, default=0)
"""
PATCHED = """
import builtins, json, sys
builtins.eval = builtins.compile = builtins.repr = lambda *a, **k: 9
json.dumps = json.loads = lambda *a, **k: '{"value": ["int", "9"]}'
AssertionError = Exception
"""
WITHOUT_ASSERTS = """
import ast
class Strip(ast.NodeTransformer):
    def visit_Assert(self, node):
        return ast.Pass()
get_ipython().ast_transformers.append(Strip())
"""
SHOWS_A_NUMBER = "import sys\nsys.displayhook(1.0)\n"
LEFT_BEHIND = """
import threading, time
def flood():
    while True:
        print("still here")
        time.sleep(0.001)
threading.Thread(target=flood, daemon=True).start()
"""
ALWAYS = """
class Always:
    def __eq__(self, other): return True
    def __ne__(self, other): return False
def best_jump(heights): return Always()
"""
SNOOP = """
import gc
def best_jump(heights):
    texts = [o for o in gc.get_objects() if isinstance(o, dict) and "expect" in str(o)[:2000]]
    names = [n for n in globals() if "hidden" in n.lower()]
    return max(heights, default=0) if not names else 9
"""


@dataclass(frozen=True)
class Attempt:
    """A hostile or clumsy copy, and what it must get."""

    source: str
    outcome: Outcome
    points: float
    limits: tuple[str, ...] = ()
    prints: str = ""


def attempts(port: int) -> dict[str, Attempt]:
    done, tried = Outcome.DONE, Outcome.TRIED
    return {
        "searches": Attempt(SEARCH + RIGHT, done, 4, prints="found []\n"),
        "reads_passwd": Attempt(PASSWD + RIGHT, done, 4),
        "opens_a_socket": Attempt(
            SOCKET.format(port=port) + RIGHT, done, 4, prints="PermissionError\n"
        ),
        "forks": Attempt(FORK + RIGHT, done, 4, prints="BlockingIOError\n"),
        "fills_the_disk": Attempt(DISK + RIGHT, done, 4, prints="OSError\n"),
        "fills_the_memory": Attempt(MEMORY + RIGHT, done, 4, prints="MemoryError\n"),
        "prints_100_mb": Attempt(
            "for _ in range(100): print('x' * 10**6)\n" + RIGHT, done, 4, ("printed",)
        ),
        "floods_descriptor_1": Attempt(
            "import os\nfor _ in range(100): os.write(1, b'x' * 10**6)\n" + RIGHT,
            *(tried, 0, ("output",)),
        ),
        "loops_at_once": Attempt(RIGHT + "while True: pass\n", done, 4, ("time",)),
        "loops_in_the_function": Attempt(
            "def best_jump(heights):\n    while True: pass\n", tried, 0, ("time",)
        ),
        "loops_for_some": Attempt(
            "def best_jump(heights):\n    while not heights: pass\n    return max(heights)\n",
            *(Outcome.PARTIAL, 2, ("time",)),
        ),
        "swallows_interruptions": Attempt(STUBBORN, Outcome.PARTIAL, 3, ("time",)),
        "ends_its_process": Attempt("import os\nos._exit(0)\n" + RIGHT, tried, 0, ("ended",)),
        "ends_it_in_the_function": Attempt(
            "import os\ndef best_jump(heights): os._exit(0)\n", tried, 0, ("ended",)
        ),
        "crashes": Attempt("import ctypes\nctypes.string_at(0)\n", tried, 0, ("crashed",)),
        "recurses": Attempt("def best_jump(h): return best_jump(h)\n", tried, 0),
        "exits": Attempt(RIGHT + "import sys\nsys.exit()\n", done, 4),
        "asks_for_input": Attempt("h = input('? ')\n" + RIGHT, tried, 0),
        "warns": Attempt(
            "import sys, warnings\ndef best_jump(heights):\n    warnings.warn('old')\n"
            "    print('note', file=sys.stderr)\n    return max(heights, default=0)\n",
            *(done, 4),
        ),
        "patches_builtins": Attempt(
            PATCHED + "def best_jump(h): return 9\n", tried, 0, ("tools_changed",)
        ),
        "strips_asserts": Attempt(WITHOUT_ASSERTS + "def best_jump(h): pass\n", tried, 0),
        "shows_a_number": Attempt(SHOWS_A_NUMBER + "def best_jump(h): pass\n", tried, 0),
        "leaves_a_thread": Attempt(LEFT_BEHIND + RIGHT, done, 4),
        "equals_everything": Attempt(ALWAYS, tried, 0),
        "snoops": Attempt(SNOOP, done, 4),
        "is_no_python": Attempt("this is no Python\n", tried, 0),
        "holds_odd_characters": Attempt("# \u0000 \ud800 \u202e é\n" + RIGHT, tried, 0),
    }


NAMES = list(attempts(0))


@dataclass(frozen=True)
class Batch:
    """What one run of `grade` left."""

    data: Path
    records: dict[str, Record]
    told: list[Progress]
    attempts: dict[str, Attempt]
    connections: int


@pytest.fixture(scope="module")
def batch(tmp_path_factory: pytest.TempPathFactory, built: Path) -> Iterator[Batch]:
    folder = folder_with_course(tmp_path_factory.mktemp("hostile") / "data", built)
    (folder.path / "secret.json").write_text(SECRET)
    told: list[Progress] = []
    with pytest.MonkeyPatch.context() as patch, socket.create_server(("127.0.0.1", 0)) as server:
        patch.setenv("A_SECRET", SECRET)
        server.setblocking(False)
        tried = attempts(server.getsockname()[1])
        for name, attempt in tried.items():
            number = candidate(name)
            folder.candidate(number, "en")
            folder.offer(number, "best_jump")
            source = attempt.source.encode("utf-8", "replace").decode()
            folder.copy(number, "best_jump", source, language="en")
        folder.candidate("C-900", "en")
        folder.copy("C-900", "best_jump", f"# {SECRET}\n{RIGHT}", language="en")
        records = grade(folder.path, EXERCISES, progress=told.append, limits=QUICK)
        by_number = {r.candidate: r for r in records if r.item == "best_jump"}
        yield Batch(folder.path, by_number, told, tried, connections(server))


def candidate(name: str) -> str:
    return f"C-{NAMES.index(name) + 1:03}"


def connections(server: socket.socket) -> int:
    try:
        server.accept()
    except BlockingIOError:
        return 0
    return 1


@pytest.mark.parametrize("name", NAMES)
def test_each_attempt_gets_its_outcome(batch: Batch, name: str) -> None:
    record, attempt = batch.records[candidate(name)], batch.attempts[name]
    assert (record.outcome, record.points, record.limits, record.reason) == (
        *(attempt.outcome, attempt.points, attempt.limits, ""),
    )
    if attempt.prints:
        assert record.printed == attempt.prints


def test_an_honest_copy_after_all_of_them_is_graded(batch: Batch) -> None:
    assert batch.records["C-900"].outcome is Outcome.DONE
    assert len(batch.records) == len(NAMES) + 1


def test_nothing_leaks(batch: Batch) -> None:
    for number, record in batch.records.items():
        if number != "C-900":
            assert SECRET not in json.dumps(record.as_json())
    assert batch.connections == 0
    passwd = batch.records[candidate("reads_passwd")].printed
    assert passwd.startswith("candidate:")
    assert "root" not in passwd


def test_the_progress_is_told(batch: Batch) -> None:
    total = len(NAMES) + 1
    assert [each.done for each in batch.told] == list(range(total + 1))
    assert {each.total for each in batch.told} == {total}


def test_the_submitted_folder_holds_no_link_to_elsewhere(batch: Batch) -> None:
    assert not [path for path in batch.data.rglob("*") if path.is_symlink()]


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory, built: Path) -> DataFolder:
    """Each outcome in one folder; the copies in two languages."""
    folder = folder_with_course(tmp_path_factory.mktemp("mixed") / "data", built)
    items = items_by_id(EXERCISES)
    jump, steps = items["best_jump"], items["steps"]
    folder.candidate("C-001", "fr")
    folder.offer("C-001", "best_jump", "steps")
    folder.copy("C-001", "best_jump", jump.answer("fr"))
    folder.copy("C-001", "steps", steps.wrong("fr")["one_step"])
    folder.help("C-001", "steps", "explained", "by a colleague")
    folder.candidate("C-002", "en")
    folder.offer("C-002", "best_jump", "steps")
    folder.copy("C-002", "best_jump", jump.start("en") + "# nothing\n", language="en")
    folder.draft("C-002", "steps", steps.answer("en"))
    folder.candidate("C-003", "fr")
    folder.offer("C-003", "best_jump")
    folder.copy("C-003", "best_jump", jump.wrong("fr")["takes_the_first"])
    folder.candidate("C-004", "fr")
    folder.offer("C-004", "best_jump", "steps")
    folder.copy("C-004", "gone", "x = 1")
    return folder


@pytest.fixture(scope="module")
def graded(mixed: DataFolder) -> dict[tuple[str, str], Record]:
    records = grade(mixed.path, EXERCISES, limits=QUICK)
    return {(record.candidate, record.item): record for record in records}


Graded = dict[tuple[str, str], Record]


def test_every_outcome_is_told_from_the_others(graded: Graded) -> None:
    outcomes = {key: (record.outcome.value, record.points) for key, record in graded.items()}
    assert outcomes == {
        ("C-001", "best_jump"): ("done", 4),
        ("C-001", "steps"): ("tried", 0),
        ("C-002", "best_jump"): ("blank", 0),
        ("C-002", "steps"): ("done", 2.5),
        ("C-003", "best_jump"): ("partial", 1),
        ("C-003", "steps"): ("not_offered", None),
        ("C-004", "best_jump"): ("absent", None),
        ("C-004", "steps"): ("absent", None),
        ("C-004", "gone"): ("grader_failure", None),
    }


def test_a_draft_is_graded_and_said_to_be_one(graded: Graded) -> None:
    draft = graded["C-002", "steps"]
    assert (draft.handed_in, draft.source_from) == (False, "draft")
    assert graded["C-001", "steps"].handed_in


def test_each_case_has_its_result_and_what_was_seen(graded: Graded) -> None:
    cases = graded["C-003", "best_jump"].cases
    assert [(c.id, c.result, c.points, c.expected, c.observed) for c in cases] == [
        ("highest_first", "passed", 1, "9", "9"),
        ("highest_last", "failed", 0, "9", "1"),
        ("no_jump_yet", "error", 0, "0", "IndexError: list index out of range"),
    ]
    assert cases[0].expression == "meilleur_saut([9, 1])"


def test_help_is_in_the_record_and_its_note_is_not(graded: Graded) -> None:
    record = graded["C-001", "steps"]
    assert record.helps == {"explained": 1}
    assert "colleague" not in json.dumps(record.as_json())


def test_the_item_that_is_gone_says_so(graded: Graded) -> None:
    assert graded["C-004", "gone"].reason == "unknown_item"


def test_the_same_copies_give_the_same_bytes(mixed: DataFolder, graded: Graded) -> None:
    files = [mixed.path / "records" / name for name in ("outcomes.json", "outcomes.csv")]
    before = [path.read_bytes() for path in files]
    grade(mixed.path, EXERCISES, limits=QUICK)
    assert [path.read_bytes() for path in files] == before


def test_the_gradebook_agrees_with_the_records(mixed: DataFolder, graded: Graded) -> None:
    with closing(sqlite3.connect(mixed.path / "course/gradebook.db")) as book:
        rows = book.execute(
            "SELECT submitted_assignment.student_id, notebook.name, sum(grade.auto_score)"
            " FROM grade JOIN submitted_notebook ON grade.notebook_id = submitted_notebook.id"
            " JOIN notebook ON notebook.id = submitted_notebook.notebook_id"
            " JOIN submitted_assignment"
            "   ON submitted_notebook.assignment_id = submitted_assignment.id"
            " GROUP BY 1, 2"
        ).fetchall()
    scores = {(student, item): score for student, item, score in rows}
    for key, record in graded.items():
        if record.points is not None:
            assert scores[key] == record.points


def test_a_score_given_by_a_person_counts(mixed: DataFolder, graded: Graded) -> None:
    with closing(sqlite3.connect(mixed.path / "course/gradebook.db")) as book, book:
        book.execute(
            "UPDATE grade SET manual_score = 1.0 WHERE auto_score = 0.0 AND cell_id IN"
            " (SELECT id FROM base_cell WHERE name = 'highest_last')"
        )
    again = {(r.candidate, r.item): r for r in grade(mixed.path, EXERCISES, limits=QUICK)}
    record = again["C-003", "best_jump"]
    assert (record.points, record.marked_by_hand) == (2, True)
    assert not again["C-001", "steps"].marked_by_hand


def place(folder: DataFolder, number: str, change: Any = None, item: str = "best_jump") -> Path:
    """A notebook put into `submitted/` by hand, made from the release."""
    course = folder.path / "course"
    notebook = json.loads((course / f"release/aptitude_en/{item}.ipynb").read_text())
    for cell in notebook["cells"]:
        if cell["id"] == "solution":
            cell["source"] = RIGHT
    if change is not None:
        change(notebook)
    path = course / f"submitted/{number}/aptitude_en/{item}.ipynb"
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps(notebook))
    return path


def delete_tests(notebook: Any) -> None:
    notebook["cells"] = [c for c in notebook["cells"] if "highest" not in c["id"]]


def copy_a_test(notebook: Any) -> None:
    notebook["cells"].append(dict(notebook["cells"][-1], id="pasted"))


def claim_points(notebook: Any) -> None:
    for cell in notebook["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("grade"):
            cell["metadata"]["nbgrader"]["points"] = 1000
            cell["source"] = "1000"


def test_notebooks_placed_by_hand(folder: DataFolder) -> None:
    """Repaired, graded, and one that cannot be read never stops the others."""
    assert grade(folder.path, EXERCISES, limits=QUICK) == []
    place(folder, "C-001")
    place(folder, "C-002", delete_tests)
    place(folder, "C-003", copy_a_test)
    place(folder, "C-004", claim_points)
    place(folder, "C-005").write_text("no notebook")
    place(folder, "C-006").write_text('{"cells": 3}')
    link = place(folder, "C-007")
    link.unlink()
    link.symlink_to("/etc/hostname")
    place(folder, "C-008").write_bytes(b" " * (17 * 1024 * 1024))
    place(folder, "C-009")
    records = {r.candidate: r for r in grade(folder.path, EXERCISES, limits=QUICK)}
    results = {n: (r.outcome.value, r.points, r.reason, r.repaired) for n, r in records.items()}
    failed = ("grader_failure", None)
    assert results == {
        "C-001": ("done", 4, "", ()),
        "C-002": ("done", 4, "", ("missing:highest_first", "missing:highest_last")),
        "C-003": ("done", 4, "", ("duplicated:no_jump_yet",)),
        "C-004": (
            *("done", 4, ""),
            ("changed:highest_first", "changed:highest_last", "changed:no_jump_yet"),
        ),
        "C-005": (*failed, "not_a_notebook", ()),
        "C-006": (*failed, "not_a_notebook", ()),
        "C-007": (*failed, "link", ()),
        "C-008": (*failed, "too_large", ()),
        "C-009": ("done", 4, "", ()),
    }
    assert {record.source_from for record in records.values()} == {"file"}
    assert records["C-001"].source == RIGHT


def test_a_notebook_placed_by_hand_is_never_overwritten(folder: DataFolder) -> None:
    folder.candidate("C-001", "en")
    folder.copy("C-001", "best_jump", "def best_jump(h): return 9\n", language="en")
    first = grade(folder.path, EXERCISES, limits=QUICK)[0]
    path = folder.path / "course/submitted/C-001/aptitude_en/best_jump.ipynb"
    notebook = json.loads(path.read_text())
    next(c for c in notebook["cells"] if c["id"] == "solution")["source"] = RIGHT
    path.write_text(json.dumps(notebook))
    second = next(r for r in grade(folder.path, EXERCISES, limits=QUICK) if r.item == "best_jump")
    assert (first.points, first.source_from) == (2, "page")
    assert (second.points, second.source_from) == (4, "file")


def interrupted_after(count: int) -> Callable[[Progress], None]:
    def told(progress: Progress) -> None:
        if progress.done == count:
            raise KeyboardInterrupt

    return told


def kept(folder: DataFolder) -> dict[str, float]:
    whole = json.loads((folder.path / "records/outcomes.json").read_text())
    return {record["candidate"]: record["points"] for record in whole["records"]}


def test_an_interruption_keeps_what_is_done(folder: DataFolder) -> None:
    for number in ("C-001", "C-002", "C-003"):
        folder.candidate(number, "en")
        folder.copy(number, "best_jump", RIGHT, language="en")
    with pytest.raises(KeyboardInterrupt):
        grade(folder.path, EXERCISES, progress=interrupted_after(2), limits=QUICK)
    assert list(kept(folder).values()) == [4, 4]


def test_an_interruption_loses_nothing_that_is_still_true(folder: DataFolder) -> None:
    for number in ("C-001", "C-002", "C-003"):
        folder.candidate(number, "en")
        folder.copy(number, "best_jump", RIGHT, language="en")
    grade(folder.path, EXERCISES, limits=QUICK)
    folder.copy("C-001", "best_jump", "def best_jump(h): return 9\n", language="en", seq=2)
    folder.copy("C-003", "best_jump", "def best_jump(h): return 9\n", language="en", seq=2)
    with pytest.raises(KeyboardInterrupt):
        grade(folder.path, EXERCISES, progress=interrupted_after(2), limits=QUICK)
    found = kept(folder)
    assert found.pop("C-002") == 4
    assert list(found.values()) == [2]


def test_a_copy_that_replaces_the_given_tools_is_judged_apart(tmp_path: Path) -> None:
    """The exercise's own functions, made obliging by the copy, do not decide."""
    write_item_with_a_judge(tmp_path / "exercises/01_road")
    folder = DataFolder(tmp_path / "data")
    honest = 'path = "right right"\n'
    cheats = {
        "C-002": "def arrives(path): return True\n" + 'path = ""\n',
        "C-003": "path = ''\narrives.__code__ = (lambda path: True).__code__\n",
        "C-004": "path = ''\nimport builtins\nbuiltins.len = lambda x: 2\n",
    }
    for number, source in {"C-001": honest, **cheats}.items():
        folder.candidate(number, "en")
        folder.copy(number, "road", source, language="en")
    records = {r.candidate: r for r in grade(folder.path, tmp_path / "exercises", limits=QUICK)}
    assert (records["C-001"].outcome, records["C-001"].limits) == (Outcome.DONE, ())
    assert {n: (records[n].points, records[n].limits) for n in cheats} == {
        "C-002": (0, ("tools_changed",)),
        "C-003": (0, ("tools_changed",)),
        "C-004": (0, ("ended",)),
    }


def write_item_with_a_judge(path: Path) -> None:
    path.mkdir(parents=True)
    (path / "item.toml").write_text(
        'format = 1\nid = "road"\nminutes = 5\nskills = ["plan"]\n'
        '[[case]]\nid = "arrives"\nevaluate = "arrives(path)"\nexpect = true\npoints = 1\n'
    )
    (path / "given.py").write_text("def arrives(path):\n    return len(path.split()) == 2\n")
    (path / "start.py").write_text('path = "?"\n')
    (path / "answer.py").write_text('path = "up up"\n')
    for language in ("fr", "en"):
        (path / f"{language}.md").write_text("# title\nRoad\n\n# text\nGo.\n")


def test_an_item_changed_after_grading_is_graded_again(tmp_path: Path) -> None:
    """nbgrader refuses new cells where there are submissions; no score of a person is lost."""
    exercises = tmp_path / "exercises"
    write_item_with_a_judge(exercises / "01_road")
    folder = DataFolder(tmp_path / "data")
    folder.candidate("C-001", "en")
    folder.copy("C-001", "road", 'path = "up up"\n', language="en")
    before = grade(folder.path, exercises, limits=QUICK)[0]
    with (exercises / "01_road/item.toml").open("a") as file:
        file.write('[[case]]\nid = "more"\nevaluate = "path"\nexpect = "up"\npoints = 3\n')
    after = grade(folder.path, exercises, limits=QUICK)[0]
    assert (before.points, before.out_of) == (1, 1)
    assert (after.points, after.out_of, after.outcome) == (1, 4, Outcome.PARTIAL)
    assert before.item_hash != after.item_hash
    assert len(list((folder.path / "course").glob("gradebook-before-*.db"))) == 1


def test_without_the_box_the_record_says_so(folder: DataFolder) -> None:
    folder.candidate("C-001", "en")
    folder.copy("C-001", "best_jump", RIGHT, language="en")
    record = grade(folder.path, EXERCISES, sandbox=False, limits=QUICK)[0]
    assert (record.outcome, record.boxed) == (Outcome.DONE, False)
