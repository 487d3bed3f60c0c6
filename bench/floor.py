"""The code of submitted notebooks and nothing else: `python -m bench.floor COURSE`.

Each notebook's code cells run in a new namespace; the expression of each test is evaluated and
compared. It protects nothing and keeps nothing: no grader can be faster.
"""

import contextlib
import io
import json
import sys
from pathlib import Path
from typing import Any


def main(course: str) -> None:
    """Run every submitted notebook of the course, with the tests of its source."""
    tests = {path.stem: _tests(path) for path in Path(course, "source").glob("*_fr/*.ipynb")}
    for path in sorted(Path(course, "submitted").glob("*/*_fr/*.ipynb")):
        _run(_code(path), tests[path.stem])


def _run(cells: list[str], tests: list[str]) -> None:
    names: dict[str, Any] = {}
    with contextlib.redirect_stdout(io.StringIO()):
        for source in [*cells, *tests]:
            with contextlib.suppress(Exception):
                exec(compile(source, "<cell>", "exec"), names)


def _code(path: Path) -> list[str]:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return [_text(cell) for cell in cells if cell["cell_type"] == "code" and not _is_test(cell)]


def _tests(path: Path) -> list[str]:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return [_text(cell) for cell in cells if cell["cell_type"] == "code" and _is_test(cell)]


def _text(cell: dict[str, Any]) -> str:
    return "".join(cell["source"])


def _is_test(cell: dict[str, Any]) -> bool:
    return bool(cell["metadata"].get("nbgrader", {}).get("grade"))


if __name__ == "__main__":
    main(sys.argv[1])
