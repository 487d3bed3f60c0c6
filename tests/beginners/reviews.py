"""What readers who did not write the sentences said of them: `reviews.json`, kept by hash.

The hash is that of all a reviewer saw (`Heard.key`): a changed sentence, text or program counts as
unreviewed. Every sentence has two reviewers; a third may settle what they disagree about.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from tests.beginners.heard import Heard

FORMAT = 1
PATH = Path(__file__).with_name("reviews.json")

REVIEWERS = 2
LEAST_USEFUL = 0.90
MOST_FALSE = 0.02


@dataclass(frozen=True)
class Review:
    """One reviewer's answers: is all of it true, and would one know what to touch?

    ``why`` says what is wrong, where something is.
    """

    reviewer: str
    true: bool
    useful: bool
    why: str = ""


Reviews = Mapping[str, tuple[Review, ...]]


def read_reviews(path: Path = PATH) -> dict[str, tuple[Review, ...]]:
    """The reviews of each key; none where nobody reviewed yet.

    Raises:
        ValueError: the file has another format than this module reads.
    """
    if not path.exists():
        return {}
    table = json.loads(path.read_text(encoding="utf-8"))
    if table["format"] != FORMAT:
        raise ValueError(f"{path.name} has format {table['format']}; this reads {FORMAT}")
    kept = table["reviews"].items()
    return {key: tuple(Review(**each) for each in reviewed) for key, reviewed in kept}


def write_reviews(reviews: Reviews, path: Path = PATH) -> None:
    """Keep them, a key a line, so that a change of one sentence is a change of one line."""
    lines = [
        f"{json.dumps(key)}: {json.dumps([asdict(each) for each in reviewed], ensure_ascii=False)}"
        for key, reviewed in sorted(reviews.items())
    ]
    body = ",\n".join(lines)
    text = f'{{"format": {FORMAT}, "reviews": {{\n{body}\n}}}}\n'
    path.write_text(text, encoding="utf-8")


def merged(reviews: Reviews, reviewer: str, new: Mapping[str, Review]) -> Reviews:
    """With the answers of one more file; a reviewer who answers again changes their mind."""
    kept = dict(reviews)
    for key, review in new.items():
        others = tuple(each for each in kept.get(key, ()) if each.reviewer != reviewer)
        kept[key] = (*others, review)
    return kept


@dataclass(frozen=True)
class Count:
    """What was counted over the programs of one language; the shares are of all answers.

    ``all_agree`` counts the programs of which every reviewer says that they are true and useful.
    """

    programs: int
    unreviewed: tuple[str, ...] = ()
    useful: float = 0.0
    false: float = 0.0
    all_agree: int = 0
    disagreements: tuple[str, ...] = ()
    faults: tuple[str, ...] = field(default=())

    @property
    def holds(self) -> bool:
        """Whether all are reviewed, enough are true and useful, and few enough are false."""
        reviewed = not self.unreviewed
        return reviewed and self.useful >= LEAST_USEFUL and self.false <= MOST_FALSE


def count(heard: Iterable[Heard], reviews: Reviews) -> Count:
    """Count the reviews of what is heard today."""
    said = list(heard)
    reviewed = {each.program.id: reviews.get(each.key, ()) for each in said}
    answers = [one for those in reviewed.values() for one in those]
    total = len(answers) or 1
    good = {id: {one.true and one.useful for one in those} for id, those in reviewed.items()}
    return Count(
        programs=len(said),
        unreviewed=tuple(id for id, those in reviewed.items() if len(those) < REVIEWERS),
        useful=sum(one.true and one.useful for one in answers) / total,
        false=sum(not one.true for one in answers) / total,
        all_agree=sum(verdicts == {True} for verdicts in good.values()),
        disagreements=tuple(id for id, verdicts in good.items() if len(verdicts) > 1),
        faults=tuple(id for id, verdicts in good.items() if False in verdicts),
    )
