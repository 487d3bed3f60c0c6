"""What the server says when it refuses something: `wording.toml`."""

from pathlib import Path

from serving.wording import Wording

WORDING = Wording(Path(__file__).with_suffix(".toml"))
