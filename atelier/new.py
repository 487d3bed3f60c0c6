"""`atelier new step NAME`: a folder that passes `atelier check` once its texts are written."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from atelier.places import LESSONS
from atelier.trouble import Trouble
from atelier.wording import Wording

TEMPLATE = Path(__file__).with_name("templates") / "step"


def new_step(name: str, chapter: Path | None, say: Wording) -> Path:
    """Make the folder of a new step at the end of ``chapter`` (by default the last one).

    Raises:
        Trouble: the name cannot be an id, is taken, or the chapter does not exist.
    """
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        raise Trouble(say("new_bad_name", name=name))
    into = chapter or sorted(LESSONS.glob("*/chapter.toml"))[-1].parent
    if not (into / "chapter.toml").is_file():
        raise Trouble(say("new_no_chapter", folder=into))
    taken = next(into.parent.glob(f"*/[0-9][0-9]_{name}"), None)
    if taken:
        raise Trouble(say("new_taken", folder=taken))
    folder = into / f"{_next_number(into):02}_{name}"
    shutil.copytree(TEMPLATE, folder)
    table = folder / "step.toml"
    table.write_text(table.read_text(encoding="utf-8").replace("NAME", name), encoding="utf-8")
    return folder


def _next_number(chapter: Path) -> int:
    numbers = [int(path.name[:2]) for path in chapter.glob("[0-9][0-9]_*")]
    return max(numbers, default=0) + 1
