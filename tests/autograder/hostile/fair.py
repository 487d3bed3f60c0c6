"""What a fair person would give, beside what stock nbgrader and the kit give, for honest oddities.

`python -m tests.autograder.hostile.fair` writes the page of all of them into `docs/`.
"""

import json
import shutil
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.course import build
from harness.data_folder import DataFolder
from tests.autograder.conftest import EXERCISES, KIT, ROOT
from tests.autograder.hostile import oddities as in_hands
from tests.autograder.hostile import saved_by
from tests.autograder.hostile.notebooks import named
from workshop_game.checking import Item, load_items

FOLDER = Path(__file__).parent
PAGE = ROOT / "docs/fair.md"
TABLES = {
    "honest_values": "Answers that are values",
    "honest_programs": "Answers that are programs",
    "honest_notebooks": "What happens to a notebook",
}
REFUSED = "refused"
"""Stock nbgrader stopped at this copy, and gave it no score."""
Given = float | str
"""Points; or the reason for which a person has to look; or REFUSED."""


@dataclass(frozen=True)
class Oddity:
    """One honest copy, odd in one way, and what it is given by whom."""

    name: str
    table: str
    item: str
    did: str
    fair: float
    stock: Given
    kit: Given
    because: str = ""
    """Why these three are not the same."""
    why_fair: str = ""
    language: str = "en"
    code: str = ""
    """The whole answer, where it is not the exercise's own one with a change."""
    replace: tuple[tuple[str, str], ...] = ()
    before: str = ""
    after: str = ""
    change: str = ""
    """What happened to the notebook: a function of `oddities.py` or `saved_by.py`."""
    sample: bool = False
    """Whether it is given to stock nbgrader in every run of the tests."""

    def answer(self, item: Item) -> str:
        """The text in the cell of the answer. Raises AssertionError when nothing is replaced."""
        text = self.code.lstrip("\n") or item.answer(self.language)
        for old, new in self.replace:
            assert old in text, (self.name, old)
            text = text.replace(old, new.strip("\n") if new.count("\n") > 1 else new)
        parts = (self.before.strip("\n"), text, self.after.strip("\n"))
        return "\n".join(part for part in parts if part)


def oddities() -> dict[str, Oddity]:
    """Every row of the tables, by name. Raises TypeError for a row that is wrong."""
    found: dict[str, Oddity] = {}
    for table in TABLES:
        rows = tomllib.loads((FOLDER / f"{table}.toml").read_text(encoding="utf-8"))
        for name, row in rows.items():
            assert name not in found, name
            row["replace"] = tuple((old, new) for old, new in row.pop("replace", ()))
            found[name] = Oddity(name=name, table=table, **row)
    return found


def course_of(chosen: Iterable[Oddity], folder: Path) -> tuple[DataFolder, dict[str, Item]]:
    """A data folder with the course of the items that these need, and the items."""
    needed = {each.item for each in chosen}
    for item in [*load_items(EXERCISES), *load_items(KIT)]:
        if item.id in needed:
            shutil.copytree(item.folder, folder / "exercises" / item.id)
    data = DataFolder(folder / "data")
    build(data.path, folder / "exercises")
    return data, {item.id: item for item in load_items(folder / "exercises")}


def hand_in(data: DataFolder, items: dict[str, Item], chosen: Iterable[Oddity]) -> dict[str, str]:
    """Place a notebook for each; its name by candidate number."""
    names = {}
    for place, oddity in enumerate(chosen, start=1):
        number = f"C-{place:03}"
        names[number] = oddity.name
        assignment = f"aptitude_{oddity.language}"
        release = data.path / f"course/release/{assignment}/{oddity.item}.ipynb"
        notebook: dict[str, Any] = json.loads(release.read_text(encoding="utf-8"))
        named(notebook, "solution")["source"] = oddity.answer(items[oddity.item])
        if oddity.change:
            place_of = in_hands if hasattr(in_hands, oddity.change) else saved_by
            getattr(place_of, oddity.change)(notebook)
        path = data.path / f"course/submitted/{number}/{assignment}/{oddity.item}.ipynb"
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps(notebook), encoding="utf-8")
    return names


def page(rows: dict[str, Oddity]) -> str:
    """All of them in words and tables."""
    parts = [INTRODUCTION.format(**_counts(rows))]
    for table, title in TABLES.items():
        own = [each for each in rows.values() if each.table == table]
        differ = [each for each in own if each.because]
        same = [each for each in own if not each.because]
        parts.append(f"## {title}\n")
        parts.append(
            "| what the person did | fair | stock | kit | why they differ |\n|---|---|---|---|---|"
        )
        parts += [_row(each) for each in differ]
        parts.append(f"\nThe same from all three, {len(same)} of {len(own)}:\n")
        parts += [f"- {each.did} (`{each.name}`): {_said(each.fair)}" for each in same]
        parts.append("")
    return "\n".join(parts)


INTRODUCTION = """\
# What a fair person would give

{all} honest copies, each odd in one way, in exercises of the kit and of its tests. *Fair* is what a
person gives who reads the question and the answer and knows nothing of Python; it was written down
before a program had seen the copy. *Stock* is `nbgrader autograde` 0.9.6 alone, *kit* is `grade`.
This page is written by `python -m tests.autograder.hostile.fair` from the tables in
`tests/autograder/hostile/honest_*.toml`; tests give every copy to the kit, and with `--slow` to
stock nbgrader (a sample of them each time), and compare.

| | gives what a fair person gives | less | more | leaves it to a person, or stops |
|---|---|---|---|---|
| stock nbgrader | {stock_same} | {stock_less} | {stock_more} | {stock_none} |
| kit | {kit_same} | {kit_less} | {kit_more} | {kit_none} |

The kit gives {below} of them less than stock nbgrader does.
"""


def _counts(rows: dict[str, Oddity]) -> dict[str, int]:
    made = {"all": len(rows), "below": sum(map(is_below_stock, rows.values()))}
    for who in ("stock", "kit"):
        given = [(getattr(each, who), each.fair) for each in rows.values()]
        made[f"{who}_none"] = sum(isinstance(points, str) for points, _ in given)
        numbers = [(points, fair) for points, fair in given if not isinstance(points, str)]
        made[f"{who}_same"] = sum(points == fair for points, fair in numbers)
        made[f"{who}_less"] = sum(points < fair for points, fair in numbers)
        made[f"{who}_more"] = sum(points > fair for points, fair in numbers)
    return made


def is_below_stock(each: Oddity) -> bool:
    """Whether the machine of stock nbgrader gives points that the kit's does not."""
    if isinstance(each.stock, str):
        return False
    return each.stock > (0 if isinstance(each.kit, str) else each.kit)


def _row(each: Oddity) -> str:
    why = "; ".join(filter(None, (each.because, each.why_fair)))
    given = " | ".join(map(_said, (each.fair, each.stock, each.kit)))
    return f"| {each.did} (`{each.name}`) | {given} | {why} |"


def _said(given: Given) -> str:
    return f"`{given}`" if isinstance(given, str) and given != REFUSED else f"{given}"


if __name__ == "__main__":
    PAGE.write_text(page(oddities()), encoding="utf-8")
