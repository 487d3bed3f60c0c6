"""exercises/ -> a plain nbgrader course in DATA/course."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

from autograder.pipeline import engine
from autograder.pipeline.cells import CourseError
from autograder.pipeline.items import LANGUAGES, assignment_of, items_by_id
from autograder.pipeline.notebooks import notebook_text, source_notebook
from workshop_game.checking import Item

BUILT = ".built.json"
"""What the last build wrote, with its fingerprints: an unchanged course is not built again."""

HAS_SUBMISSIONS = "submissions associated with it"
"""In nbgrader's refusal to add or remove cells or notebooks that were already graded."""

Sources = dict[str, str]
"""Path below the course -> text of the notebook."""


def build(data: Path, exercises: Path) -> Path:
    """Write `DATA/course` and return its path. Does nothing when nothing changed.

    `release/` and the gradebook come from nbgrader's own generate step. When cells or notebooks
    were added or removed and the gradebook already holds submissions, nbgrader refuses; the old
    gradebook is then kept beside the new one, which starts empty and is filled by grading.
    Raises CourseError.
    """
    items = items_by_id(exercises)
    if not items:
        raise CourseError(f"No item found in {exercises}: each needs a folder with an item.toml.")
    course = (data / "course").resolve()
    sources = _sources(items.values())
    if _is_built(course, sources):
        return course
    _write_sources(course, sources)
    _generate(course)
    fingerprints = {name: _fingerprint(text) for name, text in sources.items()}
    (course / BUILT).write_text(json.dumps(fingerprints, indent=1) + "\n", encoding="utf-8")
    return course


def release_notebook(course: Path, assignment: str, item: str) -> Path:
    """Where the participants' version of a notebook is."""
    return course / "release" / assignment / f"{item}.ipynb"


def _sources(items: Iterable[Item]) -> Sources:
    return {
        f"source/{assignment_of(language)}/{item.id}.ipynb": notebook_text(
            source_notebook(item, language)
        )
        for item in items
        for language in LANGUAGES
    }


def _is_built(course: Path, sources: Sources) -> bool:
    if not (course / "gradebook.db").exists():
        return False
    fingerprints = {name: _fingerprint(text) for name, text in sources.items()}
    releases = [course / name.replace("source/", "release/", 1) for name in sources]
    return _last_built(course) == fingerprints and all(path.exists() for path in releases)


def _last_built(course: Path) -> dict[str, str]:
    path = course / BUILT
    if not path.exists():
        return {}
    return dict(json.loads(path.read_text(encoding="utf-8")))


def _write_sources(course: Path, sources: Sources) -> None:
    for name in _last_built(course).keys() - sources.keys():
        (course / name).unlink(missing_ok=True)
    for name, text in sources.items():
        path = course / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (course / "nbgrader_config.py").write_text(engine.CONFIG_FILE, encoding="utf-8")
    (course / BUILT).unlink(missing_ok=True)


def _generate(course: Path) -> None:
    try:
        _generate_each(course)
    except engine.EngineError as error:
        if HAS_SUBMISSIONS not in str(error):
            raise CourseError(f"nbgrader could not make the release: {error}") from error
        _set_gradebook_aside(course)
        _generate_each(course)


def _generate_each(course: Path) -> None:
    for language in LANGUAGES:
        engine.generate(course, assignment_of(language))


def _set_gradebook_aside(course: Path) -> None:
    """Scores given by people are in there: it is renamed, never deleted."""
    book = course / "gradebook.db"
    digest = hashlib.sha256(book.read_bytes()).hexdigest()[:12]
    book.rename(course / f"gradebook-before-{digest}.db")


def _fingerprint(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
