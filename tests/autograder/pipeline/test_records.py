"""The two files of results: complete, quoted, and the same bytes every time."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from autograder.pipeline.records import (
    COLUMNS,
    CaseRecord,
    Record,
    UnreadableRecords,
    read_records,
    write_records,
)
from workshop_game.checking import Outcome

FULL = Record(
    candidate="C-002",
    item="steps",
    language="fr",
    outcome=Outcome.PARTIAL,
    points=1.0,
    out_of=2.5,
    handed_in=True,
    source_from="page",
    source='path = ["à droite", ";"]\n',
    cases=(
        CaseRecord("place", "passed", 1.0, 1.0, "place", "3", "3"),
        CaseRecord("words", "error", 0.0, 1.5, "walk(path)", "['x']", "NameError: 'a', \"b\""),
    ),
    error="NameError: x",
    error_line=2,
    printed="a,b\n",
    limits=("time", "printed"),
    repaired=("missing:place",),
    reason='a reason, with a comma and a "quote"',
    helps={"hint": 2, "typed": 1},
    copy_hash="c",
    item_hash="i",
    made_with="0.0.9",
    kit_version="0.1.0",
)
ABSENT = Record("C-001", "steps", "fr", Outcome.ABSENT, out_of=2.5)


def test_records_come_back_as_they_were(tmp_path: Path) -> None:
    write_records(tmp_path, [ABSENT, FULL])
    assert read_records(tmp_path) == [ABSENT, FULL]


def test_who_was_not_watched_is_said_where_it_is_so_and_nowhere_else(tmp_path: Path) -> None:
    """So that records of before are the same bytes."""
    watched, alone = FULL, replace(FULL, candidate="C-009", unsupervised=True)
    assert "unsupervised" not in watched.as_json()
    assert alone.as_json()["unsupervised"] is True
    write_records(tmp_path, [watched, alone])
    assert read_records(tmp_path) == [watched, alone]


def test_nothing_graded_yet_is_no_record(tmp_path: Path) -> None:
    assert read_records(tmp_path) == []


def test_the_same_records_give_the_same_bytes(tmp_path: Path) -> None:
    first = [path.read_bytes() for path in write_records(tmp_path / "a", [ABSENT, FULL])]
    again = [path.read_bytes() for path in write_records(tmp_path / "b", [ABSENT, FULL])]
    assert first == again


def test_the_table_survives_commas_quotes_and_new_lines(tmp_path: Path) -> None:
    _, path = write_records(tmp_path, [ABSENT, FULL])
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == list(COLUMNS)
    assert rows[1]["reason"] == FULL.reason
    assert rows[1]["cases"] == "place=passed words=error"
    assert (rows[1]["helps"], rows[1]["limits"]) == ("hint=2 typed=1", "time printed")


def test_no_points_are_not_zero_points(tmp_path: Path) -> None:
    nothing_right = replace(FULL, points=0.0, outcome=Outcome.TRIED)
    _, path = write_records(tmp_path, [ABSENT, nothing_right])
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["points"] for row in rows] == ["", "0.0"]
    assert [row["outcome"] for row in rows] == ["absent", "tried"]


def test_a_broken_character_does_not_lose_the_file(tmp_path: Path) -> None:
    write_records(tmp_path, [replace(FULL, printed="\ud800")])
    assert read_records(tmp_path)[0].printed == "\ud800"


def test_another_format_is_refused(tmp_path: Path) -> None:
    path, _ = write_records(tmp_path, [FULL])
    path.write_text(path.read_text().replace('"format": 1', '"format": 0'))
    with pytest.raises(ValueError, match="another version"):
        read_records(tmp_path)


@pytest.mark.parametrize(
    "damaged", [b"", b"\xff\xfe{\0}\0", b'{"format": "\xe9"}', b"[]", b"{\0}", b'{"format": 1']
)
def test_a_damaged_file_is_named(tmp_path: Path, damaged: bytes) -> None:
    path, _ = write_records(tmp_path, [FULL])
    path.write_bytes(damaged)
    with pytest.raises(UnreadableRecords, match=r"outcomes\.json"):
        read_records(tmp_path)


def test_a_file_that_an_editor_marked_as_utf_8_is_read(tmp_path: Path) -> None:
    path, _ = write_records(tmp_path, [FULL])
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert read_records(tmp_path) == [FULL]
