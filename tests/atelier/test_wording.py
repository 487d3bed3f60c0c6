"""What the command line says."""

import ast
import tomllib
from pathlib import Path

import pytest

import atelier
from atelier.wording import Wording, machine_language
from workshop_game.checking import Outcome

FOLDER = Path(atelier.__file__).parent
SENTENCES = tomllib.loads((FOLDER / "wording.toml").read_text(encoding="utf-8"))


def ids_used() -> set[str]:
    """Every id that the code says, as a literal."""
    found: set[str] = set()
    for path in FOLDER.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and node.value in SENTENCES:
                found.add(node.value)
    return found | {f"outcome_{outcome}" for outcome in Outcome}


def test_every_sentence_is_there_in_both_languages() -> None:
    assert all(set(sentence) == {"fr", "en"} for sentence in SENTENCES.values())


def test_no_sentence_is_left_over() -> None:
    columns = {f"rehearsal_{name}" for name in ("animal", "steps", "mistakes", "help")}
    assert set(SENTENCES) - ids_used() - columns == set()


def test_an_unknown_sentence_is_an_error() -> None:
    with pytest.raises(KeyError):
        Wording("fr")("nothing_of_the_kind")


@pytest.mark.parametrize(
    ("lang", "language"),
    [("fr_FR.UTF-8", "fr"), ("en_GB.UTF-8", "en"), ("de_DE", "fr"), ("C", "fr")],
)
def test_the_language_of_the_machine(
    monkeypatch: pytest.MonkeyPatch, lang: str, language: str
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", lang)
    assert machine_language() == language
