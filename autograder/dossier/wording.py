"""The sentences of the dossiers, by section, key and language."""

import tomllib
from functools import cache
from pathlib import Path

LANGUAGES = ("fr", "en")

Table = dict[str, dict[str, dict[str, str]]]


@cache
def table() -> Table:
    """Every sentence: section -> key -> language."""
    path = Path(__file__).with_name("wording.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


class Words:
    """The sentences in one language. `words("item", "asked")`."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.other = LANGUAGES[1 - LANGUAGES.index(language)]

    def __call__(self, section: str, key: str, **values: object) -> str:
        """The sentence, with its values. Raises KeyError when it does not exist."""
        return table()[section][key][self.language].format(**values)

    def or_other(self, section: str, key: str) -> str:
        """The sentence, or the section's `other` for a key that has none."""
        return self(section, key if key in table()[section] else "other")

    def number(self, value: float | None) -> str:
        """A number of points: `2`, `2,5` in French, `2.5` in English."""
        if value is None:
            return "–"
        text = f"{value:g}"
        return text.replace(".", ",") if self.language == "fr" else text
