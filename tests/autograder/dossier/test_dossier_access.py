"""The jury's pages for everybody: axe-core, an enlarged screen, a phone, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from autograder.dossier import write
from autograder.dossier.pages import page_name
from autograder.dossier.wording import LANGUAGES
from autograder.pipeline.records import write_records
from harness.access import faults, sticks_out
from tests.autograder.conftest import EXERCISES
from tests.autograder.dossier.test_dossier import EACH, PARTIAL, record
from workshop_game.checking import Outcome

pytestmark = pytest.mark.browser


def test_the_pages_for_the_jury_can_be_read_by_everybody(browser: Browser, tmp_path: Path) -> None:
    write_records(tmp_path, [record("C-030", Outcome.DONE), PARTIAL, *EACH])
    folder = write(tmp_path, EXERCISES)[0].parent
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    page = context.new_page()
    found: list[str] = []
    for language in LANGUAGES:
        for number in ("index", "C-002", "C-030"):
            name = page_name(number, language)
            page.goto((folder / name).as_uri())
            found += [f"{name}: {fault}" for fault in faults(page) + sticks_out(page)]
    context.close()
    assert not found, "\n".join(found)
