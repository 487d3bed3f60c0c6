"""nbgrader's feedback pages, with what was looked at in words in the place of the hidden tests."""

import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from nbconvert.preprocessors import CSSHTMLHeaderPreprocessor
from nbgrader import utils
from nbgrader.preprocessors import GetGrades

from autograder.bounds import bounded, why_not
from autograder.pipeline import engine
from autograder.pipeline.items import Item, assignment_of, is_candidate, items_by_id
from autograder.pipeline.records import CaseRecord, Record, read_records
from autograder.pipeline.wording import wording

MOST_SHOWN = 64 * 1024
"""Letters of a cell on a page: what the participant's page takes."""
MOST_LINES = 2000
FROM_ELSEWHERE = re.compile(r"<script[^>]*\bsrc=\"https?://[^>]*>\s*</script>", re.IGNORECASE)
"""nbgrader's pages load formulas from the Internet; a workshop has none."""


Left = Callable[[Record, str], None]
"""Told of a copy whose page could not be made, and why: an id of the dossier's wording, or what
the engine said last."""


def write_feedback(
    data: Path, exercises: Path, left: Left = lambda _record, _why: None
) -> list[Path]:
    """Write `course/feedback/C-001/aptitude_fr/item.html` for every graded copy; their paths.

    A page that cannot be made is told to `left`, an older one of that copy goes away, and the
    others are written. Raises ContentError, ValueError.
    """
    items = items_by_id(exercises)
    course = data / "course"
    written = []
    for record in read_records(data):
        place = Path(record.candidate, assignment_of(record.language), f"{record.item}.ipynb")
        if not is_candidate(record.candidate) or record.item not in items:
            continue
        if not (course / "autograded" / place).is_file():
            continue
        page = (course / "feedback" / place).with_suffix(".html")
        try:
            with bounded():
                _write_page(course, record, items[record.item], page)
            written.append(page)
        except Exception as error:  # noqa: BLE001 - whatever it is, the other pages are written
            _take_away(page)
            left(record, why_not(error))
    return written


def _write_page(course: Path, record: Record, item: Item, page: Path) -> None:
    """Raises EngineError, OSError, OutOfBounds."""
    steps = [_in_words(record, item), GetGrades, CSSHTMLHeaderPreprocessor]
    engine.feedback(course, record.candidate, assignment_of(record.language), record.item, steps)
    text = FROM_ELSEWHERE.sub("", page.read_text(encoding="utf-8"))
    page.write_text(text, encoding="utf-8")


def _take_away(page: Path) -> None:
    """What stands there is not of this grading."""
    with suppress(OSError):
        page.unlink(missing_ok=True)


def _in_words(record: Record, item: Item) -> Callable[[Any, Any], tuple[Any, Any]]:
    """A step that empties the test cells: neither the test nor what was expected is told."""
    cases = {case.id: case for case in record.cases}

    def step(notebook: Any, resources: Any) -> tuple[Any, Any]:
        for cell in notebook.cells:
            _shorten(cell)
            if utils.is_grade(cell) and not utils.is_solution(cell):
                name = cell.metadata["nbgrader"]["grade_id"]
                cell.source = reason(cases[name], item, record.language) if name in cases else ""
                cell.outputs = []
        return notebook, resources

    return step


def _shorten(cell: Any) -> None:
    """What a page colours: without the blanks at the ends of lines, for which Pygments takes
    hours, and not more than fits; the whole cell is in the autograded notebook."""
    lines = cell.source[:MOST_SHOWN].split("\n")
    whole = len(cell.source) <= MOST_SHOWN and len(lines) <= MOST_LINES
    text = "\n".join(line.rstrip() for line in lines[:MOST_LINES])
    cell.source = text if whole else f"{text}\n[...]"


def reason(case: CaseRecord, item: Item, language: str) -> str:
    """Why a case got its points: what was tried, and what came of it."""
    lines = [item.prose[language].get(f"case {case.id}", case.id)]
    lines.append(wording(f"result_{case.result}", language))
    if case.result in ("failed", "error") and case.observed:
        lines.append(wording("observed", language).format(value=case.observed))
    points = {"points": f"{case.points:g}", "out_of": f"{case.out_of:g}"}
    lines.append(wording("points", language).format(**points))
    return "\n".join(f"# {line}" for text in lines for line in text.splitlines() if line)
