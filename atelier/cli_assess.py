"""The commands about bands and items; each hands over to the module of its name."""

from __future__ import annotations

from rich.console import Console

from atelier.options import MACHINE_LANGUAGE, Data, Language
from atelier.places import DATA
from atelier.wording import Wording


def assess(data: Data = DATA, language: Language = MACHINE_LANGUAGE) -> None:
    """Ce qu'un résultat dit d'un autre exercice. / What a result says of another exercise."""
    from atelier.assess import assess as run

    run(data.resolve(), Wording(language), Console())
