"""`atelier items`: what the counts say of the exercises, never of people."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from rich.table import Table as Shown

from atelier.assess import read_cohort, unreadable_pool
from atelier.places import EXERCISES
from atelier.trouble import Trouble
from atelier.wording import Wording
from autograder import assess as autograder
from autograder.assess import Known, PoolUnreadable, Table, Twins
from autograder.dossier.items_page import says, write_items
from autograder.dossier.wording import Words


def items(
    data: Path,
    say: Wording,
    console: Console,
    exercises: Path = EXERCISES,
    pool: Path | None = None,
) -> Known:
    """Print what is known of each two twins, and write the page for the school.

    Where nothing was graded here, the pool alone is read: counts stay when a day is gone.

    Raises:
        Trouble: there is neither a grading nor a pool, or something cannot be read.
    """
    file = pool or autograder.default_pool(data)
    if pool and not pool.exists():
        raise Trouble(say("pool_missing", file=pool))
    own = _own(data, file, say, exercises)
    every = autograder.items_by_id(exercises)
    twins = dict.fromkeys(autograder.twins_of(every.values()).values())
    try:
        name = autograder.name_of(data)
        counted = [each for each in twins if isinstance(each, Twins)]
        known = autograder.known_of(counted, own, autograder.read_pool(file), name)
    except PoolUnreadable as error:
        raise unreadable_pool(error, say) from error
    titles = {
        item: {language: slots["title"] for language, slots in each.prose.items()}
        for item, each in every.items()
    }
    page = write_items(data / autograder.FOLDER, known, titles)[0]
    _show(known, {item: title[say.language] for item, title in titles.items()}, say, console)
    console.print(say("items_written", file=page), markup=False, soft_wrap=True)
    return known


def _own(data: Path, file: Path, say: Wording, exercises: Path) -> dict[Twins, Table]:
    if file.exists() and not (data / "records" / "outcomes.json").exists():
        return {}
    cohort = read_cohort(data, say, exercises, file if file.exists() else None)
    return autograder.tables_of(cohort.results)


def _show(known: Known, titles: dict[str, str], say: Wording, console: Console) -> None:
    words = Words(say.language)
    shown = Shown(say("items_item"), say("items_copies"), say("items_others"), show_lines=True)
    for each in known.twins:
        for form in each.forms:
            told = says(words, "others", form.others)
            shown.add_row(titles[form.item], str(form.difficulty.people), told)
    console.print(shown)
    lines = [says(words, "reliability", known.reliability)]
    if known.kept.announced:
        counts = {"held": known.kept.held, "announced": known.kept.announced}
        lines.append(words("items", "kept_counts", **counts))
    for line in lines:
        console.print(line, markup=False, soft_wrap=True)
