"""The certificate on paper: any name, any day, both languages."""

from __future__ import annotations

import string
import tomllib
from datetime import date

import pytest

from press.certificate import SENTENCES, Occasion, certificate, long_date, printable
from workshop_game.checking.prose_lint import lint


@pytest.mark.parametrize(
    "name", ['#text("x")', '"), eval("1")', "\\ $x$ *gras* #{", "李小龍 Зоя ŁŃ", "W" * 60]
)
def test_any_name_is_a_name_and_no_instruction(name: str) -> None:
    drawn = certificate(name, Occasion(), date(2026, 3, 1), "fr", "png")
    other = certificate("A", Occasion(), date(2026, 3, 1), "fr", "png")
    assert drawn.startswith(b"\x89PNG")
    assert drawn != other


def test_a_name_is_one_line() -> None:
    assert printable(" Léa\tMarie\r\n\u202e Noël ") == "Léa Marie Noël"


@pytest.mark.parametrize(
    ("day", "language", "written"),
    [
        (date(2026, 3, 1), "fr", "1er mars 2026"),
        (date(2026, 3, 1), "en", "1 March 2026"),
        (date(2026, 12, 24), "fr", "24 décembre 2026"),
    ],
)
def test_a_date_is_written_out(day: date, language: str, written: str) -> None:
    assert long_date(day, language) == written


def test_its_sentences_are_in_both_languages_and_follow_the_house_rules() -> None:
    rows = tomllib.loads(SENTENCES.read_text(encoding="utf-8"))
    assert all(list(row) == ["fr", "en"] for row in rows.values())
    for row in rows.values():
        assert _slots(row["fr"]) == _slots(row["en"])
        assert not [*lint(row["fr"], "fr"), *lint(row["en"], "en")]


def _slots(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}
