"""All drawings on one picture."""

from pathlib import Path

import pygame
import pytest

from workshop_game.assets import ASSETS
from workshop_game.stage import contact_sheet


def test_every_drawing_is_on_the_sheet_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [drawing for _, drawing in contact_sheet.drawings()]
    assert len(names) == len(set(names)) == len(list(ASSETS.glob("sprites/*.svg")))
    file = tmp_path / "sheet.png"
    monkeypatch.setattr("sys.argv", ["contact_sheet", str(file)])
    contact_sheet.main()
    width, height = pygame.image.load(file).get_size()
    assert width == 1280
    assert height > 2_000


def test_without_a_file_it_says_what_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["contact_sheet"])
    with pytest.raises(SystemExit, match="Name the file to write"):
        contact_sheet.main()
