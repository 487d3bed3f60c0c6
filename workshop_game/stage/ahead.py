"""What the first game and the first check would read, read ahead.

The page's Python begins with a picture of its memory (``classroom/page/scripts/picture.mjs``),
taken after this: texts that are parsed once, when the page is built, are parsed by no
participant's computer.
"""

from __future__ import annotations

from workshop_game.checking import verdict
from workshop_game.diagnosis.told import sentences as found
from workshop_game.explain import entries as explanations
from workshop_game.stage import draw
from workshop_game.stage.catalogue import catalogue, palette
from workshop_game.stage.motion import walking_kinds
from workshop_game.words import messages


def read_tables() -> None:
    """Read every table of the kit: sentences, explanations of errors, drawings, colours.

    No picture and no letter is drawn: a font keeps its file open, and the file stays behind.
    """
    for table in (
        messages.sentences,
        draw.sentences,
        verdict.sentences,
        found,
        explanations.entries,
        catalogue,
        palette,
    ):
        table()
    walking_kinds()
