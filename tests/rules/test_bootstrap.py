"""Who may use `bootstrap`: what runs before there is a kit is no part of one that runs."""

import ast
import sys
from collections.abc import Iterator

from tests.rules.sources import ROOT, Module, modules

KIT = {"workshop_game", "classroom", "autograder", "atelier"}
TOOLS = "bootstrap.tools"
"""Where programs of this machine are found: whoever measures or tests the kit may ask."""


def _bootstrap_in(tree: ast.AST) -> Iterator[str]:
    """Each module of `bootstrap` that is imported, inside functions too."""
    for node in ast.walk(tree):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and not node.level:
            names = [node.module or ""]
        yield from (name for name in names if name.split(".")[0] == "bootstrap")


def _offences(module: Module) -> list[str]:
    package = module.name.split(".")[0]
    allowed = set() if package in KIT else {TOOLS}
    return [
        f"{module.shown} imports {name}"
        for name in _bootstrap_in(module.tree)
        if package != "bootstrap" and name not in allowed
    ]


def test_the_kit_never_uses_what_sets_it_up() -> None:
    """What both need is a setting, a file, or belongs to the kit."""
    offences = [offence for module in modules() for offence in _offences(module)]
    assert not offences, "\n".join(offences)


def test_start_uses_it_and_nothing_else() -> None:
    """It has to work on a machine where nothing is installed."""
    tree = ast.parse((ROOT / "start.py").read_text(encoding="utf-8"))
    assert set(_bootstrap_in(tree)) == {"bootstrap.messages", "bootstrap.commands"}
    others = {
        (node.module or "") if isinstance(node, ast.ImportFrom) else node.names[0].name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
    }
    assert {name.split(".")[0] for name in others} - {"bootstrap"} <= set(sys.stdlib_module_names)


def test_an_import_in_the_kit_is_seen() -> None:
    source = "def find():\n    from bootstrap.tools import find_chromium\n"
    for package, seen in (("atelier", 1), ("bench", 0), ("bootstrap", 0)):
        module = Module(f"{package}.some", ROOT / package / "some.py", ast.parse(source))
        assert len(_offences(module)) == seen
