"""Every sentence exists in both languages, and reads as the house rules ask."""

from __future__ import annotations

import ast
import re
import string
from pathlib import Path

import pytest

from classroom.board.wording import WORDING as BOARD
from classroom.web.wording import WORDING as REFUSALS
from classroom.workshop.animals import animals
from serving import errors
from serving.languages import Language
from serving.wording import Wording
from tests.classroom.conftest import Classroom
from workshop_game.checking.prose_lint import lint

ROOT = Path(__file__).parents[3]
SERVER = [ROOT / "classroom", ROOT / "serving"]
ROWS = [
    (wording, section, key)
    for wording in (REFUSALS, BOARD)
    for section, rows in wording.table.items()
    for key in rows
]


def sources(ending: str) -> list[Path]:
    """The files of the server: not those of the page, nor of the recipe of its Python."""
    return [
        file
        for folder in SERVER
        for file in folder.rglob(f"*{ending}")
        if not {"page", "pyodide"} & set(file.relative_to(folder).parts)
    ]


def slots(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


@pytest.mark.parametrize(("wording", "section", "key"), ROWS)
def test_both_languages_say_the_same_slots(wording: Wording, section: str, key: str) -> None:
    row = wording.table[section][key]
    assert list(row) == ["fr", "en"]
    assert all(text.strip() for text in row.values())
    assert slots(row["fr"]) == slots(row["en"])


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_sentences_follow_the_house_rules(language: str) -> None:
    found = [
        f"{section}.{key}: {complaint.what_to_do}"
        for wording, section, key in ROWS
        for complaint in lint(wording.table[section][key][language], language)
    ]
    assert not found, "\n".join(found)


def test_every_refusal_of_the_code_has_its_sentence_and_none_is_left_over() -> None:
    used = {
        node.args[1].value
        for file in sources(".py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") == "Refused"
        and len(node.args) > 1
        and isinstance(node.args[1], ast.Constant)
    }
    known = set(REFUSALS.table["errors"])
    by_status = {"not_found", "wrong_method", "bad_request"}
    assert used | by_status == known


def test_every_sentence_of_the_templates_exists_and_none_is_left_over() -> None:
    files = [*sources(".html"), *sources(".py")]
    text = "\n".join(file.read_text(encoding="utf-8") for file in files)
    used = set(re.findall(r"""\bsay\(f?"([a-z_]+\.[A-Za-z_]+)\"""", text))
    used |= set(re.findall(r"""WORDING\.text\("([a-z_]+\.[A-Za-z_]+)\"""", text))
    known = {f"{section}.{key}" for _, section, key in ROWS}
    assert used <= known
    families = ("errors.", "board_", "help_kind.")
    assert {name for name in known if not name.startswith(families)} <= used


def test_a_slot_that_is_not_filled_is_an_error() -> None:
    with pytest.raises(KeyError):
        REFUSALS.text("errors.too_big", "fr")
    with pytest.raises(KeyError):
        REFUSALS.text("errors.no_such_sentence", "fr")


@pytest.mark.parametrize(
    ("headers", "path", "language"),
    [
        ({}, "/api/seat", "fr"),
        ({"Accept-Language": "en-GB,en;q=0.9,fr;q=0.5"}, "/api/seat", "en"),
        ({"Accept-Language": "de, fr;q=0.3, en;q=0.8"}, "/api/seat", "en"),
        ({"Accept-Language": "en;q=oops, fr"}, "/api/seat", "fr"),
        ({"Accept-Language": "de"}, "/api/seat", "fr"),
        ({"Accept-Language": "fr"}, "/api/seat?language=en", "en"),
        ({"Accept-Language": "fr", "Cookie": "language=en"}, "/api/seat", "en"),
    ],
)
def test_the_reader_gets_the_language_they_chose(
    classroom: Classroom, headers: dict[str, str], path: str, language: Language
) -> None:
    message = classroom.get(path, headers=headers).json()["error"]["message"]
    assert message == REFUSALS.text("errors.no_token", language)


def test_every_failure_answers_with_an_id_and_a_sentence(
    classroom: Classroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("classroom.workshop.seats.animals", broken)
    cases = {
        "internal": (500, classroom.get("/api/room")),
        "not_found": (404, classroom.get("/nothing/here")),
        "wrong_method": (405, classroom.call("DELETE", "/api/join")),
        "bad_request": (422, classroom.post("/api/join", {"code": 3})),
    }
    for name, (status, response) in cases.items():
        assert response.status_code == status
        assert response.json()["error"]["id"] == name
        assert response.json()["error"]["message"]


def test_a_refusal_is_the_same_for_a_program_in_any_language() -> None:
    french, english = (
        errors.refusal_body(REFUSALS, "too_big", one, limit=256)["error"] for one in ("fr", "en")
    )
    assert french["id"] == english["id"] == "too_big"
    assert french["limit"] == english["limit"] == 256
    assert french["message"] != english["message"]


def test_the_animals_are_enough_and_named_in_both_languages() -> None:
    cards = list(animals().values())
    assert len(cards) >= 24
    for names in (
        [card.id for card in cards],
        [card.symbol for card in cards],
        [card.name["fr"] for card in cards],
        [card.name["en"] for card in cards],
    ):
        assert len(set(names)) == len(cards)
    assert all(re.match(r"l[ea] |l’", card.name["fr"]) for card in cards)
    assert all(card.name["en"].startswith("the ") for card in cards)
