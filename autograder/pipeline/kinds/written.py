"""An item that is answered in one's own words: nbgrader's manual grading, and the kit's sheets.

Because the item has levels, `marks` and `autograder.marking` have people read its answers.
"""

from dataclasses import replace

from autograder.pipeline.cells import (
    ANSWER_HERE,
    SOLUTION,
    Notebook,
    markdown_cell,
    words_cell,
)
from autograder.pipeline.kinds.grading import Grading, Looked
from autograder.pipeline.records import Record
from autograder.pipeline.wording import wording
from workshop_game.checking import Item, Outcome
from workshop_game.checking.outcome import outcome_of


def cells(item: Item, language: str) -> list[Notebook]:
    """One cell for words; the author's example of the highest level is its solution."""
    return [
        markdown_cell(ANSWER_HERE, wording("answer_words", language)),
        words_cell(item.answer(language), item.points),
    ]


def graded(record: Record, item: Item, looked: Looked) -> Record:
    """For people to mark; a score given in formgrader is one person's."""
    points = looked.by_hand.get(SOLUTION)
    outcome = Outcome.TO_MARK
    if item.is_untouched(record.language, record.source):
        outcome, points = Outcome.BLANK, 0
    elif points is not None:
        outcome = outcome_of(points, item.points, blank=False)
    return replace(record, outcome=outcome, points=points)


GRADING = Grading(cells, graded)
