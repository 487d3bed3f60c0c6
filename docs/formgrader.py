"""Takes the picture of a graded course in formgrader: `python -m docs.formgrader`.

A course graded by `atelier grade`, opened in nbgrader's own formgrader inside JupyterLab.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from atelier.places import ROOT
from harness.browser import open_browser
from harness.formgrader import ITEM, formgrader_on, graded_course

FILE = ROOT / "docs" / "images" / "formgrader.png"


def main() -> None:
    """Write the picture into docs/images."""
    with tempfile.TemporaryDirectory() as folder, open_browser() as browser:
        data = graded_course(Path(folder, "data"))
        with formgrader_on(data, browser) as opened:
            frame = opened.open_formgrader()
            opened.open_submission(frame, ITEM, 1)
            frame.locator("input.score").first.scroll_into_view_if_needed()
            opened.page.wait_for_timeout(500)
            opened.page.screenshot(path=FILE)


if __name__ == "__main__":
    main()
