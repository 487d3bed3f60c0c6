"""The slowest check is looked for among games that never end, too."""

from bench.slowest import ENDLESS, slowest_check
from tests.content.loaded import STEPS, verdict
from workshop_game.words import EndlessLoop


def test_the_slowest_check_of_a_step_is_named() -> None:
    found = slowest_check(STEPS[:1])
    assert found.step == STEPS[0].id
    assert found.what


def test_what_never_ends_is_stopped_by_a_count_in_every_step() -> None:
    for step in STEPS:
        for name, code in ENDLESS.items():
            under = step.done("en") + code.replace("{each_tick}", "each_tick")
            problem = verdict(step, "en", under).problem
            ticks = [check.settings.get("ticks", 0) for check in step.checks]
            if max(ticks, default=0) or name != "a loop at each tick":
                assert problem is not None, (step.id, name)
                assert isinstance(problem.exception, EndlessLoop), (step.id, name)
