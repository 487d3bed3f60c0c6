"""`atelier new`: folders of content that pass `atelier check` once their texts are written."""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from pathlib import Path

from atelier.places import LESSONS
from atelier.trouble import Trouble
from atelier.wording import Wording
from workshop_game.checking import ContentError
from workshop_game.checking.content import CHAPTER
from workshop_game.checking.folders import languages_of
from workshop_game.words import LANGUAGES

TEMPLATES = Path(__file__).with_name("templates")


def new_step(name: str, chapter: Path | None, say: Wording) -> Path:
    """Make the folder of a new step at the end of ``chapter`` (by default the last one).

    Raises:
        Trouble: the name cannot be an id, is taken, or the chapter does not exist.
    """
    _refuse_bad_name(name, say("new_bad_name", name=name))
    into = chapter or sorted(LESSONS.glob(f"*/{CHAPTER}"))[-1].parent
    if not (into / CHAPTER).is_file():
        raise Trouble(say("new_no_chapter", folder=into))
    taken = next(into.parent.glob(f"*/[0-9][0-9]_{name}"), None)
    if taken:
        raise Trouble(say("new_taken", folder=taken))
    try:
        languages = languages_of(into / CHAPTER)
    except ContentError as error:
        raise Trouble(error.text(say.language)) from error
    return _made("step", into / f"{_next_number(into):02}_{name}", name, languages)


def new_chapter(name: str, only: str, say: Wording, lessons: Path = LESSONS) -> Path:
    """Make the folder of a new chapter before the last one, which says goodbye.

    It is written in both languages, or in ``only`` one. Raises Trouble for a name that cannot be
    an id, or that a chapter has.
    """
    _refuse_bad_name(name, say("new_bad_chapter", name=name))
    taken = next(lessons.glob(f"*_{name}/{CHAPTER}"), None)
    if taken:
        raise Trouble(say("new_chapter_taken", folder=taken.parent))
    languages = (only,) if only else LANGUAGES
    folder = _made("chapter", lessons / f"{_place(lessons)}_{name}", name, languages)
    if only:
        with (folder / CHAPTER).open("a", encoding="utf-8") as file:
            file.write(f'languages = ["{only}"]\n')
    return folder


def _refuse_bad_name(name: str, refusal: str) -> None:
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        raise Trouble(refusal)


def _made(template: str, folder: Path, name: str, languages: Sequence[str]) -> Path:
    """The folder of the template, with its name in it and the prose of these languages."""
    shutil.copytree(TEMPLATES / template, folder)
    table = folder / f"{template}.toml"
    table.write_text(table.read_text(encoding="utf-8").replace("NAME", name), encoding="utf-8")
    for language in set(LANGUAGES) - set(languages):
        (folder / f"{language}.md").unlink()
    return folder


def _next_number(chapter: Path) -> int:
    numbers = [int(path.name[:2]) for path in chapter.glob("[0-9][0-9]_*")]
    return max(numbers, default=0) + 1


def _place(lessons: Path) -> str:
    """What the folder begins with, as folders are read in the order of their names.

    Between the two last chapters, `07_winning` and `08_avalanche`, that is `07b`, then `07c`.
    """
    names = sorted(path.parent.name for path in lessons.glob(f"*/{CHAPTER}"))
    if len(names) < 2:
        return f"{len(names) + 1:02}"
    number = names[-2].partition("_")[0][:2]
    used = [name.partition("_")[0] for name in names]
    return next(f"{number}{letter}" for letter in _LETTERS if f"{number}{letter}" not in used)


_LETTERS = "bcdefghijklmnopqrstuvwxyz"
