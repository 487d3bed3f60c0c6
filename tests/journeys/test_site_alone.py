"""A school that only uses `site` grades from the words of the README: nothing else is typed."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from atelier.places import EXERCISES, ROOT
from autograder.pipeline.records import read_records
from autograder.pipeline.submissions import filled_notebook
from workshop_game.checking import load_items

pytestmark = [pytest.mark.journey, pytest.mark.sandbox, pytest.mark.timeout(600)]

SECTIONS = {
    "fr": ("LISEZMOI.md", "## Sans salle", "Une archive"),
    "en": ("README.md", "## Without a room", "An archive"),
}


def section(language: str) -> str:
    name, title, _ = SECTIONS[language]
    text = (ROOT / name).read_text(encoding="utf-8")
    assert title in text
    return text.partition(title)[2].partition("\n## ")[0]


def typed(words: str, folder: Path, language: str) -> str:
    """What a command of the README prints, in folders of this test."""
    place = ["--data", str(folder / "data")] if words == "grade" else []
    argv = words.replace("../site", str(folder / "site")).split()
    done = subprocess.run(
        [sys.executable, "-m", "atelier", *argv, *place, "--language", language],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize("language", ["fr", "en"])
def test_from_the_page_to_the_dossiers(tmp_path: Path, language: str) -> None:
    words = section(language)
    make, grade = re.findall(r"`python3 start\.py ([^`]+)`", words)
    (placed,) = re.findall(r"`data/(course/submitted/C-001)`", words)
    typed(make, tmp_path, language)
    item = next(one for one in load_items(EXERCISES) if one.of_values)
    given = tmp_path / "site" / "api" / "notebooks" / language / f"{item.id}.ipynb"
    folder = tmp_path / "data" / placed
    folder.mkdir(parents=True)
    saved = filled_notebook(given, item.answer(language))
    (folder / f"{item.id} (1).ipynb.txt").write_text(saved, encoding="utf-8")
    (folder / "all.zip").write_bytes(b"PK")
    said = typed(grade, tmp_path, language)
    assert SECTIONS[language][2] in said
    assert "C-001/all.zip" in said
    (record,) = read_records(tmp_path / "data")
    assert (record.candidate, record.item, record.language) == ("C-001", item.id, language)
    assert (record.outcome.value, record.unsupervised) == ("done", True)
    dossier = (
        tmp_path / "data" / "dossiers" / ("C-001.html" if language == "fr" else "C-001.en.html")
    )
    assert f"{item.id} (1).ipynb.txt" in dossier.read_text(encoding="utf-8")
    listed = json.loads((tmp_path / "data/records/not-taken.json").read_text(encoding="utf-8"))
    assert listed["files"] == [{"place": "C-001/all.zip", "reason": "archive"}]
