"""`atelier pool`: add, show, merge, and what is said of files that are none."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from atelier.assess import assess
from atelier.pool import add, merge, show
from atelier.trouble import Trouble
from atelier.wording import Wording
from autograder.assess import default_pool
from autograder.pipeline.records import Record, write_records
from tests.autograder.assessment.cohorts import drawn_cohort, records_of
from tests.autograder.conftest import KIT
from workshop_game.checking import Outcome

SAY = Wording("en")


class Told:
    """A console, and what was said on it."""

    def __init__(self) -> None:
        self.console = Console(file=StringIO(), width=120)

    @property
    def text(self) -> str:
        file = self.console.file
        assert isinstance(file, StringIO)
        return file.getvalue()


def _folder(path: Path, seed: int) -> Path:
    write_records(path, records_of(drawn_cohort(6, seed)))
    return path


def test_counts_are_added_merged_and_shown(tmp_path: Path) -> None:
    told = Told()
    one, other = _folder(tmp_path / "one", 1), _folder(tmp_path / "other", 2)
    for data in (one, one, other):
        add(data, default_pool(data), SAY, told.console, KIT)
    assert "Cohorts in that file: 1, each of them once." in told.text
    merge(default_pool(one), [default_pool(other)], SAY, told.console)
    assert "Files taken into" in told.text
    show(default_pool(one), SAY, told.console, KIT)
    rows = [line for line in told.text.splitlines() if "follow_the_road" in line]
    assert [part.strip() for part in rows[0].split("│")[1:-1]] == [
        *("follow_the_road / climb_the_mill", "2", "6", "6", "0")
    ]


def test_bands_say_how_many_copies_they_rest_on(tmp_path: Path) -> None:
    told = Told()
    one, other = _folder(tmp_path / "one", 1), _folder(tmp_path / "other", 2)
    file = tmp_path / "counts.json"
    add(other, file, SAY, told.console, KIT)
    assess(one, SAY, told.console, KIT, file)
    assert "follow_the_road / climb_the_mill (12 copies, 0 people did both)" in told.text


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    data = _folder(tmp_path / "data", 1)
    missing = tmp_path / "no.json"
    for act in (
        lambda: merge(tmp_path / "x.json", [missing], SAY, Told().console),
        lambda: show(missing, SAY, Told().console, KIT),
        lambda: assess(data, SAY, Told().console, KIT, missing),
    ):
        with pytest.raises(Trouble, match=r"^There is no file of counts .*no\.json\. To make one"):
            act()


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", r"n’est pas un fichier de comptes, ou il a été abîmé \(cohorts\)\. Rien n’a"),
        ("en", r"is no file of counts, or it was damaged \(cohorts\)\. Nothing was changed"),
    ],
)
def test_a_damaged_file_is_told_and_left_alone(tmp_path: Path, language: str, said: str) -> None:
    say, data = Wording(language), _folder(tmp_path / "data", 1)
    damaged = tmp_path / "counts.json"
    damaged.write_text('{"format": 1}')
    for act in (
        lambda: add(data, damaged, say, Told().console, KIT),
        lambda: merge(damaged, [damaged], say, Told().console),
        lambda: show(damaged, say, Told().console, KIT),
        lambda: assess(data, say, Told().console, KIT, damaged),
    ):
        with pytest.raises(Trouble, match=said):
            act()
    assert damaged.read_text() == '{"format": 1}'


def test_an_older_text_of_an_item_is_told_apart(tmp_path: Path) -> None:
    told = Told()
    data = _folder(tmp_path / "data", 1)
    file = default_pool(data)
    add(data, file, SAY, told.console, KIT)
    file.write_text(file.read_text().replace('"follow/6/', '"once/6/'))
    show(file, SAY, told.console, KIT)
    assert "once/6/" in told.text
    assert "(another text than that of today)" in told.text.replace("\n", " ")


def test_what_counts_for_nothing_is_not_added(tmp_path: Path) -> None:
    write_records(tmp_path, [Record("C-001", "follow_the_road", "fr", Outcome.ABSENT)])
    with pytest.raises(Trouble, match=r"^No result of .* counts yet: nothing is added\.$"):
        add(tmp_path, tmp_path / "x.json", SAY, Told().console, KIT)
    assert not (tmp_path / "pool").exists()
