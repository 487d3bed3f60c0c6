"""What lies below `submitted/` and is no copy: the list, and the file that keeps it."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from workshop_game.checking import refuse_newer

FORMAT = 1
FILE = "not-taken.json"


@dataclass(frozen=True, order=True)
class NotTaken:
    """One file or empty folder. `reason` is an id of the dossier's wording."""

    place: str
    """Below `submitted/`, as it can be shown."""
    reason: str


def write_not_taken(data: Path, found: Iterable[NotTaken]) -> None:
    """Write the list below DATA/records, whole or not at all."""
    path = data / "records" / FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    whole = {"format": FORMAT, "files": [asdict(each) for each in sorted(found)]}
    part = path.with_suffix(".part")
    part.write_text(json.dumps(whole, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    part.replace(path)


def read_not_taken(data: Path) -> tuple[NotTaken, ...]:
    """The list written last; empty before the first. Raises NewerFormat, ValueError."""
    path = data / "records" / FILE
    if not path.exists():
        return ()
    whole = json.loads(path.read_text(encoding="utf-8"))
    refuse_newer(path, whole.get("format"), FORMAT)
    return tuple(NotTaken(**each) for each in whole["files"])
