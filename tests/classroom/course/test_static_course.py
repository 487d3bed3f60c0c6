"""The course with marks, filled with the cards' words, is the course that a server tells."""

from __future__ import annotations

import json
import random
import re
import shutil
from pathlib import Path

import pytest

from classroom.course.content import Content, read_course
from classroom.course.static_course import (
    Cards,
    MarkProblem,
    every_item,
    marked_cards,
    marked_courses,
)
from serving.languages import Language

ROOT = Path(__file__).parents[3]
STORIES_TRIED = 12

Marked = tuple[dict[Language, str], Cards]


@pytest.fixture(scope="module")
def marked() -> Marked:
    return marked_courses(ROOT), marked_cards(ROOT)


def told(text: str, cards: Cards, story: dict[str, str], language: str) -> dict[str, object]:
    """What the page makes of it (src/alone/tell.ts)."""
    words = {
        mark: by_language[language]
        for question, card in story.items()
        for mark, by_language in cards[question][card].items()
    }
    filled = re.sub(r"zq_\w+?_zq", lambda mark: words[mark[0]], text)
    return {**json.loads(filled), "story": story}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_it_tells_every_story_as_the_server_does(marked: Marked, language: Language) -> None:
    texts, cards = marked
    course = read_course(ROOT)
    stories = [course.deck.usual(), *course.deck.combinations()]
    for story in [stories[0], *random.Random(4).sample(stories, STORIES_TRIED)]:
        server = json.loads(course.json(language, story))
        assert told(texts[language], cards, story, language) == server


def test_nothing_of_the_items_but_what_a_candidate_may_know() -> None:
    items = json.loads(every_item(ROOT))["texts"]["fr"]["items"]
    assert items
    offered = Content(ROOT).offered("C-001", [item["id"] for item in items])
    public = {item.id: item.model_dump() for item in offered.texts["fr"].items}
    assert {item["id"]: item for item in items} == public


def test_a_word_that_would_need_care_is_refused_by_name(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "lessons/storyboard", tmp_path / "lessons/storyboard")
    deck = tmp_path / "lessons/storyboard/storyboard.toml"
    text = deck.read_text(encoding="utf-8")
    deck.write_text(text.replace("Hello, valley!", "<b>Hello</b>"), encoding="utf-8")
    with pytest.raises(MarkProblem, match=r"zq_hero_says_zq.*< >"):
        marked_cards(tmp_path)
