"""What the page receives of the course, and what it never receives."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from classroom.course.content import Content
from classroom.course.views import html
from serving.errors import Refused
from tests.classroom.conftest import Classroom
from workshop_game.words import WORDS


def content(classroom: Classroom, language: str = "fr") -> Any:
    return classroom.get(f"/api/content/{language}.json").json()


def offered(classroom: Classroom, *items: str) -> Any:
    """What a page shows of some items."""
    return classroom.room.content.offered("C-001", items or ("best_jump",)).model_dump()


def test_a_step_comes_ready_to_show(classroom: Classroom) -> None:
    chapter = content(classroom)["chapters"][0]
    assert (chapter["id"], chapter["title"]) == ("window", "La fenêtre")
    assert chapter["text"] == "<p>La <em>fibre</em> arrive.</p>"
    step = chapter["steps"][0]
    assert step["solution"] == 'heros.dire("Hi")\n'
    assert step["question"] == "<p>Que va-t-il se passer ?</p>"
    assert step["choices"] == [
        {"id": "speaks", "text": "Il parle."},
        {"id": "silent", "text": "Il se tait."},
    ]
    assert (step["mode"], step["minutes"], step["start"]) == ("predict", 5, "pass\n")
    assert step["praise"] == "<p>Bravo.</p>"


def test_hints_come_in_the_order_of_their_numbers(classroom: Classroom) -> None:
    hints = content(classroom)["chapters"][0]["steps"][0]["hints"]
    assert hints == ["<p>Premier indice.</p>", "<p>Dernier indice.</p>"]


def test_html_of_an_author_stays_text(classroom: Classroom) -> None:
    text = content(classroom)["chapters"][0]["steps"][0]["text"]
    assert "&lt;script&gt;" in text
    assert "<script" not in text
    assert "href" not in html("[a](javascript:alert(1))")


def test_both_languages_are_there_and_no_other(classroom: Classroom) -> None:
    english = content(classroom, "en")
    assert english["language"] == "en"
    assert english["chapters"][0]["steps"][0]["title"] == "Say hello"
    texts = offered(classroom)["texts"]
    assert texts["en"]["items"][0]["start"].startswith("def best_jump(")
    assert texts["fr"]["items"][0]["start"].startswith("def meilleur_saut(")
    assert classroom.get("/api/content/de.json").status_code == 422


def test_the_vocabulary_of_the_language_comes_with_its_help(classroom: Classroom) -> None:
    for language in ("fr", "en"):
        words = content(classroom, language)["words"]
        assert [word["word"] for word in words] == [word.spelling(language) for word in WORDS]
        assert all(word["help"] for word in words)


def test_of_an_item_only_the_public_part_leaves(classroom: Classroom) -> None:
    item = offered(classroom)["texts"]["fr"]["items"][0]
    assert item["shown"] == [{"expression": "meilleur_saut([3, 8])", "expect": "8"}]
    assert set(item) == {
        *("id", "title", "minutes", "text", "given", "start", "shown", "kind", "lesson", "form"),
    }
    assert set(offered(classroom)["files"]) == {"best_jump"}
    everything = json.dumps(offered(classroom))
    secrets = ("777", "the_answer", "_variant", "secret_mistake", "jury", "réservé", "reserved")
    for secret in secrets:
        assert secret not in everything


def test_what_anyone_may_read_tells_of_the_exercises_that_there_are_some(
    classroom: Classroom, course: Path
) -> None:
    for language in ("fr", "en"):
        told = content(classroom, language)
        assert told["exercises"] is True
        for word in ("best_jump", "meilleur", "Le meilleur saut", "The best jump"):
            assert word not in json.dumps(told, ensure_ascii=False)
    shutil.rmtree(course / "exercises")
    assert content(classroom)["exercises"] is False


LESSON = {
    "lesson.toml": """format = 1
id = "lamps"
minutes = 15
[[part]]
id = "walk"
choices = ["one", "two"]
answer = "two"
""",
    "fr.md": """# title
Les lampes
# text
Une leçon.
# part walk
Le signe `v`.
# question walk
Où va-t-elle ?
# choice walk one
Nulle part
# choice walk two
Plus *loin*
# because walk
Le signe avance.
# end
Voilà.
""",
}


def with_a_lesson(course: Path) -> None:
    """The item as form A around a micro-lesson, a twin as form B."""
    item = course / "exercises" / "best_jump"
    table = (item / "item.toml").read_text(encoding="utf-8")
    shutil.copytree(item, item.with_name("second_jump"))
    for name, form in (("best_jump", "A"), ("second_jump", "B")):
        pair = f'id = "{name}"\npair = "p"\nform = "{form}"\nlesson = "lamps"'
        text = table.replace('id = "best_jump"', pair)
        (item.with_name(name) / "item.toml").write_text(text, encoding="utf-8")
    folder = course / "exercises" / "lamps_lesson"
    folder.mkdir()
    for name, text in {**LESSON, "en.md": LESSON["fr.md"]}.items():
        (folder / name).write_text(text, encoding="utf-8")


def test_a_micro_lesson_comes_with_the_part_that_follows_it(
    classroom: Classroom, course: Path
) -> None:
    with_a_lesson(course)
    assert offered(classroom, "best_jump")["texts"]["fr"]["lessons"] == []
    after = offered(classroom, "second_jump")
    assert [item["id"] for item in after["texts"]["fr"]["items"]] == ["second_jump"]
    assert [lesson["id"] for lesson in after["texts"]["en"]["lessons"]] == ["lamps"]


def test_a_micro_lesson_comes_with_its_questions(classroom: Classroom, course: Path) -> None:
    with_a_lesson(course)
    (lesson,) = offered(classroom, "second_jump")["texts"]["fr"]["lessons"]
    assert (lesson["id"], lesson["title"], lesson["minutes"]) == ("lamps", "Les lampes", 15)
    assert lesson["parts"] == [
        {
            "id": "walk",
            "text": "<p>Le signe <code>v</code>.</p>",
            "question": "<p>Où va-t-elle ?</p>",
            "choices": [
                {"id": "one", "text": "Nulle part"},
                {"id": "two", "text": "Plus *loin*"},
            ],
            "answer": "two",
            "because": "<p>Le signe avance.</p>",
        }
    ]


def test_an_unchanged_course_is_not_sent_again(classroom: Classroom) -> None:
    first = classroom.get("/api/content/fr.json")
    again = classroom.get("/api/content/fr.json", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]


def test_a_changed_lesson_is_seen_without_a_restart(classroom: Classroom, course: Path) -> None:
    first = classroom.get("/api/content/fr.json")
    file = course / "lessons" / "01_window" / "01_hello" / "start.py"
    file.write_text("hero.x = 12345\n", encoding="utf-8")
    second = classroom.get("/api/content/fr.json")
    assert second.headers["etag"] != first.headers["etag"]
    assert "heros.x = 12345" in second.text


def test_a_lesson_broken_while_people_work_does_not_reach_them(
    classroom: Classroom, course: Path
) -> None:
    before = classroom.get("/api/content/fr.json")
    token = classroom.join()
    file = course / "lessons" / "01_window" / "01_hello" / "step.toml"
    good = file.read_text(encoding="utf-8")
    for broken in ("", "no toml"):
        file.write_text(broken, encoding="utf-8")
        assert classroom.get("/api/content/fr.json").content == before.content
        assert classroom.post("/api/aptitude/enter", {}, token).json()["items"] == ["best_jump"]
        assert "step.toml" in classroom.room.content.problem
    file.write_text(good.replace("minutes = 5", "minutes = 7"), encoding="utf-8")
    assert content(classroom)["chapters"][0]["steps"][0]["minutes"] == 7
    assert classroom.room.content.problem == ""


def test_a_course_that_was_never_whole_says_which_lesson(
    classroom: Classroom, course: Path
) -> None:
    file = course / "lessons" / "01_window" / "01_hello" / "step.toml"
    good = file.read_text(encoding="utf-8")
    file.write_text("no toml", encoding="utf-8")
    for _ in range(2):
        response = classroom.get("/api/content/fr.json")
        assert (response.status_code, response.json()["error"]["id"]) == (503, "content_broken")
        assert "step.toml" in response.json()["error"]["message"]
    file.write_text(good, encoding="utf-8")
    assert classroom.get("/api/content/fr.json").status_code == 200


def test_a_missing_slot_is_a_broken_lesson(course: Path) -> None:
    file = course / "lessons" / "01_window" / "01_hello" / "fr.md"
    file.write_text("# text\nx\n", encoding="utf-8")
    with pytest.raises(Refused, match="content_broken"):
        Content(course).course()
