"""A new step: everything is there but the words."""

import shutil
from pathlib import Path

import pytest

from atelier.new import new_chapter, new_step
from atelier.trouble import Trouble
from atelier.wording import Wording
from workshop_game.checking import Chapter, check_step, load_lessons
from workshop_game.checking.author import check_content

SAY = Wording("en")


@pytest.fixture
def chapter(tmp_path: Path) -> Path:
    folder = tmp_path / "lessons" / "01_first"
    folder.mkdir(parents=True)
    (folder / "chapter.toml").write_text('id = "first"\n')
    return folder


def test_a_new_step_lacks_its_words_and_nothing_else(chapter: Path) -> None:
    folder = new_step("my_step", chapter, SAY)
    assert folder.name == "01_my_step"
    assert {found.id for found in check_content(folder).complaints} == {"empty_slot"}


def test_it_passes_once_the_words_are_written(chapter: Path) -> None:
    folder = new_step("my_step", chapter, SAY)
    for language, words in (("fr", "Bonjour.\n"), ("en", "Hello.\n")):
        path = folder / f"{language}.md"
        path.write_text(path.read_text().replace("\n\n", f"\n{words}"), encoding="utf-8")
    assert check_content(folder).complaints == []


def test_steps_are_numbered_one_after_the_other(chapter: Path) -> None:
    assert new_step("one", chapter, SAY).name == "01_one"
    assert new_step("other", chapter, SAY).name == "02_other"


@pytest.mark.parametrize("name", ["Étape", "my step", "../up", ""])
def test_a_name_that_is_no_id_is_refused(chapter: Path, name: str) -> None:
    with pytest.raises(Trouble, match="cannot be the name of a step"):
        new_step(name, chapter, SAY)


def test_a_name_that_is_taken_is_refused(chapter: Path) -> None:
    new_step("my_step", chapter, SAY)
    with pytest.raises(Trouble, match="A step has this name already"):
        new_step("my_step", chapter, SAY)


def test_a_folder_that_is_no_chapter_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="is no chapter"):
        new_step("my_step", tmp_path, SAY)


@pytest.fixture
def lessons(tmp_path: Path) -> Path:
    """Three chapters; the last one says goodbye."""
    for name in ("06_many", "07_winning", "08_goodbye"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "chapter.toml").write_text('format = 1\nid = "one"\n')
    return tmp_path


def write_texts(folder: Path, *languages: str) -> None:
    for language in languages:
        path = folder / f"{language}.md"
        words = {"fr": "Bonjour.", "en": "Hello."}[language]
        text = path.read_text().replace("\n\n", f"\n{words}\n").rstrip("\n")
        path.write_text(f"{text}\n{words}\n", encoding="utf-8")


def test_a_new_chapter_comes_before_the_goodbye_and_lacks_its_words_and_a_step(
    lessons: Path,
) -> None:
    folder = new_chapter("beach", "", SAY, lessons)
    assert folder.name == "07b_beach"
    assert new_chapter("hills", "", SAY, lessons).name == "07c_hills"
    order = sorted(path.name for path in lessons.iterdir())
    assert order == ["06_many", "07_winning", "07b_beach", "07c_hills", "08_goodbye"]
    found = check_content(folder).complaints
    assert {each.id for each in found} == {"empty_slot", "chapter_empty"}
    write_texts(folder, "fr", "en")
    write_texts(new_step("my_step", folder, SAY), "fr", "en")
    assert check_content(folder).complaints == []


@pytest.mark.parametrize(("only", "other"), [("fr", "en"), ("en", "fr")])
def test_a_chapter_in_one_language_asks_for_no_other(lessons: Path, only: str, other: str) -> None:
    folder = new_chapter("beach", only, SAY, lessons)
    step = new_step("my_step", folder, SAY)
    write_texts(folder, only)
    write_texts(step, only)
    assert not (step / f"{other}.md").exists()
    assert check_content(folder).complaints == []
    for path in lessons.iterdir():
        if path != folder:
            shutil.rmtree(path)
    (chapter,) = load_lessons(lessons)
    assert chapter.title[other] == chapter.title[only]
    assert chapter.steps[0].prose[other] == chapter.steps[0].prose[only]
    start = chapter.steps[0].start(other)
    assert start == {"fr": "heros.x = 100\n", "en": "hero.x = 100\n"}[other]
    (read,) = chapter.steps
    assert check_step(read, other, read.done(other)).message == read.prose[only]["praise"]


def test_words_and_cards_of_one_language_are_read_in_the_other(lessons: Path) -> None:
    folder = new_chapter("beach", "fr", SAY, lessons)
    step = new_step("my_step", folder, SAY)
    (step / "names.toml").write_text('format = 1\n[names]\nspeed = { fr = "vitesse" }\n')
    (step / "start.py").write_text("speed = 3\n")
    (found,) = [s for c in load_lessons_of(lessons, folder) for s in c.steps]
    assert (found.start("fr"), found.start("en")) == ("vitesse = 3\n", "vitesse = 3\n")


def load_lessons_of(lessons: Path, folder: Path) -> list[Chapter]:
    for path in lessons.iterdir():
        if path != folder:
            shutil.rmtree(path)
    return load_lessons(lessons)


@pytest.mark.parametrize("said", ['["de"]', "[]", '"fr"', '["fr", "fr"]'])
def test_languages_that_do_not_exist_are_named(chapter: Path, said: str) -> None:
    (chapter / "chapter.toml").write_text(f'id = "first"\nlanguages = {said}\n')
    with pytest.raises(Trouble, match='holds "fr", "en" or both'):
        new_step("my_step", chapter, SAY)


def test_a_chapter_whose_name_is_taken_is_refused(lessons: Path) -> None:
    with pytest.raises(Trouble, match="cannot be the name of a chapter"):
        new_chapter("Plage", "", SAY, lessons)
    with pytest.raises(Trouble, match="A chapter has this name already"):
        new_chapter("many", "", SAY, lessons)


def test_a_spoilt_chapter_is_something_to_do(lessons: Path) -> None:
    folder = new_chapter("beach", "", SAY, lessons)
    (folder / "chapter.toml").write_bytes(b"\xe9")
    assert [each.where.name for each in check_content(folder).complaints] == ["chapter.toml"]
