"""`python -m atelier`: what a user can mend is one clear line and exit code 1."""

from __future__ import annotations

import io
import sys

from rich.console import Console

from atelier.cli import app
from atelier.options import MACHINE_LANGUAGE
from atelier.trouble import Trouble
from atelier.typed import typed
from atelier.usage import refuse_misplaced
from atelier.wording import Wording
from workshop_game.checking import NewerFormat


def main() -> None:
    """Run the command line."""
    for stream in (sys.stdout, sys.stderr):
        _accept_any_letter(stream)
    try:
        refuse_misplaced(app, sys.argv[1:], Wording(MACHINE_LANGUAGE))
        app(prog_name=typed())
    except (Trouble, NewerFormat) as trouble:
        Console(stderr=True).print(str(trouble), style="bold", markup=False, soft_wrap=True)
        sys.exit(1)


def _accept_any_letter(stream: object) -> None:
    """A pipe on Windows or a plain locale shows what it can, instead of ending the command."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="replace")


if __name__ == "__main__":
    main()
