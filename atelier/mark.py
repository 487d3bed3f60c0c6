"""`atelier mark`: written answers, read by two people who do not see each other's marks."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console

from atelier.places import EXERCISES
from atelier.trouble import Trouble
from atelier.wording import Wording
from autograder import dossier
from autograder.marking import Marking
from autograder.marking import mark as take_in
from workshop_game.checking import ContentError, NewerFormat, in_language

PROBLEMS = {
    "columns": "mark_problem_columns",
    "item": "mark_problem_item",
    "level": "mark_problem_level",
    "twice": "mark_problem_twice",
}


def mark(data: Path, say: Wording, console: Console) -> bool:
    """Take the sheets in and write what is still to be read; True when no line is to be mended.

    Raises:
        Trouble: nothing was graded yet, or the records or the exercises cannot be read.
    """
    if not (data / "records" / "outcomes.json").exists():
        raise Trouble(say("mark_nothing_graded"))
    try:
        marking = take_in(data, EXERCISES)
        dossier.write(data, EXERCISES)
    except NewerFormat as error:
        raise Trouble(error.text(say.language)) from error
    except (ContentError, ValueError, OSError) as error:
        raise Trouble(say("mark_stopped", error=in_language(error, say.language))) from error
    for problem in marking.problems:
        sentence = say(PROBLEMS[problem.id], line=problem.line, value=problem.value)
        console.print(f"!!  {problem.path.name} : {sentence}", markup=False, soft_wrap=True)
    _summary(marking, say, console)
    return not marking.problems


def _summary(marking: Marking, say: Wording, console: Console) -> None:
    def tell(key: str, **values: object) -> None:
        console.print(say(key, **values), markup=False, soft_wrap=True)

    if not marking.answers:
        tell("mark_none")
        return
    tell("mark_counts", count=marking.answers, agreed=marking.agreed)
    for marker, left in marking.left.items():
        if left:
            tell(
                "mark_third" if marker == max(marking.left) else "mark_left",
                marker=marker,
                count=left,
            )
    if any(marking.left.values()):
        tell("mark_how", folder=marking.pages[0].parent)
