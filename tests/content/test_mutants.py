"""No changed right answer passes a step's checks without a reason."""

import dataclasses
import re
from itertools import islice

import pytest

from tests.content.loaded import LANGUAGES, STEPS, step_id, verdict
from workshop_game.checking import Step
from workshop_game.checking.author.survivors import Survivor, all_mutants, try_mutants
from workshop_game.diagnosis import Sure

SAMPLE = 7
"""Of so many changes one is tried in every run; all of them with --slow."""

each_step = pytest.mark.parametrize("step", STEPS, ids=step_id)


def named(id: str) -> Step:
    return next(step for step in STEPS if step.id == id)


def left(survivors: tuple[Survivor, ...]) -> list[tuple[str, str, str]]:
    return [(each.answer, each.mutant.before, each.mutant.after) for each in survivors]


@each_step
def test_no_change_of_a_sample_passes_without_a_reason(step: Step) -> None:
    assert left(try_mutants(step, SAMPLE).survivors) == []


@pytest.mark.slow
@each_step
def test_no_change_passes_without_a_reason(step: Step) -> None:
    tried = try_mutants(step)
    assert left(tried.survivors) == []
    assert tried.unused == ()
    assert tried.mutants > 10


def test_a_sample_finds_what_a_weaker_check_lets_pass() -> None:
    """The test above can fail: without its way back, walking left may be anything."""
    step = named("back")
    weaker = tuple(check for check in step.checks if check.id != "walks_left")
    assert try_mutants(dataclasses.replace(step, checks=weaker), SAMPLE).survivors


@each_step
def test_what_is_said_first_of_a_changed_answer_is_about_its_line(step: Step) -> None:
    """Or about the next one, which Python or the eye reaches first; a question may be elsewhere."""
    for each in islice(all_mutants(step), 0, None, SAMPLE):
        first = verdict(step, "en", each.mutant.source).first
        if first and first.sure is not Sure.ASKED and first.kind != "never_called":
            assert abs(first.line - each.mutant.line) <= 1, (each, first)


FOOLED = [
    ("plus", "hero.x = hero.x + 200", "hero.x = 300"),
    ("speed", '"{{danger}}", 320, 0', '"{{danger}}", 320, 100'),
    ("lives", "game.lives - 1", "game.lives + 1"),
    ("lives", "game.lives = game.lives - 1", "game.lives = -1"),
    ("twice", "game.lives = game.lives - 1", "game.lives = -1"),
    ("jump", "hero.speed_y = -6", "hero.y = -6"),
    ("back", "hero.x = hero.x - 4", "hero.x = -4"),
    ("across", "hero.x = 320", ""),
    ("lose", "== 0", "< 0"),
    ("lights", "touching(hero, goal)", 'key("right")'),
    ("finished", 'if goals[0].pose == "lit":', "if 1 == 2:"),
    ("finished", '"{{ending}}"', "ending"),
    ("finished", "        win()", "win()"),
    ("your_rule", '"{{ending}}"', "ending"),
    ("take_home", '"{{ending}}"', "ending"),
]
"""Programs that earlier checks praised, as what was turned into what in the author's answer."""


@pytest.mark.parametrize(("id", "old", "new"), FOOLED)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_earlier_checks_praised_is_no_answer(
    id: str, old: str, new: str, language: str
) -> None:
    step = named(id)
    place = step.done_code.rindex(old)
    code = step.done_code[:place] + new + step.done_code[place + len(old) :]
    wrong = dataclasses.replace(step, done_code=code)
    assert verdict(step, language, step.done(language)).passed
    assert not verdict(step, language, wrong.done(language)).passed


def test_a_finished_game_is_played_to_its_end_won_and_lost() -> None:
    ends = {check.settings.get("equals") for check in named("finished").checks}
    assert {"won", "lost"} <= ends


def test_a_reason_is_a_sentence() -> None:
    files = [step.folder / "equal.toml" for step in STEPS]
    texts = [file.read_text(encoding="utf-8") for file in files if file.exists()]
    reasons = [why for text in texts for why in re.findall(r'why = "(.*)"', text)]
    assert len(reasons) > 20
    assert all(why.endswith(".") and len(why.split()) > 4 for why in reasons)
