"""Code that fits in a head. The limits are wide; the report is what one reads."""

import ast
from collections.abc import Iterator
from statistics import median

from tests.rules.sources import modules

# Soft limits are 40 lines for a function and 300 for a module: ask yourself beyond those.
LONGEST_FUNCTION = 60
LONGEST_MODULE = 400
MEDIAN_FUNCTION = 10


def _functions() -> Iterator[tuple[int, str]]:
    for module in modules():
        for node in module.nodes:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                yield lines, f"{module.shown}:{node.lineno} {node.name}"


def test_functions_are_short() -> None:
    """`pytest -s tests/rules/test_sizes.py` shows the five longest."""
    functions = sorted(_functions(), reverse=True)
    for lines, name in functions[:5]:
        print(f"\n{lines:4} lines  {name}", end="")
    assert median(lines for lines, _ in functions) <= MEDIAN_FUNCTION
    assert not [item for item in functions if item[0] > LONGEST_FUNCTION]


def test_modules_are_short() -> None:
    sizes = sorted(
        (len(module.path.read_text(encoding="utf-8").splitlines()), module.shown)
        for module in modules()
    )
    for lines, name in sizes[:-6:-1]:
        print(f"\n{lines:4} lines  {name}", end="")
    assert not [item for item in sizes if item[0] > LONGEST_MODULE]
