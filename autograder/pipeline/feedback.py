"""nbgrader's feedback pages, with what was looked at in words in the place of the hidden tests."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from nbconvert.preprocessors import CSSHTMLHeaderPreprocessor
from nbgrader import utils
from nbgrader.preprocessors import GetGrades

from autograder.pipeline import engine
from autograder.pipeline.items import Item, assignment_of, items_by_id
from autograder.pipeline.records import CaseRecord, Record, read_records
from autograder.pipeline.wording import wording

FROM_ELSEWHERE = re.compile(r"<script[^>]*\bsrc=\"https?://[^>]*>\s*</script>", re.IGNORECASE)
"""nbgrader's pages load formulas from the Internet; a workshop has none."""


def write_feedback(data: Path, exercises: Path) -> list[Path]:
    """Write `course/feedback/C-001/aptitude_fr/item.html` for every graded copy; their paths.

    Raises EngineError, ContentError.
    """
    items = items_by_id(exercises)
    course = data / "course"
    written = []
    for record in read_records(data):
        place = Path(record.candidate, assignment_of(record.language), f"{record.item}.ipynb")
        if record.item in items and (course / "autograded" / place).exists():
            steps = [_in_words(record, items[record.item]), GetGrades, CSSHTMLHeaderPreprocessor]
            engine.feedback(course, record.candidate, place.parts[1], record.item, steps)
            page = (course / "feedback" / place).with_suffix(".html")
            text = FROM_ELSEWHERE.sub("", page.read_text(encoding="utf-8"))
            page.write_text(text, encoding="utf-8")
            written.append(page)
    return written


def _in_words(record: Record, item: Item) -> Callable[[Any, Any], tuple[Any, Any]]:
    """A step that empties the test cells: neither the test nor what was expected is told."""
    cases = {case.id: case for case in record.cases}

    def step(notebook: Any, resources: Any) -> tuple[Any, Any]:
        for cell in notebook.cells:
            if utils.is_grade(cell) and not utils.is_solution(cell):
                name = cell.metadata["nbgrader"]["grade_id"]
                cell.source = reason(cases[name], item, record.language) if name in cases else ""
                cell.outputs = []
        return notebook, resources

    return step


def reason(case: CaseRecord, item: Item, language: str) -> str:
    """Why a case got its points: what was tried, and what came of it."""
    lines = [item.prose[language].get(f"case {case.id}", case.id)]
    lines.append(wording(f"result_{case.result}", language))
    if case.result in ("failed", "error") and case.observed:
        lines.append(wording("observed", language).format(value=case.observed))
    points = {"points": f"{case.points:g}", "out_of": f"{case.out_of:g}"}
    lines.append(wording("points", language).format(**points))
    return "\n".join(f"# {line}" for text in lines for line in text.splitlines() if line)
