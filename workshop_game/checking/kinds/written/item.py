"""An item that is answered in one's own words, with the rubric by which people mark it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from workshop_game.checking.exercise import Item, ItemResult
from workshop_game.checking.mistakes import UNCHANGED
from workshop_game.checking.outcome import Outcome

if TYPE_CHECKING:
    from workshop_game.checking.author.complaint import Complaint


@dataclass(frozen=True, kw_only=True)
class WrittenItem(Item):
    """Words are the answer; nothing runs, and people give it a level of the rubric."""

    kind: ClassVar[str] = "written"
    public: ClassVar[tuple[str, ...]] = ("levels",)

    @property
    def points(self) -> float:
        """The highest level."""
        return self.levels - 1

    def check(self, language: str, source: str) -> ItemResult:
        """Nothing is judged here: it is for people to mark, unless nothing was written."""
        blank = self.is_untouched(language, source)
        return ItemResult(Outcome.BLANK if blank else Outcome.TO_MARK, 0, self.points)

    def is_untouched(self, language: str, source: str) -> bool:  # noqa: ARG002 (no language)
        """Whether nothing was written."""
        return not source.strip()

    def complaints(self) -> Iterator[Complaint]:
        """What the rules of words say."""
        from workshop_game.checking.kinds.written.author.rules import check

        return check(self)

    def structure(self) -> dict[str, Any]:
        """The scale and its example answers."""
        levels = ", ".join(str(level) for level in sorted(self.anchors.values()))
        return {"levels": self.levels, "[[anchor]]": levels or "–"}

    def answer(self, language: str) -> str:
        """The first example of the highest level; empty where the examples are not."""
        return next(iter(self._anchored(language, top=True).values()), "")

    def right(self, language: str) -> dict[str, str]:
        """The other examples of the highest level, by anchor."""
        return dict(list(self._anchored(language, top=True).items())[1:])

    def wrong(self, language: str) -> dict[str, str]:
        """No word at all, and the examples of the lower levels, by anchor."""
        return {UNCHANGED: "", **self._anchored(language, top=False)}

    def _anchored(self, language: str, *, top: bool) -> dict[str, str]:
        prose, most = self.prose[language], self.levels - 1
        chosen = [id for id, level in self.anchors.items() if (level == most) is top]
        return {id: prose[f"anchor {id}"] for id in chosen if f"anchor {id}" in prose}
