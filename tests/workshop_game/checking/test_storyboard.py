"""The cards that a group chooses, and what they change."""

from pathlib import Path

import pytest

from tests.workshop_game.checking.conftest import STEP, write
from workshop_game.checking import ContentError, check_step, load_lessons, load_storyboard
from workshop_game.checking.author import check_content

DECK = """
[[question]]
id = "place"
card = [{ id = "valley", value = "valley" }, { id = "night", value = "night" }]

[[question]]
id = "rule"
card = [
  { id = "three", numbers = { lives = 3 }, strings = { cheer = { fr = "Osez !", en = "Dare!" } } },
  { id = "one", numbers = { lives = 1 }, strings = { cheer = { fr = "Hop !", en = "Go!" } } },
]
"""
PROSE = """# place
Où ?
# place valley
Ici.
# place night
Là.
# rule
?
# rule three
3
# rule one
1
"""
CODE = 'background("{{place}}")\ngame.lives = story_lives\nhero.say("{{cheer}}")\n'
CHECK = """
[[check]]
id = "stays"
kind = "world"
field = "hero.saying"
equals = "{{cheer}}"
"""


@pytest.fixture
def lessons(tmp_path: Path) -> Path:
    deck = {"storyboard.toml": DECK, "fr.md": PROSE, "en.md": PROSE}
    write(tmp_path / "storyboard", deck)
    chapter = {
        "chapter.toml": 'format = 1\nid = "c"\n',
        "fr.md": "# title\nC\n",
        "en.md": "# title\nC\n",
    }
    write(tmp_path / "01_c", chapter)
    toml = STEP["step.toml"].split("[[check]]")[0] + CHECK
    write(tmp_path / "01_c/01_walk", {**STEP, "step.toml": toml, "start.py": CODE, "done.py": CODE})
    return tmp_path


def test_the_first_cards_are_the_usual_story(lessons: Path) -> None:
    (step,) = load_lessons(lessons)[0].steps
    assert step.start("fr") == 'decor("vallee")\njeu.vies = 3\nheros.dire("Osez !")\n'


def test_the_chosen_cards_change_the_code(lessons: Path) -> None:
    (step,) = load_lessons(lessons, {"place": "night", "rule": "one"})[0].steps
    assert step.start("en") == 'background("night")\ngame.lives = 1\nhero.say("Go!")\n'


def test_a_check_follows_the_story(lessons: Path) -> None:
    for story in load_storyboard(lessons).combinations():
        (step,) = load_lessons(lessons, story)[0].steps
        for language in ("fr", "en"):
            assert check_step(step, language, step.done(language)).passed
    assert not check_step(step, "fr", 'heros.dire("Osez !")').passed


def test_every_combination_is_there_once(lessons: Path) -> None:
    found = list(load_storyboard(lessons).combinations())
    assert len(found) == 4
    assert {"place": "night", "rule": "three"} in found


def test_an_unknown_card_is_refused(lessons: Path) -> None:
    with pytest.raises(ContentError, match="storyboard: 'moon'"):
        load_lessons(lessons, {"place": "moon"})


def test_lessons_without_a_deck_have_an_empty_one(tmp_path: Path) -> None:
    assert list(load_storyboard(tmp_path).combinations()) == [{}]


@pytest.mark.parametrize("name", ["storyboard.toml", "fr.md", "en.md"])
def test_a_deck_that_notepad_saved_is_read_and_another_encoding_is_named(
    lessons: Path, name: str
) -> None:
    before = load_storyboard(lessons)
    file = lessons / "storyboard" / name
    text = file.read_text(encoding="utf-8")
    file.write_text(text, encoding="utf-8-sig")
    assert load_storyboard(lessons) == before
    file.write_text(text, encoding="utf-16")
    with pytest.raises(ContentError, match="save it again as UTF-8"):
        load_storyboard(lessons)


def test_a_deck_in_one_language_is_read_in_the_other(lessons: Path) -> None:
    folder = lessons / "storyboard"
    table = (folder / "storyboard.toml").read_text(encoding="utf-8")
    (folder / "storyboard.toml").write_text(f'languages = ["fr"]\n{table}', encoding="utf-8")
    (folder / "en.md").unlink()
    deck = load_storyboard(lessons)
    assert deck.prose is not None
    assert deck.prose["en"] == deck.prose["fr"]


def test_a_card_without_its_words_is_something_to_do(lessons: Path) -> None:
    path = lessons / "storyboard" / "fr.md"
    path.write_text("# nothing\nRien.\n", encoding="utf-8")
    found = [each for each in check_content(lessons).complaints if each.where == path]
    assert ("missing_slot", "place night") in [(e.id, dict(e.values).get("slot")) for e in found]
    (lessons / "storyboard" / "storyboard.toml").write_bytes(b"\xe9")
    spoilt = [each for each in check_content(lessons).complaints if each.id == "unreadable"]
    assert [each.where.name for each in spoilt] == ["storyboard.toml"]
