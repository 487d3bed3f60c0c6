"""The clock, the controls, the patience, the printed text, the values."""

import json

import pytest

from workshop_game.core import Inputs
from workshop_game.stage.clock import MOST_AT_ONCE, SteadyClock
from workshop_game.stage.controls import Controls
from workshop_game.stage.patience import GLANCE, SECONDS, Patience
from workshop_game.stage.printed import MOST, Printed
from workshop_game.stage.values import LONGEST, shown_values
from workshop_game.words import EndlessLoop, Program


def test_the_clock_owes_nothing_at_first_and_a_tick_each_sixtieth() -> None:
    clock = SteadyClock()
    assert [clock.due(time / 60) for time in (0, 1, 2, 3.5, 4)] == [0, 1, 1, 1, 1]


def test_the_clock_forgives_a_long_wait_and_a_step_back() -> None:
    clock = SteadyClock()
    assert [clock.due(time) for time in (10, 100, 50, 50)] == [0, MOST_AT_ONCE, 0, 0]


def test_the_clock_forgets_a_pause() -> None:
    clock = SteadyClock()
    clock.due(0)
    clock.forget()
    assert clock.due(1_000) == 0


def test_controls_give_what_is_held_and_what_was_tapped_once() -> None:
    controls = Controls()
    controls.hold(["right"])
    controls.hold(["right", "space"])
    controls.hold(["right"])
    assert controls.take().keys == {"right", "space"}
    assert controls.take().keys == {"right"}
    controls.release()
    assert controls.take() == Inputs()


def test_patience_ends_after_its_seconds_and_begins_anew() -> None:
    now = 0.0
    patience = Patience(lambda: now)

    def turn(times: int) -> None:
        for _ in range(times):
            patience.spend()

    turn(10 * GLANCE)
    now = SECONDS + 1
    with pytest.raises(EndlessLoop):
        turn(2 * GLANCE)
    patience.begin()
    turn(10 * GLANCE)


def test_printed_text_is_gathered_and_cut_once() -> None:
    sent: list[str] = []
    printed = Printed(sent.append, "assez")
    printed.write("un\n")
    printed.write("deux\n")
    assert sent == []
    printed.flush()
    printed.flush()
    assert sent == ["un\ndeux\n"]
    for _ in range(10):
        printed.write("x" * MOST)
    printed.flush()
    assert "".join(sent).endswith("\nassez\n")
    assert "".join(sent).count("assez") == 1


def values_of(source: str, language: str = "fr") -> dict[str, object]:
    program = Program(source, language)
    program.start()
    return shown_values(program)


def test_values_have_the_names_of_the_language() -> None:
    french, english = values_of("pas = 2"), values_of("step = 2", "en")
    assert (french["heros.x"], french["jeu.vies"], french["pas"]) == (320, 3, 2)
    assert (english["hero.x"], english["game.lives"], english["step"]) == (320, 3, 2)


def test_values_leave_out_what_is_no_value() -> None:
    shown = values_of("import math\ndef saut():\n    pass\nclasse = type\n_secret = 3\nlu = [1, 2]")
    assert set(shown) & {"math", "saut", "classe", "_secret", "heros"} == set()
    assert shown["lu"] == "[1, 2]"


@pytest.mark.parametrize(
    "value", ["10 ** 5000", "'a' * 10_000", "list(range(100_000))", "[[7 ** 9999]]", "1e308 * 10"]
)
def test_any_value_can_be_told(value: str) -> None:
    shown = values_of(f"x = {value}")
    text = json.dumps(shown, allow_nan=False)
    assert len(text) < 400
    assert len(str(shown["x"])) <= LONGEST
