"""What `atelier check` tells an author: every complaint, by a folder that deserves it."""

import shutil
from pathlib import Path

import pytest

from tests.workshop_game.checking.conftest import write
from workshop_game.checking.author import check_content
from workshop_game.checking.author.complaint import MESSAGES, sentences

FILES = [MESSAGES, *MESSAGES.parents[1].glob("kinds/*/author/messages.toml")]


def complaints(folder: Path) -> list[str]:
    return [f"{found.where.name}: {found.text('en')}" for found in check_content(folder).complaints]


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_complete_step_and_a_complete_item_are_counted(
    step_folder: Path, item_folder: Path
) -> None:
    report = check_content(step_folder.parent)
    assert report.complaints == []
    assert (report.steps, report.items, report.right, report.wrong) == (1, 1, 4, 8)


STEP_FAULTS = [
    ("stray_file", "notes.txt", None, "", "notes.txt has no place here."),
    ("unknown_mode", "step.toml", "modify", "guess", 'The mode "guess" does not exist.'),
    ("unknown_kind", "step.toml", '"world"', '"wrld"', 'The kind of check "wrld" does not exist.'),
    ("bad_settings", "step.toml", "min = 101", "", "needs one of equals"),
    ("bad_code", "done.py", "speed = 2", "speed = (", "not valid Python"),
    ("f_string", "done.py", "speed = 2", 'speed = f"{2}"', "No f"),
    ("missing_slot", "en.md", "# hint 3\n", "", 'The slot "# hint 3" is missing.'),
    ("empty_slot", "en.md", "Try 2.", "", 'The slot "# hint 3" is empty.'),
    ("extra_slot", "en.md", "# hint 3", "# hint 4", 'The slot "# hint 4" is not used here.'),
    ("prose", "en.md", "Try 2.", "Simply try it.", "Line "),
    ("start_passes", "start.py", "speed = 0", "speed = 3", "The start already passes"),
    ("start_stops", "start.py", "speed = 0", "speed = 1 / 0", "The start stops with an error"),
    ("answer_fails", "right/slow.py", "speed = 1", "speed = -1", "This right answer is refused"),
    ("wrong_passes", "wrong/too_fast.py", "+ 50", "+ 3", "This wrong answer is accepted"),
    ("wrong_unrecognised", "wrong/too_fast.py", "+ 50", "- 3", 'is taken for "walks_left"'),
    (
        "wrong_without_mistake",
        "wrong/new.py",
        None,
        "hero.x = 1",
        "wrong/new.py has no [[mistake]]",
    ),
    (
        "mistake_by_error",
        "step.toml",
        'finding = "near_name"',
        'error = "NameError"',
        "which a thousand causes share",
    ),
    ("mistake_without_wrong", "step.toml", '"too_fast"', '"gone"', 'The mistake "gone" has no'),
    ("unchanged_first", "step.toml", '"unchanged"', '"later"', "The first mistake must be"),
    ("equal_why", "equal.toml", None, '[[equal]]\nline = "a"\n', "does not say why"),
    (
        "equal_everything",
        "equal.toml",
        None,
        '[[equal]]\nwhy = "All."\n',
        "say which line may change",
    ),
    ("too_much_typing", "done.py", "speed = 2", "speed = 2\nb = 1\nc = 1\nd = 1", "4 lines have"),
    ("name_twice", "names.toml", '"vitesse"', '"heros"', '"heros" translates both'),
    ("name_reserved", "names.toml", '"vitesse"', '"class"', '"class" is a reserved word'),
    ("unreadable", "step.toml", "format = 1", "format = 0", "must be `format = 1`"),
]


@pytest.mark.parametrize(
    ("id", "file", "old", "new", "said"), STEP_FAULTS, ids=[each[0] for each in STEP_FAULTS]
)
def test_a_fault_in_a_step_is_named(
    step_folder: Path, id: str, file: str, old: str | None, new: str, said: str
) -> None:
    path = step_folder / file
    if old is None:
        path.write_text(new)
    else:
        change(path, old, new)
    assert any(said in each for each in complaints(step_folder)), complaints(step_folder)
    assert id in {found.id for found in check_content(step_folder).complaints}


STOPS = [
    (
        'background("beach")\n',
        "valley, night, dawn, village, workshop (ligne 1).",
        "(line 1). Only",
    ),
    ("x = 1 / 0\n", "division by zero (ligne 1). Seul le mode", "zero (line 1). Only"),
    ("while True:\n    pass\n", "une boucle ne finit pas", "a loop never ends"),
    ("hero.sya(3)\n", "Vouliez-vous écrire", "Did you mean"),
]


@pytest.mark.parametrize(("start", "french", "english"), STOPS)
def test_what_stops_a_start_is_said_once_with_the_words_that_files_hold(
    step_folder: Path, start: str, french: str, english: str
) -> None:
    (step_folder / "start.py").write_text(start, encoding="utf-8")
    (stops,) = [each for each in check_content(step_folder).complaints if each.id == "start_stops"]
    assert french in stops.text("fr")
    assert english in stops.text("en")
    for language in ("fr", "en"):
        assert "Error" not in stops.text(language)
        assert ".." not in stops.text(language)


UNREADABLE = [
    ("step.toml", "format = 1", "format = 0", "la première ligne doit être", "the first line must"),
    ("step.toml", "format = 1", "format = ", "n’est pas du TOML valable", "no valid TOML"),
    ("step.toml", "minutes = ", "minuts = ", "minutes\u00a0» manque", "'minutes' is missing"),
    ("fr.md", "# title", "# text", "est là deux fois", "is there twice"),
    (
        "fr.md",
        "# title",
        "Osez\n# title",
        "est avant la première rubrique",
        "before the first slot",
    ),
    ("fr.md", "# title\n", "# title\n{{moon}}", "pas un mot du jeu", "is no word of the game"),
]


@pytest.mark.parametrize(("file", "old", "new", "french", "english"), UNREADABLE)
def test_what_cannot_be_read_is_said_in_the_author_s_language(
    step_folder: Path, file: str, old: str, new: str, french: str, english: str
) -> None:
    change(step_folder / file, old, new)
    (found,) = check_content(step_folder).complaints
    assert found.where == step_folder / file
    assert french in found.text("fr")
    assert english in found.text("en")
    assert str(step_folder) not in found.text("fr")


@pytest.mark.parametrize(
    ("encoding", "french"), [("latin-1", "pas du texte en UTF-8"), ("utf-16", "UTF-8")]
)
def test_another_encoding_is_said(step_folder: Path, encoding: str, french: str) -> None:
    (step_folder / "fr.md").write_text("# title\nété\n", encoding=encoding)
    (found,) = check_content(step_folder).complaints
    assert french in found.text("fr")


def test_settings_that_mean_nothing_are_said_in_the_author_s_language(step_folder: Path) -> None:
    change(step_folder / "step.toml", "min = 101", "")
    (found,) = [c for c in check_content(step_folder).complaints if c.id == "bad_settings"]
    assert "il lui faut un de ces mots\u00a0: " in found.text("fr")


def test_what_all_steps_read_is_told_once(step_folder: Path, tmp_path: Path) -> None:
    lessons = tmp_path / "lessons"
    for name in ("one", "other"):
        shutil.copytree(step_folder, lessons / "01_first" / name)
    (lessons / "storyboard").mkdir()
    (lessons / "storyboard" / "storyboard.toml").write_text("format = ", encoding="utf-8")
    found = check_content(lessons / "01_first").complaints
    assert [each.where.name for each in found if each.id == "unreadable"] == ["storyboard.toml"]


def test_too_few_known_mistakes_are_named(step_folder: Path) -> None:
    text = (step_folder / "step.toml").read_text()
    (step_folder / "step.toml").write_text(text[: text.index('[[mistake]]\nid = "too_fast"')])
    (step_folder / "wrong/too_fast.py").unlink()
    (step_folder / "wrong/misspelt.py").unlink()
    said = "step.toml: At least 3 known mistakes are needed, the start included. There are 2."
    assert said in complaints(step_folder)


ITEM_FAULTS = [
    ("item_points", "item.toml", "points = 2", "points = 3", "instead of"),
    ("item_nothing_shown", "item.toml", "shown = true", "points = 0", "No case is shown."),
    ("item_start_not_blank", "start.py", "None", "0", "The start gets 2 points"),
    ("item_difficulty", "item.toml", "minutes = 6", "minutes = 6\ndifficulty = 6", "from 1"),
]


@pytest.mark.parametrize(
    ("id", "file", "old", "new", "said"), ITEM_FAULTS, ids=[each[0] for each in ITEM_FAULTS]
)
def test_a_fault_in_an_item_is_named(
    item_folder: Path, id: str, file: str, old: str, new: str, said: str
) -> None:
    if id == "item_points":
        change(
            item_folder / "item.toml",
            'id = "takes_the_first"\npoints = 1',
            'id = "takes_the_first"\npoints = 2',
        )
    else:
        change(item_folder / file, old, new)
    assert any(said in each for each in complaints(item_folder)), complaints(item_folder)
    assert id in {found.id for found in check_content(item_folder).complaints}


CASE_FAULTS = [
    (
        "case_expression",
        "item.toml",
        'evaluate = "best_jump([])"',
        'evaluate = "best = 3"',
        'item.toml: The case "none" does not look at one expression. Write in `evaluate` one '
        "expression that gives a value.",
    ),
    (
        "case_compares",
        "item.toml",
        'evaluate = "best_jump([])"',
        'evaluate = "best_jump([]) in (0, 1)"',
        'item.toml: The case "none" compares inside `evaluate`: an answer could read there what is '
        "expected. Give the value alone, and in `expect`, or `accept` if there are several, what "
        "is right.",
    ),
    (
        "case_expect",
        "item.toml",
        "expect = 0",
        "expect = nan",
        'item.toml: The case "none" expects a value that cannot be compared. Write a number, a '
        "text, true, false or a list.",
    ),
    (
        "case_expect",
        "item.toml",
        "expect = 0",
        "accept = [0, nan]",
        'item.toml: The case "none" expects a value that cannot be compared. Write a number, a '
        "text, true, false or a list.",
    ),
    (
        "case_points",
        "item.toml",
        "points = 2",
        "points = 0",
        'item.toml: The case "none" is worth 0 points. Give it points, or show it with '
        "`shown = true`.",
    ),
    (
        "case_looks_at_nothing",
        "item.toml",
        'evaluate = "best_jump([])"',
        'evaluate = "0"',
        'item.toml: The case "none" passes with an empty answer (en). Look at a name that the '
        "answer gives.",
    ),
    (
        "case_prints",
        "answer.py",
        "    return max",
        "    print(1)\n    return max",
        "item.toml: A case prints something (en): nobody will read it. Give the value instead of "
        "printing it.",
    ),
    (
        "writes_to_stderr",
        "answer.py",
        "    return max",
        '    import sys\n    print("beware", file=sys.stderr)\n    return max',
        "item.toml: The exercise writes to the error output (en): beware. nbgrader would take it "
        "for a failure. Take out what writes it.",
    ),
    (
        "case_varies",
        "right/sorted.py",
        "    return sorted",
        "    import random\n    if random.random() < 0.5:\n        return 0\n    return sorted",
        'sorted.py: right/sorted.py does not always give the same in the case "middle" (en). Take '
        "out chance, the time and the order of sets.",
    ),
    (
        "languages_differ",
        "wrong/shows.py",
        "    print(max(jumps, default=0))",
        '    return 9 if "plus_haut" in globals() else None',
        'shows.py: wrong/shows.py passes the case "first" in one language and not in the other. '
        "Look at names.toml and at the texts in the code.",
    ),
]


@pytest.mark.parametrize(
    ("id", "file", "old", "new", "said"), CASE_FAULTS, ids=[each[0] for each in CASE_FAULTS]
)
def test_a_fault_in_a_case_is_named(
    item_folder: Path, id: str, file: str, old: str, new: str, said: str
) -> None:
    change(item_folder / file, old, new)
    assert said in complaints(item_folder), complaints(item_folder)
    assert id in {found.id for found in check_content(item_folder).complaints}


def test_an_item_without_points_is_named(item_folder: Path) -> None:
    change(item_folder / "item.toml", "points = 1", "points = 0")
    change(item_folder / "item.toml", "points = 2", "points = 0")
    said = "item.toml: No case gives points. Add `points = 1` to a [[case]] that is not shown."
    assert said in complaints(item_folder)


WRITTEN = {
    "item.toml": """
format = 1
id = "explain"
minutes = 6
skills = ["explain"]
levels = 3

[[anchor]]
id = "all_of_it"
level = 2

[[anchor]]
id = "all_shorter"
level = 2

[[anchor]]
id = "half"
level = 1

[[anchor]]
id = "beside"
level = 0
""",
    "fr.md": """# title
Expliquer
# text
Dites pourquoi.
# rationale
Dire.
# limits
Le style.
# level 0
Rien.
# level 1
Une partie.
# level 2
Tout.
# anchor all_of_it
Parce que ceci, et cela.
# anchor all_shorter
Ceci et cela.
# anchor half
Ceci.
# anchor beside
Autre chose.
""",
}
WRITTEN["en.md"] = WRITTEN["fr.md"]


@pytest.fixture
def written_folder(tmp_path: Path) -> Path:
    return write(tmp_path / "explain", WRITTEN)


def test_a_complete_item_in_words_is_accepted(written_folder: Path) -> None:
    assert complaints(written_folder) == []


WRITTEN_FAULTS = [
    (
        "written_with_cases",
        "levels = 3",
        'levels = 3\n\n[[mistake]]\nid = "unchanged"\npoints = 0\n',
        "item.toml: An answer in words has no [[case]] and no [[mistake]]: people read it. Take "
        "them out, or take `levels` out.",
    ),
    (
        "levels_count",
        "levels = 3",
        "levels = 2",
        "item.toml: `levels = 2`: a scale has from 3 to 5 levels, so that two people can agree.",
    ),
    (
        "anchor_level",
        "level = 0",
        "level = 7",
        'item.toml: The example answer "beside" is at level 7, which does not exist. Write a level '
        "from 0 to 2.",
    ),
    (
        "anchor_missing",
        "level = 2",
        "level = 1",
        "item.toml: Level 2 has 1 example answer(s). At least 2 needed: add an [[anchor]] and its "
        "slot.",
    ),
]


@pytest.mark.parametrize(
    ("id", "old", "new", "said"), WRITTEN_FAULTS, ids=[each[0] for each in WRITTEN_FAULTS]
)
def test_a_fault_in_an_item_in_words_is_named(
    written_folder: Path, id: str, old: str, new: str, said: str
) -> None:
    change(written_folder / "item.toml", old, new)
    assert said in complaints(written_folder)
    assert id in {found.id for found in check_content(written_folder).complaints}


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
Le signe avance.
# question walk
Où va-t-elle\u00a0?
# choice walk one
Ici
# choice walk two
Plus loin
# because walk
Le signe avance.
# end
Voilà.
""",
}
LESSON["en.md"] = LESSON["fr.md"].replace("\u00a0?", "?")


def test_a_micro_lesson_is_checked_and_found_by_its_items(
    item_folder: Path, tmp_path: Path
) -> None:
    lesson = write(tmp_path / "lamps_lesson", LESSON)
    for folder in twins(item_folder):
        change(folder / "item.toml", 'pair = "p"', 'pair = "p"\nlesson = "lamps"')
    assert complaints(tmp_path) == []
    change(lesson / "lesson.toml", 'answer = "two"', 'answer = "three"')
    assert complaints(lesson) == [
        'lesson.toml: The part "walk" expects "three", which is none of its choices: one, two. '
        "Correct `answer`."
    ]
    change(lesson / "lesson.toml", 'id = "lamps"', 'id = "lanterns"')
    assert complaints(item_folder) == [
        'item.toml: The short lesson "lamps" does not exist. Add a neighbour folder with its '
        "lesson.toml, or correct `lesson`."
    ]


def twins(folder: Path) -> tuple[Path, Path]:
    """The item as form A, and beside it a copy as its twin, form B."""
    change(folder / "item.toml", 'id = "best_jump"', 'id = "best_jump"\npair = "p"\nform = "A"')
    other = folder.with_name("lowest_jump")
    shutil.copytree(folder, other)
    change(other / "item.toml", 'id = "best_jump"', 'id = "lowest_jump"')
    change(other / "item.toml", 'form = "A"', 'form = "B"')
    return folder, other


def test_twins_of_equal_structure_are_accepted(item_folder: Path) -> None:
    for folder in (*twins(item_folder), item_folder.parent):
        assert complaints(folder) == []


DIFFERENCES = [
    ("minutes = 6", "minutes = 7", "minutes: here 7, there 6"),
    ("minutes = 6", "minutes = 6\ndifficulty = 4", "difficulty: here 4, there 3"),
    ('["loop"]', '["loop", "list"]', "skills: here list, loop, there loop"),
    (
        "[[mistake]]",
        '[[case]]\nid = "more"\ngive = [[2, 4]]\nexpect = 4\npoints = 1\n\n[[mistake]]',
        "[[case]]: here 4, there 3",
    ),
    (
        "[[mistake]]",
        '[[case]]\nid = "more"\ngive = [[2, 4]]\nexpect = 4\nshown = true\n\n[[mistake]]',
        "shown = true: here 2, there 1",
    ),
    ("points = 2", "points = 3", "points: here 1, 3, there 1, 2"),
    ('[[mistake]]\nid = "shows"\npoints = 0\n', "", "[[mistake]]: here 3, there 4"),
    ("minutes = 6", 'minutes = 6\nlesson = "lamps"', "lesson: here lamps, there –"),
]


@pytest.mark.parametrize(("old", "new", "said"), DIFFERENCES, ids=[each[2] for each in DIFFERENCES])
def test_twins_of_unequal_structure_are_named(
    item_folder: Path, old: str, new: str, said: str
) -> None:
    _, other = twins(item_folder)
    change(other / "item.toml", old, new)
    text = f"item.toml: Its twin best_jump has another structure. {said}. Give both the same value."
    assert text in complaints(item_folder.parent)


TWIN_FAULTS = [
    (
        "form_without_twin",
        'pair = "p"\n',
        "",
        'item.toml: `form = "B"` means something between twins only. Add `pair = "..."`, or take '
        "the line out.",
    ),
    (
        "unknown_form",
        'form = "B"',
        'form = "C"',
        'item.toml: The form "C" does not exist. Write `form = "A"` or `form = "B"`.',
    ),
    (
        "twin_missing",
        'pair = "p"',
        'pair = "q"',
        'item.toml: `pair = "p"` stands in one exercise only. Write its twin, with `form = "B"`, '
        "in a neighbour folder.",
    ),
    (
        "same_form",
        'form = "B"',
        'form = "A"',
        'item.toml: The form "A" is already that of best_jump. Give this one the other letter.',
    ),
]


@pytest.mark.parametrize(
    ("id", "old", "new", "said"), TWIN_FAULTS, ids=[each[0] for each in TWIN_FAULTS]
)
def test_a_fault_of_twins_is_named(
    item_folder: Path, id: str, old: str, new: str, said: str
) -> None:
    _, other = twins(item_folder)
    change(other / "item.toml", old, new)
    assert said in complaints(item_folder.parent)
    assert id in {found.id for found in check_content(item_folder.parent).complaints}


def test_a_third_twin_is_named(item_folder: Path) -> None:
    _, other = twins(item_folder)
    third = other.with_name("third")
    shutil.copytree(other, third)
    change(third / "item.toml", "lowest_jump", "third")
    said = (
        'item.toml: `pair = "p"` stands in more than two exercises: best_jump, lowest_jump, third. '
        "Keep two of them."
    )
    assert said in complaints(item_folder.parent)


def test_a_broken_neighbour_is_no_twin(item_folder: Path) -> None:
    folder, other = twins(item_folder)
    (other / "en.md").unlink()
    assert "stands in one exercise only" in complaints(folder)[0]


def test_the_same_id_twice_is_named(step_folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "z_copy"
    for path in step_folder.rglob("*"):
        if path.is_file():
            target = other / path.relative_to(step_folder)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    said = 'z_copy: The id "walk" is already used by walk. Choose another one.'
    assert complaints(tmp_path) == [said]


def test_a_folder_without_content_is_named(tmp_path: Path) -> None:
    (said,) = complaints(tmp_path)
    assert "No step (step.toml) and no exercise (item.toml) here." in said


def test_every_sentence_has_its_example() -> None:
    told = {id: said for path in FILES for id, said in sentences(path).items()}
    assert len(told) == sum(len(sentences(path)) for path in FILES)
    tried = {each[0] for each in STEP_FAULTS} | {each[0] for each in ITEM_FAULTS}
    tried |= {each[0] for each in TWIN_FAULTS} | {"twins_differ", "too_many_twins"}
    tried |= {each[0] for each in WRITTEN_FAULTS} | {"lesson_answer", "lesson_unknown"}
    tried |= {each[0] for each in CASE_FAULTS}
    tried |= {"too_few_mistakes", "item_no_points", "same_id", "no_content"}
    tried |= {"survivor", "equal_unused"}  # test_mutants.py
    tried |= {"on_line", "endless"}  # STOPS
    tried |= {"chapter_empty"}  # tests/atelier/test_new.py
    assert set(told) == tried
    assert all(set(sentence) == {"fr", "en"} for sentence in told.values())
