"""Which text counts for a candidate and an item."""

from autograder.pipeline.copies import Copy, read_roster
from autograder.pipeline.store import AptitudeStore
from harness.data_folder import DataFolder
from workshop_game.checking import Item

Items = dict[str, Item]


def test_no_store_is_an_empty_roster(folder: DataFolder, items: Items) -> None:
    roster = read_roster(AptitudeStore.of(folder.path / "elsewhere"), items)
    assert (roster.languages, roster.copies) == ({}, {})


def test_the_last_copy_counts(folder: DataFolder, items: Items) -> None:
    folder.candidate("C-001")
    folder.copy("C-001", "steps", "place = 1", seq=1)
    folder.copy("C-001", "steps", "place = 3", seq=10)
    folder.copy("C-001", "steps", "place = 2", seq=9)
    copy = read_roster(AptitudeStore.of(folder.path), items).copies["C-001", "steps"]
    assert copy == Copy("C-001", "steps", "fr", "place = 3", handed_in=True, made_with="0.0.9")


def test_a_copy_keeps_its_own_language(folder: DataFolder, items: Items) -> None:
    folder.candidate("C-001", "fr")
    folder.copy("C-001", "steps", "place = 1", language="en")
    assert (
        read_roster(AptitudeStore.of(folder.path), items).copies["C-001", "steps"].language == "en"
    )


def test_a_draft_counts_where_there_is_no_copy(folder: DataFolder, items: Items) -> None:
    folder.candidate("C-001", "en")
    folder.draft("C-001", "steps", "place = 1", seq=1)
    folder.draft("C-001", "steps", "place = 3", seq=2)
    folder.draft("C-001", "best_jump", "def best_jump(h): return 1")
    folder.copy("C-001", "best_jump", "def best_jump(h): return 2", language="en")
    copies = read_roster(AptitudeStore.of(folder.path), items).copies
    assert copies["C-001", "steps"] == Copy("C-001", "steps", "en", "place = 3", handed_in=False)
    assert copies["C-001", "best_jump"].source.endswith("2")


def test_a_draft_that_is_still_the_start_is_no_copy(folder: DataFolder, items: Items) -> None:
    folder.candidate("C-001", "en")
    folder.draft("C-001", "steps", "# a remark\npath = []\n\nplace = 0")
    folder.draft("C-001", "gone", "x = 1")
    assert read_roster(AptitudeStore.of(folder.path), items).copies == {}


def test_help_is_counted_and_notes_stay_behind(folder: DataFolder, items: Items) -> None:
    folder.candidate("C-001")
    for kind in ("typed", "hint", "hint"):
        folder.help("C-001", "steps", kind, note="Marie helped with the list")
    roster = read_roster(AptitudeStore.of(folder.path), items)
    assert roster.helps == {("C-001", "steps"): {"hint": 2, "typed": 1}}
    assert "Marie" not in repr(roster)
