"""What a check can look at: more than once, since a moment, at each, played to the end."""

from typing import Any

import pytest

from workshop_game.checking.attempt import Attempt, looks, plan_of
from workshop_game.checking.checks import KINDS
from workshop_game.checking.observe import Plan
from workshop_game.words import Names

Settings = dict[str, Any]
NAMES = Names({"points": {"fr": "2", "en": "2"}}, {"ending": {"fr": "aube", "en": "dawn"}})
WALKING = "def each_tick():\n    hero.x = hero.x + 2\n"
GAME = """
danger = sprite("idea", 320, 0)
goal = sprite("village", 560, 250)
hero.x = 40

def each_tick():
    danger.y = danger.y + 3
    if danger.y > 360:
        danger.y = 0
    if key("right"):
        hero.x = hero.x + 4
    if key("left"):
        hero.x = hero.x - 4
    if touching(hero, goal):
        background("dawn")
        game.score = 2
        win()
    if touching(hero, danger):
        lose()
"""


def passes(source: str, kind: str, language: str = "en", **settings: Any) -> bool:
    attempt = Attempt(source, language, NAMES)
    return KINDS[kind].judge(attempt, attempt.filled(settings))


def test_every_look_has_to_be_as_asked() -> None:
    first: Settings = {"field": "hero.x", "ticks": 10, "equals": 340}
    assert passes(WALKING, "world", **first, also=[{"field": "hero.y", "equals": 260}])
    assert not passes(WALKING, "world", **first, also=[{"field": "hero.y", "equals": 0}])


def test_a_look_is_played_as_its_check_but_for_its_own_lines() -> None:
    table = {"seed": 7, "ticks": 10, "field": "hero.x", "min": 1, "also": [{"ticks": 20, "max": 9}]}
    assert looks(table) == [
        {"seed": 7, "ticks": 10, "field": "hero.x", "min": 1},
        {"seed": 7, "ticks": 20, "max": 9},
    ]


def test_a_look_may_be_of_another_kind() -> None:
    also = [{"kind": "uses", "what": "gives:hero.x"}]
    assert passes(WALKING, "world", field="hero.y", equals=260, also=also)
    assert not passes("hero.x == 320", "world", field="hero.y", equals=260, also=also)


@pytest.mark.parametrize(
    ("line", "given"),
    [
        ("hero.x = 1", True),
        ("hero.x += 1", True),
        ("hero.x, hero.y = 1, 2", True),
        ("hero.x == 1", False),
        ("hero.y = hero.x", False),
        ("hero.x", False),
        ("x = 1", False),
    ],
)
def test_gives_is_a_line_that_gives_a_value(line: str, given: bool) -> None:
    assert passes(line, "uses", what="gives:hero.x") == given


@pytest.mark.parametrize(
    ("line", "adds"),
    [("x = 1 + 2", True), ("x += 1", True), ("x = 3", False), ("x = 4 - 1", False), ("+1", False)],
)
def test_plus_is_a_sum(line: str, adds: bool) -> None:
    assert passes(line, "uses", what="+") == adds


def test_gives_is_spelt_in_the_reader_s_language() -> None:
    assert passes("heros.x = 1", "uses", "fr", what="gives:hero.x")


@pytest.mark.parametrize(("by", "since", "asked"), [(20, 0, True), (10, 5, True), (20, 5, False)])
def test_by_is_how_much_a_field_has_changed(by: int, since: int, asked: bool) -> None:
    assert passes(WALKING, "world", ticks=10, field="hero.x", by=by, since=since) == asked


def test_by_and_a_comparison_are_both_asked() -> None:
    assert passes(WALKING, "world", ticks=10, field="hero.x", by=20, min=340)
    assert not passes(WALKING, "world", ticks=10, field="hero.x", by=20, min=341)
    assert not passes(WALKING, "world", ticks=10, field="hero.saying", by=0)


def test_changed_since_a_moment_tells_a_walk_from_a_leap() -> None:
    leap = "def each_tick():\n    hero.x = 40\n"
    since: Settings = {"ticks": 30, "field": "hero.x", "since": 10, "changed": True}
    assert passes(WALKING, "world", **since)
    assert not passes(leap, "world", **since)


def test_a_star_is_each_of_them() -> None:
    source = 'sprite("idea", 100, 0)\nsprite("idea", 900, 0)\n'
    assert passes(source, "world", field="sprites.*.y", max=260)
    assert not passes(source, "world", field="sprites.*.x", max=640)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_scenery_may_be_compared_as_the_reader_types_it(language: str) -> None:
    word = {"fr": 'decor("aube")', "en": 'background("dawn")'}[language]
    for told in ("{{ending}}", "dawn"):
        assert passes(word, "world", language, field="background", equals=told)
    assert not passes("", "world", language, field="background", equals="{{ending}}")


def test_a_number_of_the_story_is_compared_as_a_number() -> None:
    assert passes("game.score = 2", "world", field="score", equals="{{points}}")
    assert not passes("game.score = 3", "world", field="score", equals="{{points}}")


WON: Settings = {"ticks": 2000, "field": "state", "seek": 2, "avoid": 1, "equals": "won"}


def test_somebody_plays_a_game_to_its_end_and_wins_it() -> None:
    assert passes(GAME, "world", **WON)
    assert passes(GAME, "world", **{**WON, "field": "background", "equals": "dawn"})


def test_somebody_plays_a_game_to_its_end_and_loses_it() -> None:
    assert passes(GAME, "world", ticks=2000, field="state", seek=1, equals="lost")


def test_who_walks_straight_on_is_hit() -> None:
    """Or else looking before each step would say little."""
    straight = [{"from": 0, "to": 2000, "keys": ["right"]}]
    walk: Settings = {key: value for key, value in WON.items() if key not in ("seek", "avoid")}
    faster = GAME.replace("danger.y + 3", "danger.y + 3.4")
    assert not passes(faster, "world", **walk, inputs=straight)
    assert passes(faster, "world", **WON)


def test_a_game_that_is_over_is_over() -> None:
    attempt = Attempt("def each_tick():\n    win()\n", "en", NAMES)
    assert attempt.play(Plan(ticks=100)).snapshot["tick"] == 1


def test_a_sprite_that_is_not_there_is_not_looked_for() -> None:
    assert plan_of({"seek": 9, "ticks": 5}) == Plan(ticks=5, seek=9)
    assert passes("", "world", ticks=5, seek=9, avoid=8, field="hero.x", equals=320)
