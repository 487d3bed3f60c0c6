"""Answers in one's own words: two people, a sheet each, a third one when they are far apart."""

import csv
from pathlib import Path

import pytest

from autograder import dossier
from autograder.marking import Marking, mark
from autograder.pipeline.items import items_by_id, text_hash
from autograder.pipeline.marks import agreed, disagree
from autograder.pipeline.records import Record, read_records, write_records
from tests.autograder.conftest import KIT as EXERCISES
from workshop_game.checking import Outcome

LAMP = items_by_id(EXERCISES)["why_the_lamp"]


def answer(number: str, source: str = "Il y avait une équipe <b>là</b>.") -> Record:
    return Record(
        candidate=number,
        item=LAMP.id,
        language="fr",
        outcome=Outcome.TO_MARK if source.strip() else Outcome.BLANK,
        points=None if source.strip() else 0,
        out_of=3,
        handed_in=True,
        source_from="page",
        source=source,
        copy_hash=text_hash(source),
        kit_version="0.1.0",
    )


@pytest.fixture
def data(tmp_path: Path) -> Path:
    blank, absent = answer("C-008", " "), Record("C-009", LAMP.id, "fr", Outcome.ABSENT, out_of=3)
    write_records(
        tmp_path, [answer(f"C-{n:03}", f"Réponse {n}") for n in range(1, 6)] + [blank, absent]
    )
    return tmp_path


def rows(data: Path, marker: int) -> list[dict[str, str]]:
    text = (data / "marks" / f"marker-{marker}.csv").read_text(encoding="utf-8-sig")
    return list(csv.DictReader(text.splitlines(), delimiter=";"))


def fill(data: Path, marker: int, levels: dict[str, str], separator: str = ";") -> None:
    """Write levels into a sheet as a spreadsheet would, by candidate."""
    path = data / "marks" / f"marker-{marker}.csv"
    found = rows(data, marker)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, found[0], delimiter=separator)
        writer.writeheader()
        for row in found:
            row["level"] = levels.get(row["candidate"], row["level"])
            writer.writerow(row)


def by_number(data: Path) -> dict[str, Record]:
    return {record.candidate: record for record in read_records(data)}


def test_each_person_gets_a_page_and_a_sheet_in_an_order_of_their_own(data: Path) -> None:
    marking = mark(data, EXERCISES)
    assert (marking.answers, marking.agreed, marking.left) == (5, 0, {1: 5, 2: 5, 3: 0})
    numbers = [[row["candidate"] for row in rows(data, marker)] for marker in (1, 2)]
    assert sorted(numbers[0]) == sorted(numbers[1]) == [f"C-{n:03}" for n in range(1, 6)]
    assert numbers[0] != numbers[1]
    assert not (data / "marks" / "marker-3.csv").exists()
    page = (data / "marks" / "marker-1.en.html").read_text(encoding="utf-8")
    assert [page.index(f'id="{number}-') for number in numbers[0]] == sorted(
        page.index(f'id="{number}-') for number in numbers[0]
    )


def test_a_page_shows_the_scale_and_nothing_that_names_or_runs(data: Path) -> None:
    write_records(data, [answer("C-001", "<script>alert(1)</script> & moi")])
    mark(data, EXERCISES)
    for name, language in (("marker-1.html", "fr"), ("marker-1.en.html", "en")):
        page = (data / "marks" / name).read_text(encoding="utf-8")
        assert "<script>" not in page
        assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; moi" in page
        for id in LAMP.anchors:
            assert LAMP.prose[language][f"anchor {id}"].split()[0] in page
        assert "marker-2" not in page


@pytest.mark.parametrize(
    ("first", "second", "outcome", "points"),
    [
        ("3", "3", Outcome.DONE, 3.0),
        ("3", "2", Outcome.PARTIAL, 2.5),
        ("0", "0", Outcome.TRIED, 0.0),
        ("1", "0", Outcome.PARTIAL, 0.5),
        ("3", "1", Outcome.TO_MARK, None),
        ("2", "", Outcome.TO_MARK, None),
    ],
)
def test_two_levels_make_an_outcome_or_ask_for_a_third(
    data: Path, first: str, second: str, outcome: Outcome, points: float | None
) -> None:
    mark(data, EXERCISES)
    fill(data, 1, {"C-001": first})
    fill(data, 2, {"C-001": second}, separator=",")
    mark(data, EXERCISES)
    record = by_number(data)["C-001"]
    assert (record.outcome, record.points) == (outcome, points)
    assert [str(each.level) for each in record.marks] == [
        level for level in (first, second) if level
    ]
    assert by_number(data)["C-002"].outcome is Outcome.TO_MARK


@pytest.mark.parametrize(
    ("encoding", "separator"),
    [("utf-16", "\t"), ("utf-16", ";"), ("cp1252", ";"), ("utf-8-sig", ",")],
)
def test_a_sheet_is_read_as_spreadsheets_save_it(data: Path, encoding: str, separator: str) -> None:
    mark(data, EXERCISES)
    fill(data, 1, {"C-001": "3"}, separator)
    path = data / "marks" / "marker-1.csv"
    text = path.read_text(encoding="utf-8").replace(f"3{separator}", f"3{separator}très bien")
    path.write_text(text, encoding=encoding)
    marking = mark(data, EXERCISES)
    assert (marking.left[1], marking.problems) == (4, ())
    assert "très bien" in path.read_text(encoding="utf-8-sig")


def test_a_sheet_that_is_not_understood_keeps_its_levels(data: Path) -> None:
    mark(data, EXERCISES)
    fill(data, 1, {"C-001": "3"})
    path = data / "marks" / "marker-1.csv"
    renamed = path.read_text(encoding="utf-8").replace("level", "niveau")
    path.write_text(renamed, encoding="utf-8")
    assert {found.id for found in mark(data, EXERCISES).problems} == {"columns"}
    assert path.read_text(encoding="utf-8") == renamed


def test_a_third_person_reads_what_the_two_see_far_apart_and_all_three_stay(data: Path) -> None:
    mark(data, EXERCISES)
    fill(data, 1, {"C-001": "3", "C-002": "2"})
    fill(data, 2, {"C-001": "0", "C-002": "2"})
    marking = mark(data, EXERCISES)
    assert (marking.agreed, marking.left) == (1, {1: 3, 2: 3, 3: 1})
    assert [row["candidate"] for row in rows(data, 3)] == ["C-001"]
    fill(data, 3, {"C-001": "2"})
    assert mark(data, EXERCISES).agreed == 2
    record = by_number(data)["C-001"]
    assert [(each.marker, each.level) for each in record.marks] == [(1, 3), (2, 0), (3, 2)]
    assert (record.points, record.outcome) == (2.0, Outcome.PARTIAL)


def test_blank_and_absent_are_never_marked(data: Path) -> None:
    mark(data, EXERCISES)
    found = by_number(data)
    assert found["C-008"].outcome is Outcome.BLANK
    assert found["C-009"].outcome is Outcome.ABSENT
    assert not {"C-008", "C-009"} & {row["candidate"] for row in rows(data, 1)}


def test_a_mark_is_for_one_text_and_a_changed_copy_waits_again(data: Path) -> None:
    mark(data, EXERCISES)
    for marker in (1, 2):
        fill(data, marker, {"C-001": "3"})
    mark(data, EXERCISES)
    write_records(data, [answer("C-001", "Une autre réponse")])
    assert mark(data, EXERCISES).agreed == 0
    assert by_number(data)["C-001"].outcome is Outcome.TO_MARK


def test_a_mark_that_is_taken_back_waits_again(data: Path) -> None:
    mark(data, EXERCISES)
    for marker in (1, 2):
        fill(data, marker, {"C-001": "3"})
    mark(data, EXERCISES)
    fill(data, 2, {"C-001": ""})
    mark(data, EXERCISES)
    (data / "marks" / "marker-1.csv").unlink()
    mark(data, EXERCISES)
    record = by_number(data)["C-001"]
    assert (record.outcome, record.points, record.marks) == (Outcome.TO_MARK, None, ())


def problems(marking: Marking) -> list[tuple[str, str]]:
    return [(problem.id, problem.value) for problem in marking.problems]


def test_what_a_sheet_says_wrongly_is_reported_kept_and_changes_nothing(data: Path) -> None:
    mark(data, EXERCISES)
    fill(data, 1, {"C-001": "4", "C-002": "très bien"})
    marking = mark(data, EXERCISES)
    assert sorted(problems(marking)) == [("level", "4"), ("level", "très bien")]
    assert {row["level"] for row in rows(data, 1)} == {"4", "très bien", ""}
    assert all(not record.marks for record in read_records(data))


def test_a_sheet_without_its_columns_or_with_another_item_is_reported(data: Path) -> None:
    mark(data, EXERCISES)
    path = data / "marks" / "marker-2.csv"
    path.write_text("item;candidate;copy;level;remark\nfollow_the_road;C-001;x;1;\n", "utf-8")
    assert problems(mark(data, EXERCISES)) == [("item", "follow_the_road")]
    path.write_text("who;what\nC-001;3\n", encoding="utf-8")
    assert problems(mark(data, EXERCISES)) == [("columns", "item, candidate, copy, level, remark")]


def test_two_levels_for_one_text_on_a_sheet_are_reported(data: Path) -> None:
    mark(data, EXERCISES)
    path = data / "marks" / "marker-1.csv"
    short = text_hash("Réponse 1")[:12]
    lines = [f"why_the_lamp;C-001;{short};{level};" for level in (1, 2)]
    path.write_text("item;candidate;copy;level;remark\n" + "\n".join(lines) + "\n", "utf-8")
    assert problems(mark(data, EXERCISES)) == [("twice", "C-001")]


def test_notes_stay_on_the_sheet(data: Path) -> None:
    mark(data, EXERCISES)
    found = (data / "marks" / "marker-1.csv").read_text(encoding="utf-8-sig")
    noted = found.replace(";;\n", ';2;"my neighbour; I think"\n', 1)
    (data / "marks" / "marker-1.csv").write_text(noted, encoding="utf-8")
    mark(data, EXERCISES)
    assert {row["remark"] for row in rows(data, 1)} == {"my neighbour; I think", ""}
    for path in (data / "records").iterdir():
        assert "neighbour" not in path.read_text(encoding="utf-8")


def test_the_dossier_shows_every_mark_and_what_still_waits(data: Path) -> None:
    mark(data, EXERCISES)
    fill(data, 1, {"C-001": "3", "C-002": "3", "C-003": "2"})
    fill(data, 2, {"C-001": "2", "C-002": "0"})
    mark(data, EXERCISES)
    dossier.write(data, EXERCISES)
    pages = {n: (data / "dossiers" / f"C-{n:03}.en.html").read_text("utf-8") for n in range(1, 5)}
    for said in ("level 3 of 3", "level 2 of 3", "2.5 of 3", "the middle of the levels given"):
        assert said in pages[1]
    assert "A third person reads, then the three talk about it." in pages[2]
    assert "For two people to read" in pages[2]
    assert "A second person still has to read it." in pages[3]
    assert "Not read yet." in pages[4]


def test_the_csv_holds_both_marks_and_no_number_before_people_agree(data: Path) -> None:
    mark(data, EXERCISES)
    fill(data, 1, {"C-001": "3"})
    mark(data, EXERCISES)
    fill(data, 2, {"C-001": "2"})
    text = (data / "records" / "outcomes.csv").read_text(encoding="utf-8")
    first = next(csv.DictReader(text.splitlines()))
    assert (first["outcome"], first["points"], first["marks"]) == ("to_mark", "", "1=3")
    mark(data, EXERCISES)
    text = (data / "records" / "outcomes.csv").read_text(encoding="utf-8")
    first = next(csv.DictReader(text.splitlines()))
    assert (first["outcome"], first["points"], first["marks"]) == ("partial", "2.5", "1=3 2=2")


@pytest.mark.parametrize(
    ("levels", "points"),
    [([], None), ([3], None), ([2, 3], 2.5), ([0, 3], None), ([0, 3, 1], 1.0), ([3, 3, 0], 3.0)],
)
def test_the_middle(levels: list[int], points: float | None) -> None:
    assert agreed(levels) == points
    assert disagree(levels) == (levels[:2] == [0, 3])
