"""Where a checkout keeps what the commands need."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LESSONS = ROOT / "lessons"
EXERCISES = ROOT / "exercises"
PAGE = ROOT / "classroom" / "page" / "dist"
DATA = ROOT / "data"
