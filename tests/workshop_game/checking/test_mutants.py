"""Changed right answers: which changes there are, and what becomes of those that pass."""

from pathlib import Path

import pytest

from tests.workshop_game.checking.conftest import write
from workshop_game.checking.author import check_mutants
from workshop_game.checking.author.alike import Theatre, probe
from workshop_game.checking.author.mutants import Mutant, mutants, own_lines
from workshop_game.checking.author.survivors import try_mutants
from workshop_game.checking.content import load_step
from workshop_game.checking.observe import Plan

START = "def each_tick():\n    hero.x = 100\n"
LINES = [
    ("sign", "    hero.x = hero.x + 4", "    hero.x = hero.x - 4"),
    ("sign", "    hero.x = 40", "    hero.x = -40"),
    ("sign", "    hero.speed_y = -6", "    hero.speed_y = 6"),
    ("comparison", "    won = hero.x > 600", "    won = hero.x == 600"),
    ("deleted", "    hero.x = 40", ""),
    ("thing", "    game.lives = 40", "    hero.lives = 40"),
    ("coordinate", "    hero.x = 40", "    hero.y = 40"),
    ("coordinate", "    hero.speed_y = -6", "    hero.y = -6"),
    ("left", "    hero.x = 40", "hero.x = 40"),
    ("right", "    hero.x = 40", "        hero.x = 40"),
    ("equals", "    hero.x = 40", "    hero.x == 40"),
    ("quotes", '    hero.say("Yes")', "    hero.say(Yes)"),
    ("number", "    hero.x = 40", "    hero.x = 0"),
    ("forgotten", "    game.lives = game.lives - 1", "    game.lives = - 1"),
    ("doubled", "    hero.x = 40", "    hero.x = 40\n    hero.x = 40"),
]


def made(line: str) -> list[Mutant]:
    return list(mutants(START, f"{START}{line}\n"))


@pytest.mark.parametrize(("change", "line", "after"), LINES)
def test_a_line_is_changed_as_beginners_change_it(change: str, line: str, after: str) -> None:
    assert (change, after) in [(mutant.change, mutant.after) for mutant in made(line)]


def test_a_condition_is_made_constant() -> None:
    found = mutants(START, f"{START}    if hero.x > 600:\n        hero.x = 600\n")
    told = {(mutant.change, mutant.after) for mutant in found if mutant.line == 3}
    assert {("always", "    if True:"), ("never", "    if 1 == 2:")} <= told


def test_a_line_is_swapped_with_the_line_above() -> None:
    (swapped,) = [mutant for mutant in made("    hero.x = 40") if mutant.change == "swapped"]
    assert swapped.source == "def each_tick():\n    hero.x = 40\n    hero.x = 100\n"


def test_no_change_is_made_twice_and_none_is_no_change() -> None:
    sources = [mutant.source for mutant in made("    hero.x = hero.x + 4")]
    assert len(set(sources)) == len(sources)
    assert START + "    hero.x = hero.x + 4\n" not in sources


def test_only_what_the_participant_writes_is_changed() -> None:
    answer = 'hero.y = 200\n\ndef each_tick():\n    hero.x = 100\n    hero.say("Yes")\n'
    assert own_lines(START, answer) == {1, 5}
    assert {mutant.line for mutant in mutants(START, answer)} == {1, 5}


def test_names_and_comments_of_the_other_lines_stay() -> None:
    answer = f"{START}# une remarque\n    hero.y = 40\n"
    changed = [mutant for mutant in mutants(START, answer) if mutant.line == 4]
    assert changed
    assert all(
        "# une remarque" in mutant.source for mutant in changed if mutant.change != "swapped"
    )


def mutant(source: str, line: int) -> Mutant:
    return Mutant("number", line, "", "", source)


def test_what_plays_the_same_is_alike() -> None:
    theatre = Theatre("hero.x = 40\n", "en", [])
    assert theatre.alike(mutant("hero.x = 40 + 0\n", 1))
    assert not theatre.alike(mutant("hero.x = 41\n", 1))


def test_a_line_that_no_play_comes_to_is_never_alike() -> None:
    answer = "def each_tick():\n    if hero.x > 600:\n        win()\n"
    changed = mutant(answer.replace("win", "lose"), 3)
    assert not Theatre(answer, "en", []).alike(changed)


def test_a_plan_of_the_checks_gets_further_than_the_usual_ones() -> None:
    """At tick 400 the hero is there: the two games differ, which no usual plan could show."""
    answer = "def each_tick():\n    hero.x = hero.x + 1\n    if hero.x > 600:\n        win()\n"
    changed = mutant(answer.replace("> 600", "> 650"), 3)
    assert Theatre(answer, "en", []).alike(changed)
    assert not Theatre(answer, "en", [Plan(ticks=400)]).alike(changed)


def test_a_probe_stands_at_the_level_of_its_line() -> None:
    assert probe("if True:\n    win()\n", 2) == "if True:\n    never_given\n    win()\n"


def said(folder: Path) -> list[str]:
    return [each.text("en") for trial in check_mutants(folder) for each in trial.complaints]


def test_a_change_that_passes_is_named_with_its_line(step_folder: Path) -> None:
    assert any(
        "speed = 1 * 10" in each and "right/slow.py, line 1" in each for each in said(step_folder)
    )


def test_a_better_check_ends_a_survivor(step_folder: Path) -> None:
    table = (step_folder / "step.toml").read_text(encoding="utf-8")
    write(step_folder, {"step.toml": table.replace("max = 640", "max = 200")})
    assert not any("speed = 1 * 10" in each for each in said(step_folder))


def test_a_reason_ends_a_survivor(step_folder: Path) -> None:
    reason = '[[equal]]\nline = "speed = *"\nwhy = "Any speed is a speed."\n'
    write(step_folder, {"equal.toml": reason})
    assert said(step_folder) == []
    assert try_mutants(load_step(step_folder)).explained > 0


def test_a_reason_for_other_changes_ends_none(step_folder: Path) -> None:
    reason = '[[equal]]\nchanges = ["quotes"]\nline = "speed = *"\nwhy = "None."\n'
    write(step_folder, {"equal.toml": reason})
    assert any("speed = 1 * 10" in each for each in said(step_folder))
    assert any("is about no changed answer that passes" in each for each in said(step_folder))


def test_a_sample_is_a_part_of_all(step_folder: Path) -> None:
    step = load_step(step_folder)
    everything, some = try_mutants(step), try_mutants(step, every=3)
    assert 0 < some.mutants < everything.mutants
    assert set(some.survivors) <= set(everything.survivors)


def test_a_folder_that_cannot_be_read_is_left_to_the_other_check(step_folder: Path) -> None:
    write(step_folder, {"done.py": "speed = (\n"})
    assert said(step_folder) == []
