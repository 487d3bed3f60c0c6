"""Writes DATA/dossiers: `C-001.html` in French, `C-001.en.html` in English, and an index."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.assessment import Assessment, CandidateFacts, Entry, ItemFacts, load
from autograder.bounds import bounded, why_not
from autograder.dossier.code import code_lines, lines_left
from autograder.dossier.expectations import Expectations, expectations
from autograder.dossier.markdown import prose
from autograder.dossier.rendering import environment, put
from autograder.dossier.wording import LANGUAGES, Words

OUTCOMES = (
    *("done", "partial", "tried", "to_mark", "blank", "absent", "grader_failure", "not_offered"),
)
"""In the order of the legend. It is an order of explanation, not of worth."""


@dataclass(frozen=True)
class _Known:
    """All that the pages are made of."""

    assessment: Assessment
    expected: Expectations


Left = Callable[[str, str], None]
"""Told of a candidate whose page could not be written, and why: an id of the wording of reasons,
or the error in one line."""


def write(data: Path, exercises: Path, left: Left = lambda _number, _why: None) -> list[Path]:
    """Write every page from the records; returns their paths, the index first.

    Pages of candidates who are no longer in the records are removed. A page that cannot be
    written is told to `left` and named on the overview, and the others are written.
    Raises ContentError, ValueError, and OSError for the overview.
    """
    known = _Known(load(data, exercises), expectations(data, exercises))
    folder = data / "dossiers"
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for place, candidate in enumerate(known.assessment.numbered):
        try:
            with bounded():
                for language in LANGUAGES:
                    text = _candidate(known, place, language)
                    written.append(put(folder / page_name(candidate.number, language), text))
        except Exception as error:  # noqa: BLE001 - whatever it is, the other pages are written
            left(candidate.number, why_not(error))
    names = {path.name for path in written}
    first = []
    for language in LANGUAGES:
        text = _overview(known, language, names)
        first.append(put(folder / page_name("index", language), text))
    _remove_others(folder, {path.name for path in first} | names)
    return first + written


def _remove_others(folder: Path, names: set[str]) -> None:
    """What an earlier writing left. A folder with such a name is somebody's own."""
    for old in folder.glob("*.html"):
        if old.name not in names and not old.is_dir():
            old.unlink()


def page_name(number: str, language: str) -> str:
    """The file of a page: French has the short name."""
    return f"{number}.html" if language == "fr" else f"{number}.{language}.html"


def _overview(known: _Known, language: str, written: set[str]) -> str:
    assessment = known.assessment
    records = [entry.record for each in assessment.candidates for entry in each.entries]
    return _render(
        "overview.html",
        "index",
        language,
        assessment=assessment,
        of_family=_of_family,
        written=written,
        outcomes=OUTCOMES,
        pool_unread=known.expected.pool_unread,
        reviews=sum(record.outcome == "grader_failure" for record in records),
    )


def _candidate(known: _Known, place: int, language: str) -> str:
    assessment, expected = known.assessment, known.expected
    candidate = assessment.numbered[place]
    numbers = [each.number for each in assessment.numbered]
    return _render(
        "candidate.html",
        candidate.number,
        language,
        candidate=candidate,
        offered=[entry for entry in candidate.entries if entry.offered],
        not_offered=[
            entry
            for entry in candidate.entries
            if not entry.offered and entry not in candidate.not_theirs()
        ],
        previous="".join(numbers[max(place - 1, 0) : place]),
        next="".join(numbers[place + 1 : place + 2]),
        versions=_versions(candidate),
        band_of=lambda entry: expected.bands.get((candidate.number, entry.record.item)),
        unequal=expected.unequal,
        gain_of=lambda entry: expected.gains.get((candidate.number, entry.pair)),
    )


def _of_family(candidate: CandidateFacts, family: tuple[ItemFacts, ...]) -> list[Entry]:
    """What the candidate had of two twins: mostly one; around a lesson, both in order."""
    offered = {entry.record.item: entry for entry in candidate.entries if entry.offered}
    return [offered[item.id] for item in family if item.id in offered]


def _shows_points(record: Any) -> bool:
    """A copy handed in as given has no points to speak of: its outcome says it all."""
    return record.points is not None and record.outcome != "blank"


def _marks_say(record: Any) -> str:
    """The sentence that says where the marking of an answer in words stands."""
    if not record.marks:
        return "waiting"
    if record.points is not None:
        return "middle"
    return "discuss" if len(record.marks) > 1 else "one_left"


def _twin_cases(before: Entry, after: Entry) -> list[tuple[Any, Any]]:
    """The cases of two twins side by side, where both were looked at."""
    other = {case.id: case for case in after.record.cases}
    return [(case, other.get(case.id)) for case in before.record.cases]


def _versions(candidate: CandidateFacts) -> list[str]:
    return sorted({entry.record.kit_version for entry in candidate.entries})


def _render(template: str, page: str, language: str, **values: Any) -> str:
    words = Words(language)
    text = (
        environment()
        .get_template(template)
        .render(
            w=words,
            language=language,
            page=page,
            page_name=page_name,
            code_lines=code_lines,
            lines_left=lines_left,
            shows_points=_shows_points,
            marks_say=_marks_say,
            twin_cases=_twin_cases,
            prose=prose,
            **values,
        )
    )
    return f"{text}\n"
