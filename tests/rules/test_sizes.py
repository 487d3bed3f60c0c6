"""Code that fits in a head. CONTRIBUTING.md says the same numbers; the report is what one reads."""

import ast
from collections.abc import Iterator
from statistics import median

from tests.rules.sources import ROOT, modules

LONGEST_FUNCTION = 40
LONGEST_MODULE = 300
MEDIAN_FUNCTION = 10


def _functions() -> Iterator[tuple[int, str]]:
    for module in modules():
        for node in module.nodes:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                yield lines, f"{module.shown}:{node.lineno} {node.name}"


def test_the_page_for_contributors_says_these_limits() -> None:
    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert f"{LONGEST_FUNCTION} at most; modules of {LONGEST_MODULE} at most" in page


def test_functions_are_short() -> None:
    """`pytest -s tests/rules/test_sizes.py` shows the five longest."""
    functions = sorted(_functions(), reverse=True)
    for lines, name in functions[:5]:
        print(f"\n{lines:4} lines  {name}", end="")
    assert median(lines for lines, _ in functions) <= MEDIAN_FUNCTION
    too_long = [name for lines, name in functions if lines > LONGEST_FUNCTION]
    assert not too_long, f"more than {LONGEST_FUNCTION} lines: give a part of it a name of its own"


def test_modules_are_short() -> None:
    sizes = sorted(
        (len(module.path.read_text(encoding="utf-8").splitlines()), module.shown)
        for module in modules()
    )
    for lines, name in sizes[:-6:-1]:
        print(f"\n{lines:4} lines  {name}", end="")
    too_long = [name for lines, name in sizes if lines > LONGEST_MODULE]
    assert not too_long, f"more than {LONGEST_MODULE} lines: there are two concepts in it"
