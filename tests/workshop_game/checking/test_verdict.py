"""What the kit says of an answer to a step."""

from pathlib import Path

import pytest

from workshop_game.checking import Step, Verdict, check_step
from workshop_game.checking.content import load_step
from workshop_game.checking.verdict import sentence

WALK = "heros.x = 100\ndef a_chaque_instant():\n    heros.x = heros.x + {}\n"


@pytest.fixture
def step(step_folder: Path) -> Step:
    return load_step(step_folder)


def judged(step: Step, speed: object) -> Verdict:
    return check_step(step, "fr", WALK.format(speed))


@pytest.mark.parametrize(
    ("speed", "passed", "mistake"),
    [(1, True, None), (9, True, None), (-3, False, "walks_left"), (50, False, "too_fast")],
)
def test_answers_are_told_apart(step: Step, speed: int, passed: bool, mistake: str | None) -> None:
    verdict = judged(step, speed)
    assert (verdict.passed, verdict.mistake) == (passed, mistake)


def test_the_message_of_a_known_mistake_comes_first(step: Step) -> None:
    assert judged(step, -3).message == "Le héros part à gauche."


def test_an_unknown_mistake_gets_the_goal_that_is_left(step: Step) -> None:
    verdict = judged(step, 30)
    assert verdict.mistake is None
    goal, *question = verdict.message.split("\n\n")
    assert goal == sentence("not_yet", "fr").format(goal="Le héros reste sur la scène.")
    assert question[0].endswith("?")


def test_a_later_check_waits_for_an_earlier_one(step: Step) -> None:
    assert [c.status for c in judged(step, -3).checks] == ["failed", "waiting"]
    assert [c.status for c in judged(step, 30).checks] == ["passed", "failed"]


def test_a_right_answer_is_praised(step: Step) -> None:
    assert judged(step, 2).message == "Bravo."


def test_a_line_that_does_nothing_is_told_behind_the_praise(step: Step) -> None:
    verdict = check_step(step, "fr", WALK.format(2) + 'decor = "nuit"\n')
    assert not verdict.passed  # at the edge, the game itself says that this is one of its words
    inside = WALK.format(2) + '    decor = "nuit"\n'
    verdict = check_step(step, "fr", inside)
    assert verdict.passed
    praise, still, line, _ = verdict.message.split("\n\n")
    assert (praise, still) == ("Bravo.", "Une ligne reste à regarder.")
    assert "`decor` est un ordre" in line
    assert verdict.first is not None
    assert verdict.first.line == 4


def test_an_error_is_told_with_its_line(step: Step) -> None:
    verdict = judged(step, "1 / 0")
    assert verdict.as_json()["error"] == {
        "type": "ZeroDivisionError",
        "line": 3,
        "message": "division by zero",
    }
    assert [check.status for check in verdict.checks] == ["waiting", "waiting"]


def test_an_endless_loop_is_told_with_its_line(step: Step) -> None:
    verdict = check_step(step, "fr", "while True:\n    heros.x = 1\n")
    error = verdict.as_json()["error"]
    assert (error["type"], error["line"] in (1, 2)) == ("EndlessLoop", True)


def test_the_untouched_start_is_known_whatever_its_spaces(step: Step) -> None:
    verdict = check_step(step, "fr", step.start("fr") + "\n\n# rien\n")
    assert (verdict.mistake, verdict.message) == ("unchanged", "La vitesse vaut encore 0.")


def test_code_that_hides_from_except_still_ends(step: Step) -> None:
    source = "while True:\n    try:\n        pass\n    except Exception:\n        pass\n"
    assert check_step(step, "fr", source).as_json()["error"]["type"] == "EndlessLoop"


def test_a_prediction_comes_before_the_run(step_folder: Path) -> None:
    toml = step_folder / "step.toml"
    predict = '\n[predict]\nchoices = ["left", "right"]\nanswer = "right"\n'
    toml.write_text(toml.read_text() + predict)
    for name, left, right in (("fr", "À gauche.", "À droite."), ("en", "Left.", "Right.")):
        path = step_folder / f"{name}.md"
        text = f"# question\n?\n# choice left\n{left}\n# choice right\n{right}\n"
        path.write_text(path.read_text() + text)
    step = load_step(step_folder)
    done = step.done("fr")
    assert not check_step(step, "fr", done).passed
    said = "Choisissez d’abord ce que vous pensez voir. Toutes les réponses sont permises."
    assert check_step(step, "fr", done).message == said
    assert check_step(step, "fr", done, "right").message == (
        "Vous l’aviez prévu : À droite.\n\nBravo."
    )
    assert check_step(step, "en", step.done("en"), "left").message == (
        "A surprise! This is what happens: Right.\n\nWell done."
    )


def test_a_program_that_stopped_is_not_taken_for_a_mistake_of_its_place(step: Step) -> None:
    verdict = check_step(step, "fr", "heros.x = 10\ndef a_chaque_instant(:\n    pass\n")
    assert (verdict.passed, verdict.mistake) == (False, None)
