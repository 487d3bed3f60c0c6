"""Content that a newer kit wrote is refused in words; what has no number is the first format."""

from collections.abc import Callable
from pathlib import Path

import pytest

from workshop_game.checking import (
    ContentError,
    NewerFormat,
    load_items,
    load_lessons,
    load_micro_lessons,
    load_storyboard,
    refuse_newer,
)

FR = (
    "{file} vient d’une version plus récente du kit (format 2\u00a0; ici, jusqu’au format 1)."
    " Rien n’y a été changé. Ouvrez-le avec cette version plus récente, ou mettez ce kit à jour."
)
EN = (
    "{file} comes from a newer version of the kit (format 2; here, up to format 1)."
    " Nothing in it was changed. Open it with that newer version, or update this kit."
)


def test_it_says_what_happened_and_what_to_do_in_each_language() -> None:
    with pytest.raises(NewerFormat) as refused:
        refuse_newer("a.toml", 2, 1)
    french, english = FR.format(file="a.toml"), EN.format(file="a.toml")
    assert (refused.value.text("fr"), refused.value.text("en")) == (french, english)
    assert str(refused.value) == f"{french} / {english}"


@pytest.mark.parametrize("found", [None, 0, 1, "2", [2]])
def test_what_is_not_newer_is_no_affair_of_this_one(found: object) -> None:
    refuse_newer("a.toml", found, 1)


READERS: dict[str, Callable[[Path], object]] = {
    "lessons/01/chapter.toml": load_lessons,
    "lessons/01/01/step.toml": load_lessons,
    "lessons/storyboard/storyboard.toml": load_storyboard,
    "exercises/one/item.toml": load_items,
    "exercises/two/lesson.toml": load_micro_lessons,
}


@pytest.mark.parametrize("name", READERS)
def test_each_content_folder_of_a_newer_kit_is_refused(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    chapter = tmp_path / "lessons" / "01" / "chapter.toml"
    for path, text in ((chapter, 'format = 1\nid = "one"\n'), (file, "format = 2\n")):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for language in ("fr", "en"):
        (chapter.parent / f"{language}.md").write_text("# title\nOne\n", encoding="utf-8")
    with pytest.raises(ContentError) as refused:
        READERS[name](tmp_path / name.partition("/")[0])
    assert str(refused.value) == f"{FR.format(file=file)} / {EN.format(file=file)}"
