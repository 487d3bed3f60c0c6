"""One word, one thing: `docs/glossary.md` is held over names, pages for developers, and prose."""

import re

import pytest

from tests.rules.glossary import COLUMNS, PAGE, Never, Row, nevers, offences, rows
from tests.rules.said import (
    PLACES,
    Said,
    docs,
    files,
    names,
    page,
    python_names,
    python_prose,
    python_sentences,
    toml_sentences,
    typescript_names,
    typescript_sentences,
)
from tests.rules.sources import ROOT

ROWS = rows()
FORBIDDEN = [never for row in ROWS for never in nevers(row)]


@pytest.mark.parametrize("place", PLACES)
def test_nobody_says_what_the_glossary_forbids(place: str) -> None:
    found = offences(FORBIDDEN, place, PLACES[place]())
    assert not found, "\n".join(found)


@pytest.mark.parametrize("place", PLACES)
def test_there_is_something_to_look_at_and_to_look_for(place: str) -> None:
    assert len(PLACES[place]()) > 1000
    assert any(never.place == place for never in FORBIDDEN)


def test_a_word_has_one_row() -> None:
    words = [row.cells["word"] for row in ROWS]
    assert sorted(set(words)) == sorted(words)
    assert all(row.cells[column] for row in ROWS for column in COLUMNS)


def test_a_folder_that_narrows_a_rule_is_there() -> None:
    narrowed = {name for never in FORBIDDEN for name in (*never.only, *never.but) if "/" in name}
    assert not [name for name in narrowed if not any(path.startswith(name) for path in files())]


def _entry(cell: str) -> list[Never]:
    cells = ("box", "box", "caisse", "where things are kept", cell)
    return list(nevers(Row(dict(zip(COLUMNS, cells, strict=True)))))


def _found(cell: str, place: str, text: str, path: str = "serving/x.py") -> list[str]:
    return offences(_entry(cell), place, [Said(path, 7, text)])


BOX = "say box (where things are kept)"


@pytest.mark.parametrize(
    ("cell", "place", "text", "told"),
    [
        ("names: *crate*", "names", "open_crate", f"serving/x.py:7 says “crate”: {BOX}"),
        ("names: *crate*", "names", "OldCrates", f"serving/x.py:7 says “crates”: {BOX}"),
        ("names: *big crate*", "names", "theBigCrate", f"serving/x.py:7 says “big crate”: {BOX}"),
        ("docs: *crate*", "docs", "A crate, open.", f"serving/x.py:7 says “crate”: {BOX}"),
        ("English: *crate*", "English", "Two Crates.", f"serving/x.py:7 says “Crates”: {BOX}"),
        (
            "French: *cageot*",
            "French",
            "Un cageot.",
            "serving/x.py:7 says “cageot”: say caisse (where things are kept)",
        ),
    ],
)
def test_a_planted_word_is_told_with_what_to_say(
    cell: str, place: str, text: str, told: str
) -> None:
    assert _found(cell, place, text) == [told]


@pytest.mark.parametrize(
    ("cell", "place", "text"),
    [
        ("names: *crate*", "names", "concrete"),
        ("names: *crate*", "docs", "A crate."),
        ("names but `Crate`: *crate*", "names", "Crate"),
        ("names but `serving/`: *crate*", "names", "crate"),
        ("names in `press/`: *crate*", "names", "crate"),
        ("docs but *crate of apples*: *crate*", "docs", "A crate of apples."),
        ("docs: *crate*", "docs", "The field `crate`, of crate.toml, in {crate}."),
    ],
)
def test_what_is_another_word_or_another_place_is_left_alone(
    cell: str, place: str, text: str
) -> None:
    assert _found(cell, place, text) == []


def test_two_rows_that_forbid_one_word_are_told_together() -> None:
    both = _entry("names: *crate*") * 2
    told = offences(both, "names", [Said("x.py", 1, "crate")])
    assert told == [f"x.py:1 says “crate”: {BOX} or {BOX.removeprefix('say ')}"]


@pytest.mark.parametrize("cell", ["names *crate*", "titles: *crate*", "names: crate", "names: "])
def test_an_entry_that_cannot_be_read_is_refused(cell: str) -> None:
    with pytest.raises(ValueError, match=f"^{PAGE}, box: cannot read “{re.escape(cell)}”$"):
        _entry(cell)


def test_only_tables_with_these_columns_are_read() -> None:
    head = "| word | English | français | means | never say |\n|---|---|---|---|---|\n"
    found = rows(f"{head}| a | b | c | d | – |\n\n| x | y |\n|---|---|\n| 1 | 2 |\n")
    assert [list(row.cells.values()) for row in found] == [["a", "b", "c", "d", "–"]]


SOURCE = '''
def crate(box):  # a lid
    """Opens it."""
    box.lid, hinge = 1, {"fr": "Un couvercle.", "en": "A lid."}
'''


def test_names_and_prose_of_python_are_told_apart() -> None:
    defined = [(said.line, said.text) for said in python_names("x.py", SOURCE)]
    assert sorted(defined) == [(2, "box"), (2, "crate"), (4, "hinge"), (4, "lid")]
    said = [(one.line, one.text.strip()) for one in python_prose("x.py", SOURCE)]
    assert said == [(1, ""), (2, "Opens it."), (2, "# a lid")]
    assert [one.text for one in python_sentences("x.py", SOURCE, "fr")] == ["Un couvercle."]


PAGE_SOURCE = """/** A lid. */
export const box = {
  open: { fr: "Une " + "\\"caisse\\"", en: "A box" }, // a hinge
};
"""


def test_names_and_sentences_of_the_page_are_told_apart() -> None:
    assert {said.text for said in typescript_names("x.ts", PAGE_SOURCE)} == {
        *("export", "const", "box", "open", "fr", "en")
    }
    (french,) = typescript_sentences("x.ts", PAGE_SOURCE, "fr")
    assert (french.line, french.text) == (3, 'Une \\"caisse\\"')


def test_sentences_of_a_table_are_found_with_their_line() -> None:
    content = (
        '[a]\nfr = "Une caisse."\nen = "A box."\n[b]\nc = { fr = "Un\\nlong clou", en = "A" }\n'
    )
    found = [(said.line, said.text) for said in toml_sentences("x.toml", content, "fr")]
    assert found == [(2, "Une caisse."), (5, "Un\nlong clou")]


def test_a_page_is_read_without_its_code_and_its_links() -> None:
    content = "# A [box](crate.md)\n\n```\ncrate\n```\nend {{crate}}\n"
    found = [(said.line, said.text) for said in page("x.md", content)]
    assert found == [(1, "# A [box]"), (2, ""), (3, ""), (4, ""), (5, ""), (6, "end ]")]


def test_each_kind_of_file_is_looked_at() -> None:
    endings = {".py", ".ts", ".tsx", ".css"}
    assert endings <= {"." + said.path.rpartition(".")[2] for said in names() if said.line > 1}
    assert {".py", ".ts", ".md"} <= {"." + said.path.rpartition(".")[2] for said in docs()}


def _results() -> list[tuple[str, str]]:
    """The table of results: its first cell, and who makes it."""
    content = (ROOT / PAGE).read_text(encoding="utf-8").partition("\n## Results\n")[2]
    lines = [line.strip("| ").split(" | ") for line in content.splitlines() if line[:1] == "|"]
    return [(cells[0], cells[2]) for cells in lines[2:]]


def test_the_results_are_classes_and_files_that_exist() -> None:
    classes = {said.text for said in names() if said.path.endswith(".py")}
    shown = [re.findall(r"`(\w+)`", name) for name, _ in _results()]
    assert len(shown) > 10
    assert not {name for found in shown for name in found} - classes
    made = [path for _, by in _results() for path in re.findall(r"`(.+/.*)`", by)]
    assert not [path for path in made if not (ROOT / path).exists()]
