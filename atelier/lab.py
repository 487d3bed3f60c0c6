"""`atelier lab`: the exercises and the game as notebooks in JupyterLab, on this computer alone."""

from __future__ import annotations

import json
import webbrowser
from pathlib import Path
from typing import Any

from rich.console import Console

from atelier.jupyter import Jupyter
from atelier.places import EXERCISES, LESSONS
from atelier.trouble import Trouble
from atelier.wording import Wording
from autograder.course import CourseError, build, lab_notebooks
from workshop_game.checking import ContentError, in_language, load_lessons

GAMES = {"fr": "jeu", "en": "game"}


def lab(data: Path, port: int, say: Wording, console: Console, *, browser: bool) -> None:
    """Serve the folder until Ctrl-C. Raises Trouble."""
    folder = make_folder(data, say)
    with Jupyter(folder, data / "jupyter", port, say.language) as server:
        address = server.url()
        console.print(say("lab_open", address=address, folder=folder), soft_wrap=True, markup=False)
        if browser:
            webbrowser.open(address)
        try:
            server.wait()
        except KeyboardInterrupt:
            console.print(say("lab_closed", folder=folder), soft_wrap=True, markup=False)


def make_folder(data: Path, say: Wording) -> Path:
    """The notebooks that are not there yet; what somebody wrote is never overwritten."""
    language = say.language
    folder = data / "lab" / language
    folder.mkdir(parents=True, exist_ok=True)
    try:
        made = lab_notebooks(build(data, EXERCISES), EXERCISES, language)
    except (CourseError, ContentError) as error:
        raise Trouble(say("grade_stopped", error=in_language(error, say.language))) from error
    made[f"{GAMES[language]}.ipynb"] = json.dumps(_game(say), indent=1, ensure_ascii=False)
    for name, text in made.items():
        if not (folder / name).exists():
            (folder / name).write_text(text, encoding="utf-8")
    return folder


def _game(say: Wording) -> dict[str, Any]:
    """A notebook that shows the game, below a cell and in a window."""
    source = load_lessons(LESSONS)[0].steps[0].done(say.language)
    imports = "from atelier.notebook import show, window"
    cells = [
        _text("title", f"# {say('lab_game_title')}\n\n{say('lab_game_text')}"),
        _code("program", f'{imports}\n\nprogram = """\n{source}"""'),
        _code("frames", f'show(program, "{say.language}")'),
        _text("beside", say("lab_game_window")),
        _code("window", f'# window(program, "{say.language}")'),
    ]
    kernel = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
    metadata = {"kernelspec": kernel}
    return {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}


def _text(name: str, source: str) -> dict[str, Any]:
    return {"cell_type": "markdown", "id": name, "metadata": {}, "source": source}


def _code(name: str, source: str) -> dict[str, Any]:
    code: dict[str, Any] = {"execution_count": None, "outputs": []}
    return {"cell_type": "code", "id": name, "metadata": {}, "source": source, **code}
