"""Steps and items: what they say, what they check, which mistakes they know.

Standard library only: this package loads in a browser, in a notebook and in the grader.
"""

from workshop_game.checking.content import (
    Chapter,
    load_items,
    load_lessons,
    load_micro_lessons,
    tell_lessons,
)
from workshop_game.checking.formats import ContentError, NewerFormat, in_language, refuse_newer
from workshop_game.checking.item import Case, CaseResult, Item, ItemResult, check_item
from workshop_game.checking.kinds import CodeItem, WrittenItem
from workshop_game.checking.micro_lesson import MicroLesson
from workshop_game.checking.offers import Offer, offers
from workshop_game.checking.outcome import Outcome
from workshop_game.checking.step import Check, Mistake, Step
from workshop_game.checking.storyboard import Storyboard, load_storyboard
from workshop_game.checking.verdict import Verdict, check_step

__all__ = [
    "Case",
    "CaseResult",
    "Chapter",
    "Check",
    "CodeItem",
    "ContentError",
    "Item",
    "ItemResult",
    "MicroLesson",
    "Mistake",
    "NewerFormat",
    "Offer",
    "Outcome",
    "Step",
    "Storyboard",
    "Verdict",
    "WrittenItem",
    "check_item",
    "check_step",
    "in_language",
    "load_items",
    "load_lessons",
    "load_micro_lessons",
    "load_storyboard",
    "offers",
    "refuse_newer",
    "tell_lessons",
]
