"""A new step: everything is there but the words."""

from pathlib import Path

import pytest

from atelier.new import new_step
from atelier.trouble import Trouble
from atelier.wording import Wording
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
