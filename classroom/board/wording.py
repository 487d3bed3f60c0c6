"""What the board says: `wording.toml`."""

from pathlib import Path

from serving.wording import Wording

WORDING = Wording(Path(__file__).with_suffix(".toml"))
