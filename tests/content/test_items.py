"""Every aptitude item gives exactly the points announced, in both languages."""

import re
from collections import Counter
from typing import Any

import pytest

from tests.content.loaded import CODED, ITEMS, LANGUAGES, ROOT, WRITTEN, item_id
from workshop_game.checking import Item, Outcome, check_item, load_micro_lessons

every_item = pytest.mark.parametrize("item", CODED, ids=item_id)
every_written_item = pytest.mark.parametrize("item", WRITTEN, ids=item_id)
in_both = pytest.mark.parametrize("language", LANGUAGES)


def named(id: str) -> Item:
    return next(item for item in ITEMS if item.id == id)


def test_whoever_begins_meets_the_most_accessible_items_first() -> None:
    """And twins beside each other, form A first."""
    assert [item.difficulty for item in ITEMS] == sorted(item.difficulty for item in ITEMS)
    pairs = [item.pair for item in ITEMS if item.pair]
    assert pairs == [pair for pair in dict.fromkeys(pairs) for _ in "AB"]
    assert {item.difficulty for item in ITEMS} == set(range(1, 6))


@every_item
@in_both
def test_the_start_is_blank(item: Item, language: str) -> None:
    seen = check_item(item, language, item.start(language))
    assert (seen.outcome, seen.points) == (Outcome.BLANK, 0)


@every_item
@in_both
def test_the_answer_and_two_others_get_every_point(item: Item, language: str) -> None:
    answers = [item.answer(language), *item.right(language).values()]
    results = [check_item(item, language, source) for source in answers]
    assert {(seen.outcome, seen.points) for seen in results} == {(Outcome.DONE, item.points)}
    assert len(answers) >= 3


@every_item
@in_both
def test_each_known_wrong_answer_gets_the_points_announced(item: Item, language: str) -> None:
    wrong = item.wrong(language)
    points = {id: check_item(item, language, source).points for id, source in wrong.items()}
    assert points == item.mistakes
    assert len(wrong) >= 5


@every_item
def test_each_case_is_told_apart_by_a_known_wrong_answer(item: Item) -> None:
    """A case that every known wrong answer passes, or none, says little."""
    failed: set[str] = set()
    passed: set[str] = set()
    for source in item.wrong("en").values():
        for case in check_item(item, "en", source).cases:
            (passed if case.passed else failed).add(case.id)
    graded = {case.id for case in item.cases if not case.shown}
    assert graded <= failed
    assert graded <= passed


@every_item
def test_an_item_has_five_to_seven_cases_and_shows_one(item: Item) -> None:
    assert 5 <= len(item.cases) <= 7
    assert 1 <= sum(case.shown for case in item.cases) <= 2
    assert all(case.points > 0 for case in item.cases if not case.shown)


@every_item
@in_both
def test_an_answer_may_hold_comments_and_blank_lines(item: Item, language: str) -> None:
    source = "# 1, 2, 3\n\n" + item.answer(language).replace("\n", "   # ok\n\n")
    assert check_item(item, language, source).outcome is Outcome.DONE


@every_item
@in_both
def test_one_unfinished_answer_leaves_the_others_their_points(item: Item, language: str) -> None:
    """Put one answer of the right ones back to what it was at the start."""
    start, answer = item.start(language).splitlines(), item.answer(language).splitlines()
    for number, (before, after) in enumerate(zip(start, answer, strict=True)):
        if before != after:
            source = "\n".join([*answer[:number], before, *answer[number + 1 :]])
            assert 0 < check_item(item, language, source).points < item.points


@in_both
@pytest.mark.parametrize(
    ("id", "last", "sum_of_it"),
    [("follow_the_road", 16, "2 + 7 - 4 + 11"), ("climb_the_mill", 11, "2 + 8 - 4 + 5")],
)
def test_a_walk_takes_a_number_however_it_is_typed(
    language: str, id: str, last: int, sum_of_it: str
) -> None:
    item = named(id)
    for typed in (f'"{last}"', f"{last}.0", f" {last} ", f"({last})", sum_of_it):
        source = re.sub(rf"(_b) = {last}$", rf"\1 = {typed}", item.answer(language), flags=re.M)
        assert source != item.answer(language)
        assert check_item(item, language, source).outcome is Outcome.DONE


def with_path_2(id: str, language: str, typed: str) -> str:
    """The author's answer to an item of paths, but for its second path."""
    return re.sub(
        r"^(\w+_2 = ).*$", rf"\g<1>{typed}", named(id).answer(language), flags=re.MULTILINE
    )


WAYS = {
    ("plan_the_round", "fr"): ["DBBDDDB", "dbbdddb", "D B B D D D B", "d,b,b,d,d,d,b"],
    ("plan_the_round", "en"): ["RDDRRRD", "rddrrrd", "R D D R R R D", "r,d,d,r,r,r,d"],
    ("bring_the_grain", "fr"): ["DDHHHDD", "ddhhhdd", "D D H H H D D", "d,d,h,h,h,d,d"],
    ("bring_the_grain", "en"): ["RRUUURR", "rruuurr", "R R U U U R R", "r,r,u,u,u,r,r"],
}
WAYS["plan_the_round", "fr"].append("droite bas Bas D D D bas")
WAYS["plan_the_round", "en"].append("right down Down R R R down")
WAYS["bring_the_grain", "fr"].append("droite droite Haut H H D droite")
WAYS["bring_the_grain", "en"].append("right right Up U U R right")

of_paths = pytest.mark.parametrize("id", ["plan_the_round", "bring_the_grain"])


@of_paths
@in_both
def test_a_path_is_taken_however_it_is_typed(id: str, language: str) -> None:
    for way in WAYS[id, language]:
        source = with_path_2(id, language, f'"{way}"')
        assert check_item(named(id), language, source).outcome is Outcome.DONE


@of_paths
@in_both
@pytest.mark.parametrize("typed", ['"ZZZZZZZ"', '""', "7", "None", "[1, 2]", '"→→"'])
def test_a_path_that_cannot_be_followed_costs_only_itself(
    id: str, language: str, typed: str
) -> None:
    item = named(id)
    seen = check_item(item, language, with_path_2(id, language, typed))
    second = item.cases[1].id
    assert [case.id for case in seen.cases if not case.passed] == [second]


@of_paths
@in_both
def test_paths_are_read_back_without_telling_whether_they_arrive(id: str, language: str) -> None:
    item = named(id)
    good = check_item(item, language, item.answer(language)).printed
    bad = check_item(item, language, with_path_2(id, language, '"ZZZZZZZ"')).printed
    counted = {"fr": "Chemin 2 : 7 pas.\n", "en": "Path 2: 7 steps.\n"}[language]
    unknown = {
        "fr": "    Lettres que je ne connais pas : z z z z z z z\n",
        "en": "    Letters that I do not know: z z z z z z z\n",
    }[language]
    assert counted in good
    assert bad == good.replace(counted, counted + unknown)


@of_paths
@in_both
def test_the_maps_are_those_of_the_text(id: str, language: str) -> None:
    item = named(id)
    shown = re.findall(r"```\n(.*?)\n```", item.prose[language]["text"], re.DOTALL)
    names: dict[str, object] = {}
    exec(item.given(language), names)
    used = [names[("carte_" if language == "fr" else "map_") + str(n)] for n in range(1, 6)]
    assert [text.splitlines() for text in shown] == used


@of_paths
@in_both
def test_what_a_candidate_receives_gives_no_path_away(id: str, language: str) -> None:
    """The text, the names and the code given hold no answer, typed in letters."""
    item = named(id)
    names: dict[str, Any] = {}
    exec(item.given(language) + item.answer(language), names)
    steps_of = names[item.names.spelling("steps_of", language)]
    paths = [names[item.names.spelling(f"path_{n}", language)] for n in range(2, 6)]
    answers = {"".join(step[0] for step in steps_of(path)).upper() for path in paths}
    received = [item.prose[language]["text"], item.given(language), str(item.names.strings)]
    assert len(answers) == 4
    assert answers.isdisjoint(re.findall(r"\w+", " ".join(received)))


def test_there_are_eight_times_two_twins() -> None:
    pairs = Counter(item.pair for item in ITEMS)
    assert len(pairs) == 8
    assert set(pairs.values()) == {2}
    assert {item.form for item in ITEMS} == {"A", "B"}


@every_written_item
@in_both
def test_an_answer_in_words_is_for_people_to_mark(item: Item, language: str) -> None:
    answers = [item.answer(language), *item.right(language).values()]
    assert len(answers) >= 2
    lower = item.wrong(language)
    assert lower.pop("unchanged") == ""
    for text in (*answers, *lower.values()):
        assert check_item(item, language, text).outcome is Outcome.TO_MARK
    assert check_item(item, language, " \n").outcome is Outcome.BLANK
    assert {item.anchors[id] for id in lower} == set(range(item.levels - 1))


LAMPS = [named("lamps_before"), named("lamps_later")]


def lamps_after(item: Item, program: object) -> object:
    names: dict[str, Any] = {}
    exec(item.given("en"), names)
    return names["lit_after"](program, [])


@pytest.mark.parametrize("item", LAMPS, ids=item_id)
@pytest.mark.parametrize(
    ("program", "lit"),
    [
        ("", []),
        ("o", [1]),
        ("o:", []),
        ("v::::::o", [8]),
        ("v:::::::o", [1]),
        ("((o v): v):: ", [1, 2, 4, 5, 7, 8]),
        ("o ?(v o):", [1, 2, 3]),
        ("?(o v) v o", [2]),
        ("VO", [2]),
        ("v,0", [2]),
        ("()o", [1]),
    ],
)
def test_the_lamps_follow_their_language(item: Item, program: str, lit: list[int]) -> None:
    assert lamps_after(item, program) == lit


@pytest.mark.parametrize("item", LAMPS, ids=item_id)
@pytest.mark.parametrize(
    "program", ["x", "(o", "o)", ":", "o ?", "(((((o::::)::::)::::)::::)::::)::::", 7, None]
)
def test_what_is_no_program_of_the_lamps_is_said(item: Item, program: object) -> None:
    with pytest.raises(ValueError, match="cannot be followed to its end"):
        lamps_after(item, program)


def test_the_micro_lesson_asks_nothing_that_its_exercises_ask() -> None:
    """Practice on the questions themselves would measure memory."""
    (lesson,) = load_micro_lessons(ROOT / "exercises")
    said = "\n".join(lesson.prose["en"].values()).replace(" ", "")
    for item in LAMPS:
        quoted = re.findall(r"`([^`]+)`", item.prose["en"]["text"].partition("Reading 2")[2])
        programs = [quote.replace(" ", "") for quote in quoted if len(quote) > 3]
        assert len(programs) == 3
        for program in programs:
            assert f"`{program}`" not in said


def test_the_micro_lesson_says_what_the_lamps_do() -> None:
    """Each question is answered with the interpreter that marks the exercises."""
    (lesson,) = load_micro_lessons(ROOT / "exercises")
    for part in ("walk", "again", "group", "look"):
        (program,) = re.findall(r"`([^`]+)`", lesson.prose["en"][f"question {part}"])
        answer = next(each.answer for each in lesson.parts if each.id == part)
        said = re.findall(r"\d", lesson.prose["en"][f"choice {part} {answer}"])
        assert lamps_after(LAMPS[0], program) == [int(lamp) for lamp in said]
