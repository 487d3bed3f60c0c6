"""What several commands of `atelier` are told in the same words."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from atelier.usage import known_language, no_file
from atelier.wording import machine_language

MACHINE_LANGUAGE = machine_language()
Language = Annotated[str, typer.Option(help="fr, en", callback=known_language)]
Data = Annotated[
    Path, typer.Option(help="Le dossier des données. / The data folder.", callback=no_file)
]
Sandbox = Annotated[
    bool,
    typer.Option(
        "--without-sandbox",
        help="Corriger sans protection (déconseillé). / Grade without protection (not advised).",
    ),
]
