"""The same answers get the same verdicts in CPython and in Pyodide (Chromium), in each language."""

import base64
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from atelier.places import EXERCISES, LESSONS
from harness.pyodide import give_python
from harness.room import open_room
from tests.beginners.corpus import corpus
from tests.journeys import parity_probe
from workshop_game.checking import load_lessons

PROBE = Path(parity_probe.__file__).read_text(encoding="utf-8")

LOAD = """async (content, probe) => {
  const { loadPyodide } = await import("/python/pyodide.mjs");
  const python = await loadPyodide({ indexURL: new URL("/python/", location.href).href });
  const packed = await (await fetch("/packages/workshop_game.zip")).arrayBuffer();
  python.unpackArchive(packed, "zip", { extractDir: "/kit" });
  const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
  python.unpackArchive(bytes, "zip", { extractDir: "/content" });
  python.FS.writeFile("/kit/parity_probe.py", probe);
  python.runPython("import sys; sys.path.insert(0, '/kit')");
  return python;
}"""

RUN = (
    f"async ([content, probe]) => {{ const python = await ({LOAD})(content, probe);"
    + """
  return python.runPython(`
import json, sys
from parity_probe import verdicts
found = verdicts("/content/lessons", "/content/exercises")
json.dumps({"python": sys.version_info[:2], "found": found})
`);
}"""
)

FIND = (
    f"async ([content, probe, programs]) => {{ const python = await ({LOAD})(content, probe);"
    + """
  python.globals.set("programs", programs);
  return python.runPython(`
import json
from parity_probe import findings
json.dumps(findings("/content/lessons", json.loads(programs)))
`);
}"""
)


@pytest.mark.journey
@pytest.mark.browser
def test_every_answer_gets_the_same_verdict_in_the_browser(tmp_path: Path) -> None:
    expected = parity_probe.verdicts(str(LESSONS), str(EXERCISES))
    assert len(expected) > 300
    replays = [states for key, states in expected.items() if key.startswith("replay/")]
    assert len(replays) == len(list(LESSONS.glob("*/chapter.toml")))
    assert all(first == again for first, again in replays)
    with open_room(tmp_path) as room:
        page = room.enter()
        give_python(page)
        answer = json.loads(page.evaluate(RUN, [content(), PROBE]))
    assert answer["python"] == [3, 14]
    found: dict[str, Any] = answer["found"]
    assert {key: found[key] for key in found if found[key] != expected[key]} == {}
    assert found.keys() == expected.keys()
    print(f"{len(found)} verdicts and replays are the same in CPython and in Pyodide")


@pytest.mark.journey
@pytest.mark.browser
def test_every_finding_is_the_same_in_the_browser(tmp_path: Path) -> None:
    programs = _programs()
    expected = parity_probe.findings(str(LESSONS), programs)
    with open_room(tmp_path) as room:
        page = room.enter()
        give_python(page)
        answer = page.evaluate(FIND, [content(), PROBE, json.dumps(programs)])
    found: dict[str, Any] = json.loads(answer)
    assert {id: found[id] for id in found if found[id] != expected[id]} == {}
    assert len(found) == len(expected) == len(programs)


def _programs() -> list[dict[str, str]]:
    """The corpus' programs for steps: what an item's answer is told has no finding."""
    steps = {
        f"lessons/{step.folder.parent.name}/{step.folder.name}": step.id
        for chapter in load_lessons(LESSONS)
        for step in chapter.steps
    }
    return [
        {
            "id": one.id,
            "step": steps[one.content],
            "language": one.language,
            "source": one.source,
        }
        for one in corpus()
        if one.content in steps
    ]


def content() -> str:
    """Lessons and exercises with their answers, as a zip in base64: only this test sends them."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for folder in (LESSONS, EXERCISES):
            for path in sorted(folder.rglob("*.*")):
                archive.write(path, path.relative_to(folder.parent))
    return base64.b64encode(packed.getvalue()).decode()
