"""`python -m atelier`: what a user can mend is one clear line and exit code 1."""

from __future__ import annotations

import io
import sys

from rich.console import Console
from typer import Abort
from typer.exceptions import TyperException

from atelier.cli import app
from atelier.trouble import Trouble
from atelier.typed import typed
from atelier.usage import language_of, refusal, refuse_misplaced
from atelier.wording import Wording
from workshop_game.checking import NewerFormat


def main() -> None:
    """Run the command line."""
    for stream in (sys.stdout, sys.stderr):
        _accept_any_letter(stream)
    say = Wording(language_of(sys.argv[1:]))
    try:
        refuse_misplaced(app, sys.argv[1:], say)
        code = app(prog_name=typed(), standalone_mode=False)
    except (Trouble, NewerFormat) as trouble:
        _complain(str(trouble))
        code = 1
    except TyperException as refused:
        if str(refused):  # else it was help, which has been shown
            _complain(refusal(refused, say))
        code = refused.exit_code
    except Abort:
        code = 1
    sys.exit(code)


def _complain(text: str) -> None:
    Console(stderr=True).print(text, style="bold", markup=False, soft_wrap=True)


def _accept_any_letter(stream: object) -> None:
    """A pipe on Windows or a plain locale shows what it can, instead of ending the command."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="replace")


if __name__ == "__main__":
    main()
