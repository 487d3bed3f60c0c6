"""An aptitude item, as its author wrote it, and what an answer to it gets.

What only one kind of item knows is in ``kinds``.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Self

from workshop_game.checking.folders import own_names, read_prose
from workshop_game.checking.outcome import Outcome
from workshop_game.checking.step import translate_all
from workshop_game.checking.verdict import sentence
from workshop_game.words import Names, translate_code

if TYPE_CHECKING:  # a participant's browser has no rules for authors
    from workshop_game.checking.author.complaint import Complaint

Plain = int | float | str | bool | list[Any] | None
"""What a case may expect: values that JSON and TOML can write."""

PUBLIC = (
    *("format", "id", "role", "kind", "pair", "form", "lesson"),
    *("minutes", "difficulty", "skills", "case"),
)
"""The lines of an ``item.toml`` that a candidate may know, of every kind."""


@dataclass(frozen=True)
class Case:
    """One situation: an expression evaluated after the answer ran, and the value expected."""

    id: str
    code: str
    expect: Plain
    points: float
    shown: bool
    others: tuple[Plain, ...] = ()
    """Further values that are as right as the one expected."""

    @property
    def accepted(self) -> tuple[Plain, ...]:
        """Every right value."""
        return self.expect, *self.others


@dataclass(frozen=True, kw_only=True)
class Item(ABC):
    """One item; code is kept with English words and given in the language asked for.

    Each kind of item is a class below this one: what an answer is, how it is looked at, and what
    its author has to write.
    """

    kind: ClassVar[str]
    """What ``item.toml`` calls it."""
    public: ClassVar[tuple[str, ...]] = ()
    """Further lines of this kind's ``item.toml`` that a candidate may know."""

    id: str
    folder: Path
    minutes: int
    difficulty: int
    """The author's estimate, from 1 (most people get it all) to 5 (few do)."""
    skills: tuple[str, ...]
    prose: dict[str, dict[str, str]]
    names: Names
    cases: tuple[Case, ...] = ()
    mistakes: dict[str, float] = field(default_factory=dict)
    """Known mistakes, and the points that each leaves."""
    given_code: str = ""
    start_code: str = ""
    answer_code: str = ""
    right_code: dict[str, str] = field(default_factory=dict)
    wrong_code: dict[str, str] = field(default_factory=dict)
    pair: str = ""
    """Twins share it: two items of equal structure, of which a candidate gets one."""
    form: str = ""
    """Which of the two twins it is: A or B."""
    lesson: str = ""
    """The micro-lesson between it and its twin, which then both are offered."""
    levels: int = 0
    """How many levels people choose from, 0 upwards, to mark an answer; none: nobody has to."""
    anchors: dict[str, int] = field(default_factory=dict)
    """Example answers of a rubric and the level of each, by id; their text is in the prose."""

    @classmethod
    def read(cls, folder: Path, table: dict[str, Any], **own: Any) -> Self:
        """The item of an ``item.toml``; ``own`` are the fields that its kind adds.

        Raises:
            KeyError: a line is missing.
            ContentError: a file is missing or cannot be read.
        """
        names = own_names(folder)
        return cls(
            id=table["id"],
            folder=folder,
            minutes=table["minutes"],
            difficulty=table.get("difficulty", 3),
            skills=tuple(table["skills"]),
            prose=read_prose(folder, names),
            names=names,
            cases=tuple(_case(each, table.get("call")) for each in table.get("case", ())),
            mistakes={each["id"]: each["points"] for each in table.get("mistake", ())},
            pair=table.get("pair", ""),
            form=table.get("form", ""),
            lesson=table.get("lesson", ""),
            levels=table.get("levels", 0),
            anchors={each["id"]: each["level"] for each in table.get("anchor", ())},
            **own,
        )

    @classmethod
    def public_table(cls, table: dict[str, Any]) -> dict[str, Any]:
        """The part of an ``item.toml`` that a candidate may know: of the cases, the shown ones."""
        known = {key: value for key, value in table.items() if key in (*PUBLIC, *cls.public)}
        shown = [case for case in table.get("case", []) if case.get("shown") is True]
        return {**known, "case": shown}

    @property
    def of_values(self) -> bool:
        """Whether answers are values, one a line: there a slip costs its own line alone."""
        return False

    @property
    @abstractmethod
    def points(self) -> float:
        """The most that the item can give."""

    @abstractmethod
    def check(self, language: str, source: str) -> ItemResult:
        """What an answer gets here; points that people give come later."""

    @abstractmethod
    def is_untouched(self, language: str, source: str) -> bool:
        """Whether an answer is still what was given."""

    @abstractmethod
    def complaints(self) -> Iterator[Complaint]:
        """Everything an author still has to do in this item."""

    @abstractmethod
    def structure(self) -> dict[str, Any]:
        """What twins of this kind have in common, by the word of ``item.toml`` that says it."""

    def given(self, language: str) -> str:
        """Code that runs before the answer and cannot be changed; may be empty."""
        return translate_code(self.given_code, language, self.names)

    def start(self, language: str) -> str:
        """What the editor holds at first."""
        return translate_code(self.start_code, language, self.names)

    def answer(self, language: str) -> str:
        """The author's own answer; empty in the part that participants receive."""
        return translate_code(self.answer_code, language, self.names)

    def right(self, language: str) -> dict[str, str]:
        """Further right answers, by a name of each."""
        return translate_all(self.right_code, language, self.names)

    def wrong(self, language: str) -> dict[str, str]:
        """Known wrong answers, by a name of each."""
        return translate_all(self.wrong_code, language, self.names)

    def expression(self, case: Case, language: str) -> str:
        """The expression of ``case`` as it reads in ``language``."""
        return translate_code(case.code, language, self.names)

    def expected(self, case: Case, language: str) -> list[Plain]:
        """The values that are right for ``case``; value words are those of ``language``."""
        return [_translated(value, language, self.names) for value in case.accepted]

    def expected_text(self, case: Case, language: str) -> str:
        """The same as Python writes them, for a reader: ``5``, or ``5 or 6``."""
        return sentence("or", language).join(map(repr, self.expected(case, language)))


@dataclass(frozen=True)
class CaseResult:
    """What one case gave. ``observed`` is a readable form of the value, or of the error."""

    id: str
    passed: bool
    points: float
    out_of: float
    shown: bool
    expression: str
    observed: str
    expected: str

    def as_json(self) -> dict[str, Any]:
        """Every field, ready for JSON."""
        return dict(vars(self))


@dataclass(frozen=True)
class ItemResult:
    """What an answer gets, case by case; ``printed`` is what the answer wrote."""

    outcome: Outcome
    points: float
    out_of: float
    cases: tuple[CaseResult, ...] = ()
    printed: str = ""
    unread: tuple[int, ...] = ()
    """The lines that Python could not read or run, where the others were read without them."""

    def as_json(self) -> dict[str, Any]:
        """Every field, ready for JSON."""
        cases = [case.as_json() for case in self.cases]
        return {**vars(self), "outcome": str(self.outcome), "cases": cases}


def check_item(item: Item, language: str, source: str) -> ItemResult:
    """Look at an answer, with every case that ``item`` holds."""
    return item.check(language, source)


def _translated(value: Plain, language: str, names: Names) -> Plain:
    if isinstance(value, list):
        return [_translated(part, language, names) for part in value]
    if isinstance(value, str):
        translated: str = names.words.get(value, {}).get(language, value)
        return translated
    return value


def _case(table: dict[str, Any], call: str | None) -> Case:
    code = table.get("evaluate")
    if code is None:
        if call is None:
            raise KeyError("call")
        code = f"{call}({', '.join(repr(value) for value in table['give'])})"
    points = 0 if table.get("shown") else table["points"]
    expect, *others = table["accept"] if "accept" in table else [table["expect"]]
    return Case(table["id"], code, expect, points, table.get("shown", False), tuple(others))
