"""The storyboard's cards: shown with the course, and changing its programs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from atelier.places import ROOT
from classroom.app import create_app
from classroom.course.content import STORIES_KEPT, Content
from classroom.secrets import load_secrets
from classroom.settings import Settings
from serving.errors import Refused
from serving.languages import Language
from serving.pace import Rate, Turns


@pytest.fixture(scope="module")
def real() -> Content:
    return Content(ROOT)


def course(content: Content, story: str = "", language: Language = "fr") -> dict[str, Any]:
    course: dict[str, Any] = json.loads(content.json(language, story))
    return course


def test_the_deck_comes_with_the_course(real: Content) -> None:
    questions = course(real)["storyboard"]
    assert [question["id"] for question in questions] == [
        "hero",
        "goal",
        "danger",
        "rule",
        "place",
        "ending",
    ]
    assert all(len(question["cards"]) == 4 for question in questions)
    assert questions[0]["cards"][0]["text"].startswith("<p><strong>L’écharpe.</strong>")


def test_a_chosen_place_changes_the_programs(real: Content) -> None:
    starts = [step["start"] for chapter in course(real)["chapters"] for step in chapter["steps"]]
    told = course(real, "place.night")
    changed = [step["start"] for chapter in told["chapters"] for step in chapter["steps"]]
    assert told["story"]["place"] == "night"
    assert starts != changed
    assert any('decor("nuit")' in start for start in changed)


def test_new_stories_without_end_are_told_to_wait_and_known_ones_are_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each new one takes a core for a moment, and anybody may ask for one."""
    content = Content(ROOT)
    monkeypatch.setattr(content, "_new_stories", Turns(Rate(1, 2, 0, 1), now=lambda: 50.0))
    assert course(content, "place.night")["story"]["place"] == "night"
    with pytest.raises(Refused, match="too_fast"):
        content.json("fr", "place.dawn")
    assert course(content, "place.night")["story"]["place"] == "night"
    assert content.json("en")


@pytest.mark.parametrize("story", ["place.moon", "weather.rain", "place"])
def test_an_unknown_card_is_refused(real: Content, story: str) -> None:
    with pytest.raises(Refused, match="unknown_card"):
        real.json("fr", story)


def test_only_so_many_stories_are_kept(real: Content) -> None:
    for hero in ("scarf", "cap", "hat", "apron"):
        for goal in ("village", "lantern", "screen", "mill"):
            for place in ("valley", "night"):
                real.json("en", f"hero.{hero},goal.{goal},place.{place}")
    assert len(real.course().told) == STORIES_KEPT


def test_lessons_without_a_deck_have_no_cards(tmp_path: Path) -> None:
    assert course(Content(tmp_path))["storyboard"] == []


def test_the_cards_can_be_printed(tmp_path: Path) -> None:
    app = create_app(Settings(data=tmp_path, content=ROOT, page=tmp_path))
    with TestClient(app, base_url="http://localhost") as client:
        secret = load_secrets(tmp_path).facilitator_secret
        client.post("/board/login", json={"secret": secret}).raise_for_status()
        page = client.get("/board/cards").text
        assert page.count("<li>") == 24
        assert "Qui porte l’étincelle" in page
        english = client.get("/board/cards?language=en").text
        assert "Who carries the spark" in english
