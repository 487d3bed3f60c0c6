"""What is found first in each program is known: who changes it sees in how many, and in which."""

from tests.beginners.corpus import corpus
from tests.beginners.found import read_rows, rows
from tests.beginners.heard import heard
from workshop_game.diagnosis.told import kinds


def test_what_is_found_first_is_what_it_was() -> None:
    known = {row["id"]: row for row in read_rows()}
    today = {row["id"]: row for row in rows(heard(corpus()))}
    changed = {id: (known.get(id), row) for id, row in today.items() if known.get(id) != row}
    assert changed == {}, "python -m tests.beginners found writes them anew; have them reviewed"
    assert known.keys() == today.keys()


def test_every_kind_that_is_kept_has_its_sentence() -> None:
    assert {row["kind"] for row in read_rows()} <= {"", *kinds()}
