"""The board's facts in words: calm, exact, never a rank and never a blame."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache

from classroom.board.overview import SeatFacts
from classroom.board.wording import WORDING
from classroom.course.content import Content, Course
from classroom.course.views import html
from classroom.room import Room
from serving.languages import Language
from workshop_game.checking import Step

QUIET_MINUTES = 5
LONG_MINUTES = 15
AWAY_MINUTES = 60


@dataclass(frozen=True)
class Place:
    """Where a seat is in the course."""

    title: str
    chapter: str = ""
    helper: str = ""
    """HTML: what the author advises to whoever comes to help."""
    mistakes: dict[str, str] = field(default_factory=dict)
    """Id of a known mistake -> HTML: what the page tells about it."""


@dataclass(frozen=True)
class SeatCard:
    """One seat, ready to be shown."""

    seat: int
    symbol: str
    name: str
    place: Place
    result: str
    """One of the ids of `board_result`: it chooses the mark and the colour beside the words."""
    result_text: str
    advice: str
    """HTML: what the page told about a known mistake; else empty."""
    activity: str
    is_quiet: bool
    saved: str
    joined: str
    card_code: str
    passed: list[str]
    last_help: str
    asked: str
    someone_goes: bool
    entry: str
    """What one person types to come to this seat; empty while nobody is called."""
    entry_lasts: str


class Guide:
    """Finds the titles and the advice of steps and items, in one language."""

    def __init__(self, content: Content, language: Language) -> None:
        self.language = language
        course = content.current()
        self.places = _places(course, language) if course else {}
        self.problem = content.problem

    def place(self, document: str | None) -> Place:
        """Where `document` is; a document that the course does not know keeps its own name."""
        if document is None:
            return Place(WORDING.text("board.no_step", self.language))
        if document in self.places:
            return self.places[document]
        kind, _, name = document.partition(":")
        if kind == "item":
            return Place(WORDING.text("board.aptitude", self.language))
        if kind == "free":
            return Place(WORDING.text("board.free", self.language))
        return Place(name)


@lru_cache(maxsize=4)
def _places(course: Course, language: Language) -> dict[str, Place]:
    """Every step and item of a course, in order; rendered once for each course."""
    steps = {
        f"step:{step.id}": _step(step, chapter.title[language], language)
        for chapter in course.chapters
        for step in chapter.steps
    }
    aptitude = WORDING.text("board.aptitude", language)
    items = {
        f"item:{item.id}": Place(item.prose[language]["title"], aptitude) for item in course.items
    }
    return steps | items


def _step(step: Step, chapter: str, language: Language) -> Place:
    prose = step.prose[language]
    mistakes = {
        slot.removeprefix("mistake "): html(text)
        for slot, text in prose.items()
        if slot.startswith("mistake ")
    }
    return Place(prose["title"], chapter, html(prose.get("helper", "")), mistakes)


class Teller:
    """Says facts in one language, at one moment."""

    def __init__(self, room: Room, language: Language) -> None:
        self.guide = Guide(room.content, language)
        self.language = language
        self.now = room.settings.now()
        self.entries = room.entries

    def say(self, key: str, **values: object) -> str:
        """The sentence `key` of `wording.toml`."""
        return WORDING.text(key, self.language, **values)

    def card(self, facts: SeatFacts) -> SeatCard:
        """One seat in words."""
        place = self.guide.place(facts.document)
        entry = self.entries.of(facts.seat)
        return SeatCard(
            seat=facts.seat,
            symbol=facts.animal.symbol,
            name=facts.animal.name[self.language],
            place=place,
            result=facts.result,
            result_text=self.result(facts),
            advice=place.mistakes.get(facts.detail, ""),
            activity=self.activity(facts.last_seen_at),
            is_quiet=self._minutes(facts.last_seen_at) >= LONG_MINUTES,
            saved=self.saved(facts.saved_at),
            joined=self.say("board.joined_at", time=self.clock(facts.joined_at)),
            card_code=facts.card_code,
            passed=self.passed(facts.passed),
            last_help=self.last_help(facts),
            asked=self.asked(facts.call.asked_at) if facts.call else "",
            someone_goes=bool(facts.call and facts.call.someone_goes),
            entry=entry.words if entry else "",
            entry_lasts=self.entry_lasts(entry.until) if entry else "",
        )

    def entry_lasts(self, until: float) -> str:
        """How long an entry is still good."""
        minutes = max(1, round((until - self.entries.now()) / 60))
        return self.say(f"board_entry.{'one' if minutes == 1 else 'many'}", minutes=minutes)

    def result(self, facts: SeatFacts) -> str:
        """The last result in words; nothing at all for an aptitude item."""
        if facts.document and facts.document.startswith("item:"):
            return self.say("board.aptitude_alone")
        if facts.result == "error" and facts.detail:
            known = facts.detail in WORDING.table["board_error"]
            name = facts.detail if known else "other"
            return self.say(f"board_error.{name}", type=facts.detail)
        return self.say(f"board_result.{facts.result}")

    def activity(self, seen: datetime) -> str:
        """How long a seat has been quiet, kindly."""
        minutes = self._minutes(seen)
        if minutes >= AWAY_MINUTES:
            return self.say("board_activity.away", time=self.clock(seen))
        bounds = (("long", LONG_MINUTES), ("quiet", QUIET_MINUTES), ("recent", 1), ("now", 0))
        name = next(name for name, least in bounds if minutes >= least)
        return self.say(f"board_activity.{name}", minutes=minutes)

    def asked(self, at: datetime) -> str:
        """How long a call has waited."""
        minutes = self._minutes(at)
        name = ("now", "one")[minutes] if minutes < 2 else "many"
        return self.say(f"board_asked.{name}", minutes=minutes)

    def saved(self, at: datetime | None) -> str:
        """When the last version of a seat's work was stored."""
        if at is None:
            return self.say("board_saved.none")
        return self.say("board_saved.at", time=self.clock(at))

    def passed(self, documents: frozenset[str]) -> list[str]:
        """The titles of the steps passed, in the order of the story."""
        return [place.title for name, place in self.guide.places.items() if name in documents]

    def last_help(self, facts: SeatFacts) -> str:
        """The last help received, or nothing."""
        if facts.last_help is None:
            return ""
        kind = self.say(f"help_kind.{facts.last_help.kind}")
        return self.say("board.last_help", kind=kind, time=self.clock(facts.last_help.at))

    def clock(self, at: datetime) -> str:
        """A time of day, on the clock of the room."""
        return at.astimezone().strftime("%H:%M" if self.language == "en" else "%H\u202fh\u202f%M")

    def _minutes(self, since: datetime) -> int:
        return max(0, int((self.now - since).total_seconds() // 60))
