"""What the comparing of types finds, on small sources made up for it."""

from __future__ import annotations

import pytest

from tests.classroom.page.contract import differences, misfits, shape_of
from tests.classroom.page.typescript import Name, Types, spelled

SOURCE = """
/** A line of prose, with { and ; in it. */
export type Language = "fr" | "en";
type Both = Record<Language, string>;
export interface Card { id: string; name: Both } // one of several
export interface Deck extends Card {
  cards: Card[];
  /** Counts from 1. */
  first: number | null;
  said?: ("no" | "yes")[];
}
export type Heard =
  | { type: "keys"; held: string[] }
  | ({ type: "deck" } & Deck)
  | { type: "stop" | "go" };
export class Refused extends Error {}
"""
TYPES = Types(SOURCE)
SCHEMA = {
    "required": ["id", "name", "cards", "first", "said"],
    "properties": {
        "id": {"type": "string"},
        "name": {
            "type": "object",
            "propertyNames": {"enum": ["en", "fr"]},
            "additionalProperties": {"type": "string"},
        },
        "cards": {"type": "array", "items": {"$ref": "#/components/schemas/Card"}},
        "first": {"anyOf": [{"type": "integer"}, {"type": "null"}]},
        "said": {"type": "array", "items": {"enum": ["yes", "no"]}},
    },
}
DECK = {"id": "a", "name": {"fr": "b"}, "cards": [{"id": "c", "name": {}}], "first": None}


def test_interfaces_are_read_with_what_they_inherit() -> None:
    found = {name: spelled(shape) for name, shape in TYPES.interfaces.items()}
    assert found == {
        "Card": "{ id: string; name: Both }",
        "Deck": "{ id: string; name: Both; cards: Card[]; first: null | number;"
        ' said?: ("no" | "yes")[] }',
    }


def test_the_objects_of_a_union_are_read() -> None:
    kinds = [spelled(shape.fields["type"]) for shape in TYPES.options("Heard")]
    assert kinds == ['"keys"', '"deck"', '"go" | "stop"']
    assert set(TYPES.options("Heard")[1].fields) == {"type", "id", "name", "cards", "first", "said"}


def found(page: str, name: str = "Deck") -> list[str]:
    types = Types(page)
    return differences(name, types.interfaces[name], shape_of(SCHEMA), types)


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        ("  cards: Card[];\n", "", "Deck.cards: only the server has it"),
        ("cards: Card[];", "cards: Card[]; more: string;", "Deck.more: only the page has it"),
        ("first: number | null", "first: number", "Deck.first: number here, null | number there"),
        ("id: string; name", "id: number; name", "Deck.id: number here, string there"),
        (
            '"fr" | "en"',
            '"fr"',
            'Deck.name: Record<"fr", string> here, Record<"en" | "fr", string> there',
        ),
        ("  cards: Card[]", "  cards?: Card[]", "Deck.cards: the server never leaves it out"),
    ],
)
def test_a_planted_difference_is_found_and_told(before: str, after: str, sentence: str) -> None:
    same = SOURCE.replace("said?:", "said:")
    assert found(same) == []
    assert before in same
    assert found(same.replace(before, after)) == [sentence]


def test_what_the_page_sends_may_be_less_than_the_server_takes() -> None:
    schema = {
        "required": ["id"],
        "properties": {
            "id": {"type": "string"},
            "at": {"anyOf": [{"type": "string"}, {"type": "null"}]},
        },
    }
    for page, expected in (
        ("export interface CardIn { id: string }", []),
        ("export interface CardIn { id: string; at?: string }", []),
        ("export interface CardIn { at: string }", ["CardIn.id: only the server has it"]),
        ("export interface CardIn { id?: string }", ["CardIn.id: the server never leaves it out"]),
        (
            "export interface CardIn { id: string; at: number }",
            ["CardIn.at: number here, null | string there"],
        ),
    ):
        types = Types(page)
        assert (
            differences("CardIn", types.interfaces["CardIn"], shape_of(schema), types) == expected
        )


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({}, None),
        ({"first": 2, "said": ["no"]}, None),
        ({"first": "2"}, "deck.first: '2' is not null | number"),
        ({"first": True}, "deck.first: True is not null | number"),
        ({"said": ["maybe"]}, 'deck.said[]: \'maybe\' is not "no" | "yes"'),
        ({"cards": [{"id": "c"}]}, "deck.cards[].name: it is missing"),
        ({"colour": "red"}, "deck.colour: the page does not know it"),
        ({"name": "b"}, 'deck.name: \'b\' is not Record<"en" | "fr", string>'),
    ],
)
def test_a_value_that_does_not_fit_is_told(change: dict[str, object], sentence: str | None) -> None:
    told = list(misfits({**DECK, **change}, Name("Deck"), TYPES, "deck"))
    assert told == ([sentence] if sentence else [])
