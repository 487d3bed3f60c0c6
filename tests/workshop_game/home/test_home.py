"""A game that went home: plain Python with pygame-ce runs it, `atelier play` too."""

from __future__ import annotations

import ast
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pygame
import pytest

import workshop_game
from workshop_game.home import framed, own_part, said, written_in
from workshop_game.words import Program

KIT = Path(workshop_game.__file__).parent
FR = 'decor("nuit")\n\ndef a_chaque_instant():\n    heros.x = heros.x + 2\n    print(heros.x)\n'
EN = 'background("night")\n\ndef each_tick():\n    hero.x = hero.x + 2\n    print(hero.x)\n'
CLOSED_SOON = """
import pygame, threading
threading.Timer(0.5, lambda: pygame.event.post(pygame.event.Event(pygame.QUIT))).start()
"""


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """A computer that has pygame-ce and the game's folder: nothing else of the kit."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "pygame").symlink_to(Path(pygame.__file__).parent)
    for libraries in Path(pygame.__file__).parents[1].glob("pygame_ce.libs"):
        (tmp_path / "site" / libraries.name).symlink_to(libraries)
    shutil.copytree(KIT, tmp_path / "workshop_game", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def opener(folder: Path, language: str) -> None:
    """The small file beside the game, as the page writes it."""
    frame = json.loads((KIT / "home" / "frame.json").read_text(encoding="utf-8"))
    lines = "\n".join(frame[language]["opener"]).replace("{file}", "my_game.py")
    (folder / "open.py").write_text(lines, encoding="utf-8")


def run(
    folder: Path, text: str, start: str = "my_game.py", encoding: str = "utf-8"
) -> subprocess.CompletedProcess[str]:
    """What `python my_game.py` does there, without the environment of these tests."""
    (folder / "my_game.py").write_text(text, encoding=encoding)
    kept = {key: os.environ[key] for key in ("SYSTEMROOT", "PATH") if key in os.environ}
    headless = {"SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy"}
    environment = {**kept, **headless, "PYTHONUTF8": "1", "PYTHONPATH": str(folder / "site")}
    # A private name, which no stub has: the Python that the tests' environment was made from.
    python: str = sys._base_executable  # type: ignore[attr-defined]
    command = [python, "-S", start]
    return subprocess.run(
        command,
        check=False,
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
    )


@pytest.mark.parametrize(("language", "source"), [("fr", FR), ("en", EN)])
def test_python_alone_runs_it(elsewhere: Path, language: str, source: str) -> None:
    done = run(elsewhere, framed(CLOSED_SOON + source, language, "Mon jeu", "my_game.py"))
    assert (done.returncode, done.stderr) == (0, "")
    walked = [line for line in done.stdout.splitlines() if line.isdigit()]
    assert walked[:3] == ["322", "324", "326"]


def test_an_error_is_told_with_its_line_and_without_ours(elsewhere: Path) -> None:
    done = run(
        elsewhere, framed("def a_chaque_instant():\n    decor(3)\n", "fr", "J", "my_game.py")
    )
    assert done.returncode == 1
    assert 'my_game.py", line 6' in done.stderr
    assert "workshop_game/" not in done.stderr.replace("\\", "/")
    assert "WordError" in done.stderr


STOPS = [
    ("fr", 'Decor("nuit")\n', 5, "decor", "Ce qu’en dit Python"),
    ("en", 'Background("night")\n', 5, "background", "What Python says"),
    ("fr", "def a_chaque_instan():\n    heros.x = 3\n", 5, "a_chaque_instant", "instan"),
    ("en", "def each_tick():\n    heroo.x = 3\n", 6, "hero", "NameError"),
    ("fr", "heros.taille = deux\n", 5, "deux", "NameError"),
    ("en", "hero.size(2)\n", 5, "size", "TypeError"),
]


@pytest.mark.parametrize(("language", "source", "line", "named", "also"), STOPS)
def test_what_stops_a_program_is_told_in_its_language(
    elsewhere: Path, language: str, source: str, line: int, named: str, also: str
) -> None:
    done = run(elsewhere, framed(source, language, "Mon jeu", "my_game.py"))
    first, *others = done.stderr.splitlines()
    where = (
        f"my_game.py, ligne {line}\u00a0: " if language == "fr" else f"my_game.py, line {line}: "
    )
    assert done.returncode == 1
    assert first.startswith(where)
    assert named in first + others[0]
    assert also in done.stderr
    assert "workshop_game/" not in done.stderr.replace("\\", "/")


NOT_UTF8 = "Le fichier my_game.py n’est pas enregistré en UTF-8"
SPOILT = {
    "fr": ('heros.dire("Bonjour)\n', "my_game.py, ligne 5\u00a0: "),
    "en": ('hero.say("Hello)\n', "my_game.py, line 5: "),
}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_opener_tells_what_python_cannot_read(elsewhere: Path, language: str) -> None:
    source, where = SPOILT[language]
    opener(elsewhere, language)
    done = run(elsewhere, framed(source, language, "Mon jeu", "my_game.py"), "open.py")
    assert done.returncode == 1
    assert done.stderr.startswith(where)
    assert "SyntaxError" in done.stderr
    assert "workshop_game/" not in done.stderr
    assert "runpy" not in done.stderr


@pytest.mark.parametrize(("language", "source"), [("fr", FR), ("en", EN)])
def test_the_opener_plays_the_game(elsewhere: Path, language: str, source: str) -> None:
    opener(elsewhere, language)
    text = framed(CLOSED_SOON + source, language, "Mon jeu", "my_game.py")
    done = run(elsewhere, text, "open.py")
    assert (done.returncode, done.stderr) == (0, "")
    assert [line for line in done.stdout.splitlines() if line.isdigit()][:2] == ["322", "324"]


@pytest.mark.parametrize(
    ("encoding", "source", "code", "where"),
    [
        ("utf-8-sig", "heros.x = 1\n", 0, ""),
        ("latin-1", 'heros.dire("été")\n', 1, NOT_UTF8),
        ("utf-16", "heros.x = 1\n", 1, NOT_UTF8),
        ("utf-8", "heros.x = 1\0\n", 1, NOT_UTF8),
    ],
)
def test_the_opener_takes_what_editors_save(
    elsewhere: Path, encoding: str, source: str, code: int, where: str
) -> None:
    opener(elsewhere, "fr")
    text = framed(CLOSED_SOON + source, "fr", "Mon jeu", "my_game.py").replace("…", ".")
    done = run(elsewhere, text.replace("’", "'"), "open.py", encoding)
    assert done.stderr.startswith(where)
    assert done.returncode == code
    assert "runpy" not in done.stderr


def test_the_opener_says_which_file_is_not_there(elsewhere: Path) -> None:
    gone = 'from workshop_game.home.en import open_game\nopen_game("gone.py")\n'
    done = run(elsewhere, gone)
    assert (done.returncode, done.stderr.split(" is not")[0]) == (1, "The file gone.py")


@pytest.mark.parametrize(
    ("language", "source", "said"),
    [("fr", FR, "Il manque pygame-ce"), ("en", EN, "pygame-ce, which draws the game, is missing")],
)
def test_a_computer_without_pygame_is_told_what_to_type(
    elsewhere: Path, language: str, source: str, said: str
) -> None:
    shutil.rmtree(elsewhere / "site")
    done = run(elsewhere, framed(source, language, "Mon jeu", "my_game.py"))
    assert done.returncode == 1
    assert done.stderr.startswith(said)
    assert "python3 -m pip install pygame-ce" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("language", "said"), [("fr", "demande Python 3.11"), ("en", "needs Python 3.11")]
)
def test_an_older_python_is_told_before_anything_else(
    elsewhere: Path, language: str, said: str
) -> None:
    older = "import sys\nsys.version_info = (3, 8, 2)\n"
    done = run(elsewhere, older + framed("", language, "Mon jeu", "my_game.py"))
    assert done.returncode == 1
    assert said in done.stderr
    assert "Python 3.8" in done.stderr
    assert "Traceback" not in done.stderr


def test_what_comes_first_at_home_is_read_by_an_older_python() -> None:
    for name in ("__init__", "frame", "said", "opening", "fr", "en"):
        text = (KIT / "home" / f"{name}.py").read_text(encoding="utf-8")
        ast.parse(text, feature_version=(3, 8))
    assert (KIT / "__init__.py").read_text(encoding="utf-8").count("import") == 0


def test_a_window_of_windows_stays_until_it_is_read(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Console(io.StringIO):
        def isatty(self) -> bool:
            return True

    console = Console("\nmore")
    monkeypatch.setattr(said, "WINDOWS", True)
    monkeypatch.setattr(sys, "stdin", console)
    said.say("Voilà.", "fr")
    assert console.read() == "more"
    shown = capsys.readouterr()
    assert (shown.err, "Appuyez sur Entrée" in shown.out) == ("Voilà.\n", True)
    monkeypatch.setattr(sys, "stdin", io.StringIO("kept"))
    said.say("Voilà.", "fr")
    assert sys.stdin.read() == "kept"
    monkeypatch.setattr(sys, "stdin", None)
    monkeypatch.setattr(sys, "stderr", None)
    said.say("Voilà.", "fr")


@pytest.mark.parametrize(("language", "source"), [("fr", FR), ("en", EN)])
def test_the_frame_is_recognised_and_taken_off(language: str, source: str) -> None:
    text = framed(source, language, "Mon jeu", "mon_jeu.py")
    compile(text, "mon_jeu.py", "exec")
    assert written_in(text) == language
    program = Program(own_part(text), language)
    program.start()
    program.tick()
    assert program.world.hero.x == 322
    line = text.splitlines().index(source.splitlines()[0])
    assert own_part(text).splitlines()[line] == source.splitlines()[0]


def test_a_title_stays_one_comment() -> None:
    text = framed("heros.x = 1", "fr", "Mon jeu\nimport os", "mon_jeu.py")
    assert text.splitlines()[0] == "# Mon jeu import os"


def test_any_other_file_stays_as_it_is() -> None:
    assert written_in(FR) is None
    assert own_part(FR) == FR
