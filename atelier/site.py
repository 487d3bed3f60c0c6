"""`atelier site`: the page as plain files, for any static host, without a classroom.

What a server would answer is written once: the course with marks for the storyboard's words, and
the released notebook of each exercise. Work stays in the reader's browser.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from atelier.places import EXERCISES, PAGE, ROOT
from atelier.trouble import Trouble
from atelier.wording import Wording
from autograder.course import CourseError, build, release_notebook
from classroom.course.static_course import (
    MarkProblem,
    every_item,
    marked_cards,
    marked_courses,
)
from classroom.delivery.bundle import build_bundles
from serving.version import kit_version
from workshop_game.checking import (
    ContentError,
    Item,
    in_language,
    load_items,
    offers,
)
from workshop_game.words import LANGUAGES

WRITTEN = ".atelier-site.json"
"""In the folder of a site: which files are ours, so that a second build removes no other."""

ROOM_FOR_THE_PAGE = '<div id="page"></div>'
OPENING = '<html lang="fr"'
ALONE = f'{OPENING} data-classroom="none"'

Files = dict[str, bytes]


def site(out: Path, say: Wording) -> int:
    """Write the site into ``out`` and return its number of files.

    Raises:
        Trouble: the page is not built, ``out`` holds something else, the content cannot be read.
    """
    if not (PAGE / "index.html").is_file():
        raise Trouble(say("page_missing"))
    before = _ours(out, say)
    build_bundles(ROOT, PAGE)
    files = _answers(say)
    for name in before:
        (out / name).unlink(missing_ok=True)
    for name, data in _page():
        files[name] = data
    for name, data in files.items():
        _write(out / name, data)
    _write(out / WRITTEN, json.dumps(sorted(files), indent=0).encode())
    return len(files)


def _ours(out: Path, say: Wording) -> list[str]:
    """The files of the site that is there already. Raises Trouble for a folder that is not ours."""
    if out.exists() and not out.is_dir():
        raise Trouble(say("site_not_a_folder", folder=out))
    listed = out / WRITTEN
    if listed.is_file():
        names: list[str] = json.loads(listed.read_text(encoding="utf-8"))
        return [name for name in names if (out / name).resolve().is_relative_to(out.resolve())]
    if out.exists() and any(out.iterdir()):
        raise Trouble(say("site_not_ours", folder=out))
    return []


def _page() -> Iterator[tuple[str, bytes]]:
    """The built page; its first line says that there is no classroom.

    Opened from a disk it stays empty, since browsers load no module there: then it says so.
    """
    for path in sorted(PAGE.rglob("*")):
        name = path.relative_to(PAGE).as_posix()
        if not path.is_file() or name.startswith(("index.html.", "compiled/")):
            continue
        data = path.read_bytes()
        yield name, _alone(data.decode()).encode() if name == "index.html" else data


def _alone(index: str) -> str:
    from_disk = f"{ROOM_FOR_THE_PAGE}\n{_from_disk()}"
    return index.replace(OPENING, ALONE).replace(ROOM_FOR_THE_PAGE, from_disk)


def _from_disk() -> str:
    """What to do instead of a double click, in every language; hidden on a server."""
    told = "".join(
        f'<section lang="{language}">{Wording(language)("site_from_disk")}</section>'
        for language in LANGUAGES
    )
    show = 'document.getElementById("from-disk").hidden = location.protocol !== "file:";'
    return f'<main id="from-disk" hidden>{told}</main>\n<script>{show}</script>'


def _answers(say: Wording) -> Files:
    """What the page would ask a server for."""
    try:
        items = load_items(EXERCISES)
        courses = marked_courses(ROOT)
        files = {f"api/content/{language}.json": text for language, text in courses.items()}
        files["api/cards.json"] = _json(marked_cards(ROOT))
        files["api/exercises.json"] = every_item(ROOT)
        files["api/site.json"] = _json(_site(items))
        return {name: text.encode() for name, text in files.items()} | _notebooks(items)
    except (ContentError, KeyError, MarkProblem, CourseError) as error:
        raise Trouble(say("site_content", error=in_language(error, say.language))) from error


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _site(items: list[Item]) -> dict[str, object]:
    """The two sets of twins, of which a browser draws one; and which item opens another."""
    drawn = [offers(items, number) for number in ("C-001", "C-002")]
    return {
        "version": kit_version(),
        "offers": [[offer.item.id for offer in one] for one in drawn],
        "opens": {offer.item.id: offer.opens.id for one in drawn for offer in one if offer.opens},
    }


def _notebooks(items: list[Item]) -> Files:
    """The released notebook of each item, in each language, as nbgrader makes it.

    Each says that nobody watches what is written in it: the grader puts that on the record.
    """
    with tempfile.TemporaryDirectory() as folder:
        course = build(Path(folder), EXERCISES)
        return {
            f"api/notebooks/{language}/{item.id}.ipynb": _unsupervised(
                release_notebook(course, f"aptitude_{language}", item.id)
            )
            for language in LANGUAGES
            for item in items
        }


def _unsupervised(released: Path) -> bytes:
    notebook = json.loads(released.read_text(encoding="utf-8"))
    notebook["metadata"]["supervised"] = False
    return json.dumps(notebook, ensure_ascii=False, indent=1).encode()


def _write(file: Path, data: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    temporary = file.with_name(file.name + ".new")
    temporary.write_bytes(data)
    shutil.move(temporary, file)
