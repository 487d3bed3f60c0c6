"""The commands about bands and items; each hands over to the module of its name."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from atelier.options import MACHINE_LANGUAGE, Data, Language
from atelier.places import DATA
from atelier.wording import Wording

pool_app = typer.Typer(
    help="Les comptes de plusieurs sessions, sans personne. / Counts of several days, of nobody.",
    no_args_is_help=True,
)
OfPool = Annotated[
    Path | None,
    typer.Option(help="Un fichier de comptes / a file of counts: DATA/pool/counts.json"),
]
PoolFile = Annotated[
    Path | None,
    typer.Argument(help="Par défaut / by default: DATA/pool/counts.json", show_default=False),
]


def assess(
    data: Data = DATA,
    pool: OfPool = None,
    language: Language = MACHINE_LANGUAGE,
) -> None:
    """Ce qu'un résultat dit d'un autre exercice. / What a result says of another exercise."""
    from atelier.assess import assess as run

    run(data.resolve(), Wording(language), Console(), pool=pool)


def items(data: Data = DATA, pool: OfPool = None, language: Language = MACHINE_LANGUAGE) -> None:
    """Ce que les comptes disent des exercices. / What counts say of the exercises."""
    from atelier.items import items as run

    run(data.resolve(), Wording(language), Console(), pool=pool)


@pool_app.command("add")
def pool_add(
    file: PoolFile = None, data: Data = DATA, language: Language = MACHINE_LANGUAGE
) -> None:
    """Ajouter les comptes d'un dossier de données. / Add the counts of a data folder."""
    from atelier.pool import add
    from autograder.assess import default_pool

    add(data.resolve(), file or default_pool(data), Wording(language), Console())


@pool_app.command("show")
def pool_show(
    file: PoolFile = None, data: Data = DATA, language: Language = MACHINE_LANGUAGE
) -> None:
    """Montrer ce qu'un fichier de comptes contient. / Show what a file of counts holds."""
    from atelier.pool import show
    from autograder.assess import default_pool

    show(file or default_pool(data), Wording(language), Console())


@pool_app.command("merge")
def pool_merge(
    file: Annotated[Path, typer.Argument(help="Le fichier qui reçoit / the file that takes in")],
    others: Annotated[list[Path], typer.Argument(help="Les autres / the others")],
    language: Language = MACHINE_LANGUAGE,
) -> None:
    """Réunir des fichiers de comptes. / Put files of counts together."""
    from atelier.pool import merge

    merge(file, others, Wording(language), Console())
