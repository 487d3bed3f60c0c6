"""The pages for the jury: complete, escaped, in number order, in both languages."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from autograder.dossier import write
from autograder.dossier.code import code_lines
from autograder.dossier.pages import OUTCOMES, page_name
from autograder.dossier.wording import LANGUAGES, Words, table
from autograder.pipeline.judge import describe_error
from autograder.pipeline.records import CaseRecord, Record, write_records
from autograder.pipeline.submissions import Unreadable
from autograder.sandbox import Stop
from tests.autograder.conftest import EXERCISES, KIT, ROOT
from workshop_game.checking import Outcome

CASES = (
    CaseRecord("highest_first", "passed", 1.0, 1.0, "best_jump([9, 1])", "9", "9"),
    CaseRecord("highest_last", "failed", 0.0, 1.0, "best_jump([1, 2, 9])", "9", "1"),
    CaseRecord("no_jump_yet", "error", 0.0, 2.0, "best_jump([])", "0", "IndexError: <b>out</b>"),
)
PARTIAL = Record(
    candidate="C-002",
    item="best_jump",
    language="en",
    outcome=Outcome.PARTIAL,
    points=1.0,
    out_of=4.0,
    handed_in=True,
    source_from="page",
    source="def best_jump(heights):\n    return '<script>alert(1)</script>'\n",
    cases=CASES,
    error="ValueError: <i>",
    error_line=2,
    printed="<img src=x>",
    limits=("time",),
    repaired=("missing:highest_first",),
    helps={"hint": 2, "typed": 1, "new_kind": 1},
    copy_hash="c" * 64,
    item_hash="d" * 64,
    made_with="0.0.9",
    kit_version="0.1.0",
)


def record(number: str, outcome: Outcome, item: str = "steps") -> Record:
    points = 0.0 if outcome in (Outcome.TRIED, Outcome.BLANK) else None
    return Record(number, item, "fr", outcome, points=points, out_of=2.5, kit_version="0.1.0")


EACH = [record(f"C-{i + 10:03}", outcome) for i, outcome in enumerate(Outcome)]


@pytest.fixture
def pages(tmp_path: Path) -> dict[str, str]:
    gone = replace(record("C-002", Outcome.GRADER_FAILURE, "gone"), reason="unknown_item")
    odd = replace(record("C-003", Outcome.GRADER_FAILURE), reason="KeyError: <u>'x'</u>")
    write_records(tmp_path, [record("C-030", Outcome.DONE), PARTIAL, gone, odd, *EACH])
    return {path.name: path.read_text(encoding="utf-8") for path in write(tmp_path, EXERCISES)}


class Reader(HTMLParser):
    """The visible text, the links and the elements of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.links: list[str] = []
        self.elements: list[str] = []
        self.ids: set[str] = set()
        self._hidden = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self._hidden = tag == "style"
        found = dict(attrs)
        self.links += [found[name] or "" for name in ("href", "src") if name in found]
        self.ids.add(found.get("id") or "")

    def handle_data(self, data: str) -> None:
        if not self._hidden and data.strip():
            self.texts.append(" ".join(data.split()))

    def handle_endtag(self, tag: str) -> None:
        self._hidden = False

    @property
    def text(self) -> str:
        return " ".join(self.texts)


def test_one_page_per_candidate_and_language(pages: dict[str, str]) -> None:
    numbers = {"index", "C-002", "C-003", "C-030", *(each.candidate for each in EACH)}
    assert set(pages) == {page_name(n, language) for n in numbers for language in LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_overview_is_in_number_order_whatever_the_points(
    pages: dict[str, str], language: str
) -> None:
    links = Reader(pages[page_name("index", language)]).links
    numbers = [link.split(".")[0] for link in links if link.startswith("C-")]
    assert numbers == sorted(numbers)
    assert len(numbers) == 3 + len(EACH)


def test_what_a_candidate_wrote_is_shown_and_never_run(pages: dict[str, str]) -> None:
    page = Reader(pages["C-002.en.html"])
    assert not {"script", "img", "b", "i", "u", "iframe", "link"} & set(page.elements)
    joined = page.text
    assert "alert(1)" in joined
    assert "<img src=x>" in joined
    assert "IndexError: <b>out</b>" in joined


def test_the_facts_of_a_record_are_on_its_page(pages: dict[str, str]) -> None:
    text = Reader(pages["C-002.en.html"]).text
    words = Words("en")
    for wanted in (
        *("The highest jump", "Done in part", "1 of 4", "1 of 3 cases passed."),
        "hint of the page × 2, other help, code typed by another person",
        *("The highest jump comes last in the list.", "best_jump([1, 2, 9])", "not yet", "error"),
        "Line 2: this is where the run stopped (ValueError: <i>).",
        *(words("limit", "time"), words("item", "repaired"), words("reason", "unknown_item")),
        *("Go through a list and keep a value in memory.", "says nothing about speed"),
        *("c" * 64, "d" * 64, "Copy handed in with kit 0.0.9"),
    ):
        assert wanted in text


def test_numbers_and_words_are_french_on_the_french_page(pages: dict[str, str]) -> None:
    text = Reader(pages["C-030.html"]).text
    assert "Candidature C-030" in text
    assert "Réussi" in text
    assert Words("fr").number(2.5) == "2,5"
    assert Words("en").number(2.0) == "2"


@pytest.mark.parametrize("outcome", list(Outcome))
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_outcome_has_its_words(pages: dict[str, str], outcome: Outcome, language: str) -> None:
    number = next(each.candidate for each in EACH if each.outcome is outcome)
    text = Reader(pages[page_name(number, language)]).text
    words = Words(language)
    if outcome is Outcome.NOT_OFFERED:
        assert words("candidate", "not_offered_lead") in text
    else:
        assert words("outcome_meaning", outcome.value) in text
        assert words("outcome", outcome.value) in text


def test_a_copy_handed_in_as_given_has_no_points(pages: dict[str, str]) -> None:
    blank = next(each.candidate for each in EACH if each.outcome is Outcome.BLANK)
    tried = next(each.candidate for each in EACH if each.outcome is Outcome.TRIED)
    assert "0 of 2.5" not in Reader(pages[page_name(blank, "en")]).text
    assert "0 of 2.5" in Reader(pages[page_name(tried, "en")]).text


def test_copies_that_wait_for_a_person_are_counted_on_the_overview(pages: dict[str, str]) -> None:
    assert "3 copies wait for a person" in Reader(pages["index.en.html"]).text


def test_every_link_leads_to_a_page_of_the_folder(pages: dict[str, str]) -> None:
    for name, page in pages.items():
        reader = Reader(page)
        for link in reader.links:
            file, _, anchor = link.partition("#")
            assert file in ("", *pages), f"{name} -> {link}"
            if anchor:
                assert anchor in reader.ids


def test_a_page_needs_nothing_but_itself(pages: dict[str, str]) -> None:
    for page in pages.values():
        assert "http:" not in page
        assert "https:" not in page
        assert "url(" not in page
        assert "@import" not in page


def test_pages_of_candidates_who_are_gone_go_too(tmp_path: Path) -> None:
    write_records(tmp_path, [PARTIAL])
    write(tmp_path, EXERCISES)
    write_records(tmp_path, [record("C-009", Outcome.DONE)])
    write(tmp_path, EXERCISES)
    names = {path.name for path in (tmp_path / "dossiers").iterdir()}
    assert names == {"index.html", "index.en.html", "C-009.html", "C-009.en.html"}


def test_the_same_records_give_the_same_pages(tmp_path: Path) -> None:
    write_records(tmp_path, [PARTIAL, *EACH])
    first = [path.read_bytes() for path in write(tmp_path, EXERCISES)]
    assert [path.read_bytes() for path in write(tmp_path, EXERCISES)] == first


def test_before_any_grading_the_overview_says_so(tmp_path: Path) -> None:
    pages = write(tmp_path, EXERCISES)
    assert [path.name for path in pages] == ["index.html", "index.en.html"]
    assert "No dossier yet." in Reader(pages[1].read_text(encoding="utf-8")).text


def test_everything_that_a_record_may_say_has_words() -> None:
    words = table()
    assert set(OUTCOMES) == set(Outcome) == set(words["outcome"]) == set(words["outcome_meaning"])
    assert {stop.value for stop in Stop} < set(words["limit"])
    reasons = re.findall(r'Unreadable\("(\w+)"\)|= "(\w+)"$', _sources(), re.M)
    used = {first for first, _ in reasons if first}
    assert used < set(words["reason"])
    assert set(words["result"]) == {"passed", "failed", "error", "stopped"}


def _sources() -> str:
    folder = ROOT / "autograder/pipeline"
    assert issubclass(Unreadable, Exception)
    return "\n".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))


def test_no_sentence_is_left_over() -> None:
    templates = ROOT / "autograder/dossier/templates"
    used = "".join(path.read_text(encoding="utf-8") for path in templates.glob("*.html"))
    for section in ("page", "overview", "candidate", "item", "footer"):
        for key in table()[section]:
            if not key.startswith("from_"):
                assert f'w("{section}", "{key}"' in used or f'"{key}"' in used, f"{section}.{key}"


FORBIDDEN = {
    "fr": r"\b(juste|simple(ment)?|facile(ment)?|il suffit|évident|élève|devoir|note|faute)\b",
    "en": r"\b(just|simply|easy|easily|obviously|student|homework|grade)\b",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_wording_keeps_the_house_rules(language: str) -> None:
    for section, keys in table().items():
        for key, sentence in keys.items():
            text = (
                sentence[language].replace("« atelier grade »", "").replace("“atelier grade”", "")
            )
            assert text, f"{section}.{key}"
            assert not re.search(FORBIDDEN[language], text, re.I), f"{section}.{key}: {text}"
            if language == "fr":
                assert not re.search(r"[^\u00a0\u202f][:;!?](\s|$)", text), f"{section}.{key}"
                assert "'" not in text


def test_code_keeps_its_lines_and_marks_one() -> None:
    lines = code_lines('a = """x\n<y>\n"""\n\nb = 1\n', stopped_at=2)
    assert [line.stopped for line in lines] == [False, True, False, False, False]
    assert "&lt;y&gt;" in lines[1].html
    assert code_lines("") == []


def test_an_error_is_described_on_one_line() -> None:
    assert describe_error({"ename": "E", "evalue": "a\nb"}) == "E: a"
    assert describe_error({"ename": "E", "evalue": ""}) == "E"


def pages_of(records: list[Record], data: Path) -> str:
    """The English page of C-001, from the kit's own exercises."""
    write_records(data, records)
    write(data, KIT)
    return Reader((data / "dossiers" / "C-001.en.html").read_text(encoding="utf-8")).text


def part(item: str, passed: int, outcome: Outcome = Outcome.PARTIAL) -> Record:
    ids = ("reads_a_repeat", "reads_a_group", "reads_a_question")
    cases = tuple(
        CaseRecord(id, "passed" if place < passed else "failed", place < passed, 1.0)
        for place, id in enumerate(ids)
    )
    return replace(record("C-001", outcome, item), points=float(passed), out_of=6.0, cases=cases)


def test_before_and_after_a_lesson_stand_side_by_side(tmp_path: Path) -> None:
    page = pages_of([part("lamps_before", 1), part("lamps_later", 3)], tmp_path)
    table = page[page.index("A new rule, before") : page.index("What was not offered")]
    assert "Done in part 1 of 6 Done in part 3 of 6" in table
    assert "Reading 3: a group done several times. not yet passed" in table
    for claim in ("+2", "gain of", "progress of"):
        assert claim not in page


def test_a_part_that_never_opened_is_said_so_beside_the_first(tmp_path: Path) -> None:
    later = record("C-001", Outcome.NOT_OFFERED, "lamps_later")
    page = pages_of([part("lamps_before", 1), later], tmp_path)
    table = page[page.index("A new rule, before") : page.index("What was not offered")]
    assert "Done in part 1 of 6 Not offered" in table
    nothing = [record("C-001", Outcome.NOT_OFFERED, "lamps_before"), later]
    assert "A new rule, before" not in pages_of(nothing, tmp_path)


def test_the_other_twin_is_no_gap_in_what_was_offered(tmp_path: Path) -> None:
    theirs = record("C-001", Outcome.DONE, "follow_the_road")
    other = record("C-001", Outcome.NOT_OFFERED, "climb_the_mill")
    page = pages_of([theirs, other], tmp_path)
    assert "Everything planned for this person was offered." in page
    assert "each person gets one of them. The other forms:" in page
    gone = [record("C-001", Outcome.NOT_OFFERED, each.item) for each in (theirs, other)]
    assert "Everything planned" not in pages_of(gone, tmp_path)


@pytest.mark.parametrize(
    ("ending", "sentence"),
    [("html", "écrite sans surveillance"), ("en.html", "written without supervision")],
)
def test_a_copy_that_nobody_watched_is_told_in_a_sentence(
    tmp_path: Path, ending: str, sentence: str
) -> None:
    alone = replace(PARTIAL, candidate="C-003", source_from="file", unsupervised=True)
    write_records(tmp_path, [PARTIAL, alone])
    write(tmp_path, EXERCISES)
    assert sentence in (tmp_path / "dossiers" / f"C-003.{ending}").read_text(encoding="utf-8")
    assert sentence not in (tmp_path / "dossiers" / f"C-002.{ending}").read_text(encoding="utf-8")
