"""The documentation says what the code does: tables, commands, links, docstrings."""

import ast
import re
from pathlib import Path

import pytest
from typer.models import CommandInfo

from atelier.cli import app
from classroom.stores.aptitude import Aptitude
from classroom.stores.identities import Identities
from classroom.stores.workshop import Workshop
from tests.rules.sources import ROOT, Module, modules
from tests.rules.table import page_rows
from workshop_game.checking import Outcome, load_lessons
from workshop_game.checking.checks import KINDS
from workshop_game.checking.conditions import COMPARISONS
from workshop_game.checking.kinds import KINDS as ITEMS
from workshop_game.checking.mistakes import ERRORS

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def _section(page: str, title: str) -> str:
    """The text below a heading, up to the next heading of that depth or above."""
    content = (ROOT / page).read_text(encoding="utf-8")
    found = re.search(
        rf"^(#+) `?{re.escape(title)}.*?$(.*?)(?=^#{{1,3}} |\Z)", content, re.M | re.S
    )
    assert found, f"{page} has no heading {title}"
    return found[2]


@pytest.mark.parametrize(
    ("file", "store"),
    [
        ("aptitude.sqlite", Aptitude),
        ("workshop.sqlite", Workshop),
        ("identities.sqlite", Identities),
    ],
)
def test_each_table_of_a_store_is_described(file: str, store: type[Aptitude]) -> None:
    described = re.findall(r"^\| `(\w+)` \|", _section("docs/data.md", file), re.M)
    assert sorted(described) == sorted(store.metadata.tables)


def test_the_columns_of_the_contract_are_those_of_the_store() -> None:
    rows = re.findall(
        r"^\| `(\w+)` \| ([^|]+) \|", _section("docs/data.md", "aptitude.sqlite"), re.M
    )
    described = {table: re.findall(r"`(\w+)`", columns) for table, columns in rows}
    tables = Aptitude.metadata.tables.values()
    assert described == {table.name: [column.name for column in table.columns] for table in tables}


def test_the_page_on_architecture_shows_the_tested_import_table() -> None:
    """Mended by what `python3 start.py graph --table` prints."""
    assert "\n".join(page_rows()) in (ROOT / "docs/architecture.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?://|#)([^)#]+)", page.read_text(encoding="utf-8"))
    missing = [target for target in targets if not (page.parent / target).exists()]
    assert not missing


def test_what_is_public_says_what_it_means() -> None:
    """Modules, public classes and functions; a method, or `main`, may speak through its name."""
    silent = [place for module in modules() for place in _silent(module)]
    assert not silent, "\n".join(silent)


def _silent(module: Module) -> list[str]:
    """What of a module has no docstring and needs one."""
    is_empty = not module.tree.body
    silent = [] if is_empty or ast.get_docstring(module.tree) else [f"{module.shown}:1"]
    return silent + [
        f"{module.shown}:{node.lineno} {node.name}"
        for node in module.tree.body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and node.name != "main"
        and not ast.get_docstring(node)
    ]


def _headings(page: str) -> set[str]:
    return set(re.findall(r"^#+ `?([^`\n]+)`?$", (ROOT / page).read_text(encoding="utf-8"), re.M))


def test_each_command_has_its_heading() -> None:
    commands = {_word(command) for command in app.registered_commands}
    for group in app.registered_groups:
        assert group.typer_instance
        commands |= {
            f"{group.name} {command.name}" for command in group.typer_instance.registered_commands
        }
    titles = {"Commands", "Commands of start.py alone"}
    assert _headings("docs/commands.md") - titles == commands | {"test", "bench", "graph", "lock"}


def _word(command: CommandInfo) -> str:
    """What one types: the command's own name, or its function's."""
    if command.name:
        return command.name
    assert command.callback
    return command.callback.__name__


def test_each_kind_of_check_has_its_heading() -> None:
    kinds = _section("docs/writing.md", "Kinds of check")
    described = set(
        re.findall(r"^### `(\w+)`$", (ROOT / "docs/writing.md").read_text("utf-8"), re.M)
    )
    assert described == set(KINDS)
    assert not [name for name in COMPARISONS if f"`{name}`" not in kinds]


def test_each_kind_of_item_is_named() -> None:
    section = _section("docs/writing.md", "An exercise")
    assert not [name for name in ITEMS if f"`{name}`" not in section]


def test_what_a_mistake_may_look_for_is_described() -> None:
    described = re.findall(r"\w+", _section("docs/writing.md", "Known mistakes"))
    findings = {kind.finding for kind in KINDS.values() if kind.finding}
    assert findings | set(ERRORS) <= set(described)


def test_each_outcome_is_explained() -> None:
    rows = re.findall(r"^\| `(\w+)` \|", _section("docs/writing.md", "Outcomes"), re.M)
    assert rows == list(Outcome)


def test_the_story_is_shown_chapter_by_chapter_in_both_languages() -> None:
    page = (ROOT / "docs/story.md").read_text(encoding="utf-8")
    shown = re.findall(r"!\[(.+?)\]\(images/(chapter-\d-\w\w\.jpg)\)", page)
    chapters = load_lessons(ROOT / "lessons")
    assert shown == [
        (chapter.title[language], f"chapter-{number}-{language}.jpg")
        for number, chapter in enumerate(chapters, start=1)
        for language in ("fr", "en")
    ]


def test_each_decision_has_a_number_of_its_own() -> None:
    titles = {
        page.name: page.read_text(encoding="utf-8").splitlines()[0]
        for page in (ROOT / "docs/adr").glob("*.md")
    }
    numbers = sorted(int(name[:4]) for name in titles)
    assert numbers == list(range(1, len(numbers) + 1))
    assert [name for name, title in titles.items() if f"# {int(name[:4])}. " not in title] == []
