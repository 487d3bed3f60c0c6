"""The game and the checks: what a participant waits for after Run and Check."""

from collections.abc import Callable
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench.slowest import slowest_check
from bench.timing import Measure, measure
from workshop_game.checking import Item, Step, check_item, check_step, load_items, load_lessons
from workshop_game.core import NO_INPUT, Sprite, World
from workshop_game.diagnosis import Written, diagnose
from workshop_game.words import Program

ROOT = Path(__file__).resolve().parents[1]
TICKS = 600
SPRITES = 200

# Sixty sprites that all move and one question per tick: more than a participant's game does.
BUSY_GAME = """\
stars = []
for i in range(60):
    stars.append(sprite("spark", i * 10, 100))

def each_tick():
    for star in stars:
        star.x = star.x + 1
        if touching(star, hero):
            star.visible = False
"""


def main() -> None:
    """Print the time of one unit of each measure: median, fastest and slowest round."""
    table = Table("measure", "unit", "median ms", "fastest", "slowest")
    for column in table.columns[2:]:
        column.justify = "right"
    for result in measure(measures()):
        times = (result.median_ms, result.fastest_ms, result.slowest_ms)
        table.add_row(result.name, result.unit, *(f"{time:.3f}" for time in times))
    console = Console()
    console.print(table)
    slowest = slowest_check(_steps())
    console.print(
        f"the slowest check: {slowest.step}, {slowest.what}, {1000 * slowest.seconds:.0f} ms"
    )


def measures() -> list[Measure]:
    """What is measured."""
    steps = _steps()
    items = load_items(ROOT / "exercises")
    return [
        Measure(f"the core alone, {SPRITES} sprites that move", "tick", _core),
        Measure("a busy game, 61 sprites", "tick", _play),
        Measure("load every lesson", "load", lambda: len([load_lessons(ROOT / "lessons")])),
        Measure("check a solved step", "step", lambda: _check_steps(steps)),
        Measure("check a step with a mistake", "program", lambda: _check_mistakes(steps)),
        Measure("of that, its diagnosis", "program", _diagnosis(steps)),
        Measure("check a solved exercise", "item", lambda: _check_items(items)),
    ]


def _steps() -> list[Step]:
    return [step for chapter in load_lessons(ROOT / "lessons") for step in chapter.steps]


def _core() -> int:
    world = World()
    for number in range(SPRITES):
        world.add(Sprite("spark", number, number, speed_x=0.5, gravity=0.01))
    for _ in range(TICKS):
        world.step()
    return TICKS


def _play() -> int:
    program = Program(BUSY_GAME, "en")
    program.start()
    for _ in range(TICKS):
        program.tick(NO_INPUT)
    return TICKS


def _check_steps(steps: list[Step]) -> int:
    for step in steps:
        check_step(step, "fr", step.done("fr"))
    return len(steps)


def _check_mistakes(steps: list[Step]) -> int:
    mistakes = [(step, source) for step in steps for source in step.wrong("fr").values()]
    for step, source in mistakes:
        check_step(step, "fr", source)
    return len(mistakes)


def _diagnosis(steps: list[Step]) -> Callable[[], int]:
    """Look at every known mistake, as a check does once the program has been played."""
    made = [
        (source, step.start("fr"), (step.done("fr"), *step.right("fr").values()), problem)
        for step in steps
        for source in step.wrong("fr").values()
        for problem in [check_step(step, "fr", source).problem]
    ]

    def look() -> int:
        for source, start, rights, problem in made:
            diagnose(Written(source, "fr", start, rights, problem))
        return len(made)

    return look


def _check_items(items: list[Item]) -> int:
    for item in items:
        check_item(item, "fr", item.answer("fr"))
    return len(items)


if __name__ == "__main__":
    main()
