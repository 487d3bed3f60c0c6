"""The storyboard's cards as the page shows them, and a group's choice as an address carries it."""

from __future__ import annotations

from collections.abc import Callable

from pydantic import BaseModel

from serving.errors import Refused
from serving.languages import Language
from workshop_game.checking import Storyboard

Story = dict[str, str]
"""Question id -> id of the chosen card."""


class CardView(BaseModel):
    """A card; `text` is HTML."""

    id: str
    text: str


class QuestionView(BaseModel):
    """One choice to make and its cards; the first card is the usual one."""

    id: str
    title: str
    cards: list[CardView]


def storyboard_view(
    deck: Storyboard, language: Language, html: Callable[[str], str]
) -> list[QuestionView]:
    """The deck in one language."""
    slots = (deck.prose or {}).get(language, {})
    return [
        QuestionView(
            id=question.id,
            title=slots[question.id],
            cards=[
                CardView(id=card.id, text=html(slots[f"{question.id} {card.id}"]))
                for card in question.cards
            ],
        )
        for question in deck.questions
    ]


def read_story(text: str, deck: Storyboard) -> Story:
    """`place.night,rule.one` as a story; the usual card where a question is not named.

    Raises Refused `unknown_card` for a question or a card that the deck does not hold.
    """
    cards = {question.id: {card.id for card in question.cards} for question in deck.questions}
    story = deck.usual()
    for part in filter(None, text.split(",")):
        question, _, card = part.partition(".")
        if card not in cards.get(question, ()):
            raise Refused(404, "unknown_card")
        story[question] = card
    return story
