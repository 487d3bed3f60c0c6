"""A data folder with copies, as the classroom would leave it."""

import shutil
from pathlib import Path

from sqlalchemy import create_engine, insert

from atelier.places import EXERCISES
from autograder.pipeline.contract import REVISIONS, version
from classroom.stores.aptitude import Aptitude
from workshop_game.checking import Item, load_items

LANGUAGE = "fr"
NOTEBOOKS = 3
"""How many of the kit's items a candidate answers."""


def exercises(folder: Path) -> list[Item]:
    """The first items of the kit, alone in `folder`."""
    for item in load_items(EXERCISES)[:NOTEBOOKS]:
        shutil.copytree(item.folder, folder / item.folder.name)
    return load_items(folder)


def hand_in(data: Path, items: list[Item], candidates: int) -> None:
    """Right and known wrong answers in turn, each candidate's with a remark of its own."""
    data.mkdir(parents=True)
    engine = create_engine(f"sqlite:///{data / 'aptitude.sqlite'}")
    Aptitude.metadata.create_all(engine)
    version.create(engine)
    tables = Aptitude.metadata.tables
    people, copies = [], []
    for place in range(candidates):
        number = f"C-{place + 1:04}"
        people.append(
            {"number": number, "language": LANGUAGE, "token_hash": number, "entered_at": ""}
        )
        copies += [_copy(item, number, place) for item in items]
    with engine.begin() as store:
        store.execute(insert(version).values(version_num=REVISIONS[-1]))
        store.execute(insert(tables["candidates"]), people)
        store.execute(insert(tables["copies"]), copies)
    engine.dispose()


def _copy(item: Item, number: str, place: int) -> dict[str, object]:
    answers = [
        item.answer(LANGUAGE),
        *item.right(LANGUAGE).values(),
        *item.wrong(LANGUAGE).values(),
    ]
    return {
        "candidate": number,
        "item": item.id,
        "seq": 1,
        "language": LANGUAGE,
        "source": f"{answers[place % len(answers)]}\n# {number}\n",
        "handed_in_at": "",
        "receipt": f"{number}-{item.id}",
        "kit_version": "",
    }
