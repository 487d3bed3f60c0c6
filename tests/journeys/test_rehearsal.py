"""`atelier rehearse`: the same seed gives the same results, and twelve dossiers."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from atelier.places import ROOT


def rehearse(data: Path, *options: str) -> str:
    command = [sys.executable, "-m", "atelier", "rehearse", "--data", str(data), *options]
    done = subprocess.run(
        [*command, "--language", "en"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def outcomes(data: Path) -> list[tuple[str, str, str, float | None]]:
    records = json.loads((data / "records" / "outcomes.json").read_text())["records"]
    return [(r["candidate"], r["item"], r["outcome"], r["points"]) for r in records]


@pytest.mark.journey
@pytest.mark.sandbox
@pytest.mark.timeout(900)  # two whole workshops, each with some ninety copies to grade
def test_twelve_people_twice(tmp_path: Path) -> None:
    first = rehearse(tmp_path / "one", "--participants", "12", "--seed", "1")
    second = rehearse(tmp_path / "two", "--participants", "12", "--seed", "1")
    assert outcomes(tmp_path / "one") == outcomes(tmp_path / "two")
    prints = [
        re.search(r"fingerprint of the results.*: (\w{16})", s, re.I) for s in (first, second)
    ]
    assert prints[0]
    assert prints[1]
    assert prints[0][1] == prints[1][1]
    dossiers = sorted(path.name for path in (tmp_path / "one" / "dossiers").glob("C-???.html"))
    assert dossiers == [f"C-{number:03}.html" for number in range(1, 13)]
    assert ", 0 lost." in first


@pytest.mark.journey
def test_a_real_workshop_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "workshop.sqlite").touch()
    command = [sys.executable, "-m", "atelier", "rehearse", "--data", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert (tmp_path / "workshop.sqlite").exists()
    assert "répétition" in done.stderr or "rehearsal" in done.stderr
