"""The rules of twins: two forms of equal structure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from workshop_game.checking.author.complaint import Complaint, complaint
from workshop_game.checking.content import load_item
from workshop_game.checking.exercise import Item
from workshop_game.checking.formats import ContentError

FORMS = ("A", "B")
"""The names of two twins, in the order in which they are taken."""


def check(items: Sequence[Item]) -> Iterator[Complaint]:
    """What is still to do for the pairs that ``items`` belong to.

    Twins that were not asked for are looked up in the neighbour folders.
    """
    seen: set[str] = set()
    for item in items:
        yield from _form(item)
        if item.pair and item.pair not in seen:
            seen.add(item.pair)
            yield from _pair(_family(item, items))


def structure(item: Item) -> dict[str, Any]:
    """What twins have in common, by the word of ``item.toml`` that says it."""
    return {
        "kind": item.kind,
        **item.structure(),
        "minutes": item.minutes,
        "difficulty": item.difficulty,
        "skills": ", ".join(sorted(item.skills)),
        "lesson": item.lesson or "–",
    }


def _form(item: Item) -> Iterator[Complaint]:
    path = item.folder / "item.toml"
    if item.form and not item.pair:
        yield complaint(path, "form_without_pair", form=item.form)
    if item.pair and item.form not in FORMS:
        yield complaint(path, "unknown_form", form=item.form)


def _family(item: Item, items: Sequence[Item]) -> list[Item]:
    """Every item of the pair, in the order of the forms."""
    found = {each.folder: each for each in items if each.pair == item.pair}
    for path in sorted(item.folder.parent.glob("*/item.toml")):
        if path.parent not in found:
            neighbour = _neighbour(path.parent)
            found |= {path.parent: neighbour} if neighbour and neighbour.pair == item.pair else {}
    return sorted(found.values(), key=lambda each: (each.form, each.folder))


def _neighbour(folder: Path) -> Item | None:
    try:
        return load_item(folder)
    except (ContentError, SyntaxError):
        return None  # its own check says what is wrong there


def _pair(family: list[Item]) -> Iterator[Complaint]:
    path = family[0].folder / "item.toml"
    if len(family) == 1:
        yield complaint(path, "twin_missing", pair=family[0].pair, form=_other(family[0].form))
    if len(family) > len(FORMS):
        names = ", ".join(each.folder.name for each in family)
        yield complaint(path, "too_many_twins", pair=family[0].pair, names=names)
    if len(family) == len(FORMS):
        yield from _equal(*family)


def _other(form: str) -> str:
    return next(each for each in FORMS if each != form)


def _equal(one: Item, other: Item) -> Iterator[Complaint]:
    path = other.folder / "item.toml"
    if one.form == other.form:
        yield complaint(path, "same_form", form=one.form, other=one.folder.name)
    first, second = structure(one), structure(other)
    for what in [each for each in first if each in second]:
        if second[what] != first[what]:
            yield complaint(
                path,
                "twins_differ",
                other=one.folder.name,
                what=what,
                here=second[what],
                there=first[what],
            )
