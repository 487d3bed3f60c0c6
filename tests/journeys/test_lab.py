"""The exercises and the game in a real JupyterLab, on loopback."""

import json
from pathlib import Path
from typing import Any

import httpx
import nbformat
import pytest
from nbclient import NotebookClient

from atelier.jupyter import Jupyter
from atelier.lab import make_folder
from atelier.places import EXERCISES, ROOT
from atelier.wording import Wording
from autograder.pipeline.items import items_by_id
from rehearsal.server import free_port
from workshop_game.stage.film import SHOWN, frames

ITEM = "plan_the_round"


def test_a_game_becomes_pictures() -> None:
    taken = list(frames("hero.x = 100\n", "en", seconds=0.5))
    assert len(taken) == SHOWN // 2
    assert all(picture.startswith(b"\x89PNG") for picture in taken)


@pytest.mark.slow
@pytest.mark.journey
def test_the_notebooks_validate_and_show_the_game(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make_folder(tmp_path, Wording("en"))
    items = items_by_id(EXERCISES)
    assert {path.stem for path in folder.iterdir()} == {*items, "game"}
    path = folder / f"{ITEM}.ipynb"
    write(path, items[ITEM].start("en"))
    with Jupyter(folder, tmp_path / "jupyter", free_port(), "en") as server:
        assert httpx.get(server.url("lab"), timeout=60).is_success
        assert httpx.get(f"{server.address}/api/contents", timeout=60).status_code == 403
        assert "Nothing is written yet" in str(validated(server, ITEM)["failed"])
        write(path, items[ITEM].answer("en"))
        assert validated(server, ITEM) == {}
        write(path, items[ITEM].answer("en").replace("path_1 =", "path_one ="))
        assert "failed" in validated(server, ITEM)
    make_folder(tmp_path, Wording("en"))
    assert "path_one" in path.read_text(encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    assert pictures(folder / "game.ipynb") == 1


def write(path: Path, answer: str) -> None:
    """As a candidate does, in the answer cell."""
    notebook: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("solution"):
            cell["source"] = answer
    text = json.dumps(notebook)
    assert "HIDDEN" not in text
    path.write_text(text, encoding="utf-8")


def validated(server: Jupyter, item: str) -> dict[str, Any]:
    """What nbgrader's Validate button says."""
    headers = {"Authorization": f"token {server.token}"}
    address = f"{server.address}/assignments/validate"
    answer = httpx.post(
        address, json={"path": f"{item}.ipynb"}, headers=headers, timeout=240
    ).raise_for_status()
    said: dict[str, Any] = answer.json()
    assert said["success"], said["value"]
    value = said["value"]
    found: dict[str, Any] = json.loads(value) if isinstance(value, str) else value
    return found


def pictures(path: Path) -> int:
    """Run every cell in a kernel of its own; how many pictures are below the cells."""
    read: Any = nbformat.read
    notebook = read(path, 4)
    NotebookClient(notebook, timeout=240).execute()
    outputs = [each for cell in notebook.cells for each in cell.get("outputs", [])]
    return sum("image/png" in each.get("data", {}) for each in outputs)
