"""One batch of everything hostile, with honest copies between: none escapes, none gains a point.

The essential ones run every time, all of them with `--slow`. Both print what they counted.
"""

import hashlib
import json
import re
import socket
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from autograder.grade import Progress, Record, grade
from autograder.pipeline.items import items_by_id
from autograder.sandbox import Limits
from harness.data_folder import DataFolder
from tests.autograder.conftest import EXERCISES, ROOT, folder_with_course
from tests.autograder.hostile.corpus import ESCAPED, RIGHT, Attack, attacks
from tests.autograder.hostile.files import FILES
from tests.autograder.hostile.notebooks import NOTEBOOKS as BROKEN
from tests.autograder.hostile.notebooks import Tampered
from workshop_game.checking import Outcome

pytestmark = pytest.mark.sandbox

SECRET = ("marmot", "-4711")
"""Stands in other copies, in the environment and in files around: no copy may come to see it."""
TOKEN = "hostile-token-4711"
"""On the command line of processes that want to stay."""
ATTACKS = attacks()
NOTEBOOKS = BROKEN | FILES
LIMITS = Limits(cell_cpu=0.7, cell_wall=8.0, grace=3.0, copy_wall=60.0)
HONEST_EVERY = 12


@dataclass(frozen=True)
class Batch:
    """What one run of `grade` left, by the name of the attack or of the honest copy."""

    data: Path
    records: dict[str, Record]
    told: list[Progress]
    connections: int
    changed: list[str]
    """Files around the copies that are not what they were."""


def honest() -> dict[str, tuple[str, float]]:
    """Honest answers and what they must get."""
    item = items_by_id(EXERCISES)["best_jump"]
    wrong = item.wrong("en")
    return {
        "right": (f"# {''.join(SECRET)}\n{item.answer('en')}", 4),
        "in_part": (wrong["takes_the_first"], 1),
        "unchanged": (item.start("en"), 0),
    }


def run(
    folder: DataFolder, chosen: dict[str, Attack], placed: dict[str, Tampered], sandbox: bool = True
) -> Batch:
    """Grade them all in one batch, an honest copy after every few."""
    with pytest.MonkeyPatch.context() as patch, socket.create_server(("127.0.0.1", 0)) as server:
        patch.setenv("A_SECRET", "".join(SECRET))
        server.setblocking(False)
        names = all_handed_in(folder, chosen, placed, server.getsockname()[1])
        before = fingerprints(folder.path)
        told: list[Progress] = []
        graded = grade(folder.path, EXERCISES, sandbox=sandbox, progress=told.append, limits=LIMITS)
        after = fingerprints(folder.path)
        changed = sorted(name for name in before if before[name] != after.get(name))
        return Batch(folder.path, by_name(graded, names), told, connections(server), changed)


def by_name(graded: list[Record], names: dict[str, str]) -> dict[str, Record]:
    """The records of what was handed in."""
    nothing = (Outcome.ABSENT, Outcome.NOT_OFFERED)
    return {
        names[r.candidate]: r
        for r in graded
        if r.outcome not in nothing and r.item in ("best_jump", "steps")
    }


def all_handed_in(
    folder: DataFolder, chosen: dict[str, Attack], placed: dict[str, Tampered], port: int = 0
) -> dict[str, str]:
    """Hand them in; the name of each by its candidate number."""
    names: dict[str, str] = {}
    (folder.path / "secret.json").write_text("".join(SECRET))
    places = {
        "DATA": str(folder.path),
        "EXERCISES": str(EXERCISES),
        "PORT": str(port),
        "SECRET_1": SECRET[0],
        "SECRET_2": SECRET[1],
        "TOKEN": TOKEN,
    }
    for place, (name, attack) in enumerate(chosen.items()):
        hand_in(folder, names, name, attack.item, attack.with_places(places))
        if place % HONEST_EVERY == 0:
            for kind, (source, _) in honest().items():
                hand_in(folder, names, f"honest {kind} {place}", "best_jump", source)
    for name, tampered in placed.items():
        number = f"C-{len(names):03}"
        names[number] = name
        path = folder.path / f"course/submitted/{number}/aptitude_en/best_jump.ipynb"
        tampered.place(path, released(folder.path))
    return names


def hand_in(folder: DataFolder, names: dict[str, str], name: str, item: str, source: str) -> None:
    number = f"C-{len(names):03}"
    names[number] = name
    folder.candidate(number, "en")
    folder.copy(number, item, source, language="en")


def released(data: Path) -> dict[str, Any]:
    """The notebook as it was given, with the right answer in it."""
    path = data / "course/release/aptitude_en/best_jump.ipynb"
    notebook: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    next(c for c in notebook["cells"] if c["id"] == "solution")["source"] = RIGHT
    return notebook


def fingerprints(data: Path) -> dict[str, str]:
    """Everything that grading only reads."""
    kept = [data / "aptitude.sqlite", data / "secret.json"]
    for folder in (data / "course/source", data / "course/release", EXERCISES):
        kept += [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in kept}


def connections(server: socket.socket) -> int:
    try:
        connection, _ = server.accept()
    except BlockingIOError:
        return 0
    connection.close()
    return 1


def still_running() -> list[str]:
    """Processes of this machine that a copy left behind."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if TOKEN.encode() in path.read_bytes():
                found.append(path.parts[2])
        except OSError:
            continue  # it has ended meanwhile
    return found


def gains(batch: Batch) -> list[str]:
    """Who got more, or less, than they should."""
    wanted: dict[str, tuple[str, float | None]] = {
        name: (a.outcome.value, a.points) for name, a in ATTACKS.items()
    }
    wanted |= {name: (n.outcome, n.points) for name, n in NOTEBOOKS.items()}
    return [
        f"{name}: {(record.outcome.value, record.points)}, not {wanted[name]} {record.reason}"
        for name, record in batch.records.items()
        if name in wanted and (record.outcome.value, record.points) != wanted[name]
    ]


def escapes(batch: Batch) -> list[str]:
    """Who printed, returned or raised what lies outside."""
    found = []
    for name, record in batch.records.items():
        text = json.dumps({**record.as_json(), "source": ""})
        seen = ESCAPED in text or "".join(SECRET) in text
        found += [f"{name}: {record.printed[:200]}"] if seen else []
    return found


def odd_limits(batch: Batch) -> list[str]:
    """Whose limits are not those that were foreseen."""
    return [
        f"{name}: {batch.records[name].limits}, not {attack.limits}"
        for name, attack in ATTACKS.items()
        if name in batch.records
        and attack.limits is not None
        and batch.records[name].limits != attack.limits
    ]


def wronged(batch: Batch) -> list[str]:
    """Honest copies that did not get what they should."""
    points = {kind: points for kind, (_, points) in honest().items()}
    return [
        f"{name}: {record.points} {record.reason}"
        for name, record in batch.records.items()
        if name.startswith("honest") and record.points != points[name.split()[1]]
    ]


def table(batch: Batch) -> str:
    """Every copy on a line, then the counts."""
    lines = [
        f"{name:42} {record.outcome.value:15} {record.points!s:5} {' '.join(record.limits)}"
        for name, record in batch.records.items()
        if not name.startswith("honest")
    ]
    honest_ones = sum(name.startswith("honest") for name in batch.records)
    return "\n".join(
        [
            *lines,
            f"{len(lines)} hostile copies, {honest_ones} honest ones between: "
            f"{len(escapes(batch))} escaped, {len(gains(batch))} got what they should not, "
            f"{len(wronged(batch))} honest copies were wronged",
        ]
    )


def check(batch: Batch, chosen: dict[str, Attack], placed: dict[str, Tampered]) -> None:
    """What has to be true of every batch."""
    print(table(batch))
    assert gains(batch) == []
    assert escapes(batch) == []
    assert wronged(batch) == []
    assert odd_limits(batch) == []
    assert {name for name in batch.records if not name.startswith("honest")} == {*chosen, *placed}
    assert batch.connections == 0
    assert batch.changed == []
    assert still_running() == []
    assert batch.told[-1].done == batch.told[-1].total >= len(batch.records)
    for name, attack in chosen.items():
        if attack.prints:
            assert batch.records[name].printed == attack.prints, name
    for name, tampered in placed.items():
        assert batch.records[name].reason == tampered.reason, name
    check_gradebook(batch.data)


def check_gradebook(data: Path) -> None:
    """No score by a person, no score above what its cell is worth, no cell that is not ours."""
    with closing(sqlite3.connect(data / "course/gradebook.db")) as book:
        odd = book.execute(
            "SELECT base_cell.name, auto_score, manual_score, max_score FROM grade"
            " JOIN base_cell ON base_cell.id = grade.cell_id"
            " JOIN grade_cells ON grade_cells.id = base_cell.id"
            " WHERE manual_score IS NOT NULL OR auto_score > max_score"
        ).fetchall()
        cells = {name for (name,) in book.execute("SELECT name FROM base_cell")}
    assert odd == []
    tests = {"highest_first", "highest_last", "no_jump_yet", "place", "words"}
    assert cells - {"given"} == {"solution", *tests}


@pytest.fixture(scope="module")
def essential(tmp_path_factory: pytest.TempPathFactory, built: Path) -> Batch:
    folder = folder_with_course(tmp_path_factory.mktemp("hostile") / "data", built)
    return run(folder, *chosen_ones())


def chosen_ones() -> tuple[dict[str, Attack], dict[str, Tampered]]:
    return (
        {name: each for name, each in ATTACKS.items() if each.essential},
        {name: each for name, each in NOTEBOOKS.items() if each.essential},
    )


def test_the_essential_attacks_fail(essential: Batch) -> None:
    check(essential, *chosen_ones())


def test_no_copy_leaves_a_link_in_the_results(essential: Batch) -> None:
    results = (essential.data / "course/autograded", essential.data / "records")
    assert not [p for folder in results for p in folder.rglob("*") if p.is_symlink()]


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_every_attack_fails(tmp_path: Path, built: Path) -> None:
    folder = folder_with_course(tmp_path / "data", built)
    assert len(ATTACKS) + len(NOTEBOOKS) >= 60
    batch = run(folder, ATTACKS, NOTEBOOKS)
    check(batch, ATTACKS, NOTEBOOKS)


def test_the_attacks_are_real(tmp_path: Path, built: Path) -> None:
    """Where there is no box they do escape: so the box is what stops them."""
    real = {name: each for name, each in ATTACKS.items() if each.real}
    folder = folder_with_course(tmp_path / "data", built)
    batch = run(folder, real, {}, sandbox=False)
    escaped = {line.split(":")[0] for line in escapes(batch)}
    assert escaped == set(real)
    assert batch.connections == 1


def test_the_table_of_the_docs_names_what_holds_each_way() -> None:
    """Every way of losing a candidate, a batch or its integrity has a test that exists."""
    page = (ROOT / "docs/grading.md").read_text(encoding="utf-8")
    section = page.split("## Where the results differ from stock nbgrader")[1].split("\n## ")[0]
    held = [row.split("|")[4] for row in section.splitlines() if row.startswith("| ")]
    names = re.findall(r"`(\w+)`", " ".join(held))
    tests = (ROOT / "tests/autograder").rglob("test_*.py")
    functions = "".join(path.read_text("utf-8") for path in tests)
    known = {*ATTACKS, *NOTEBOOKS, *re.findall(r"^def (test_\w+)", functions, re.MULTILINE)}
    assert len(names) >= 17
    assert [name for name in names if name not in known] == []
