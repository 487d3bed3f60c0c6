"""What is said of a page that could not be written, while the others were."""

from rich.console import Console

from atelier.wording import Wording
from autograder.dossier.wording import Words, table


def tell_left(who: str, why: str, say: Wording, console: Console) -> None:
    """Print whose page is missing, and why: in words where there are some, as it was said else."""
    known = why in table()["reason"]
    words = Words(say.language)("reason", why) if known else why
    said = say("page_left", who=who, why=words)
    console.print(said, style="yellow", markup=False, soft_wrap=True)
