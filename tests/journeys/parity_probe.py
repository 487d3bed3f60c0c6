"""Verdicts of every right and wrong answer, as plain data. Runs in CPython and in Pyodide."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from workshop_game.checking import check_item, check_step, load_items, load_lessons
from workshop_game.core import Inputs, Recording, World
from workshop_game.words import LANGUAGES, Program


def verdicts(lessons: str, exercises: str) -> dict[str, Any]:
    """Each verdict under a readable key; the hash of a world under ``world``."""
    found: dict[str, Any] = {"world": _world_hash()}
    for chapter in load_lessons(Path(lessons)):
        for step in chapter.steps:
            answer = step.prediction.answer if step.prediction else None
            for language in LANGUAGES:
                for name, source in _sources(step, language, step.done(language)).items():
                    verdict = check_step(step, language, source, answer)
                    found[f"{step.id}/{language}/{name}"] = _plain(verdict.as_json())
        found |= _endless(chapter.steps[-1])
        found[f"replay/{chapter.id}"] = _replayed(chapter.steps[-1].done("fr"))
    for item in load_items(Path(exercises)):
        for language in LANGUAGES:
            for name, source in _sources(item, language, item.answer(language)).items():
                result = check_item(item, language, source)
                points = [case.points for case in result.cases]
                found[f"{item.id}/{language}/{name}"] = [str(result.outcome), points]
    return found


def findings(lessons: str, programs: list[dict[str, str]]) -> dict[str, Any]:
    """What is said first to each program: the kind and line of a finding, or the whole message."""
    steps = {step.id: step for chapter in load_lessons(Path(lessons)) for step in chapter.steps}
    found: dict[str, Any] = {}
    for program in programs:
        step = steps[program["step"]]
        answer = step.prediction.answer if step.prediction else None
        verdict = check_step(step, program["language"], program["source"], answer)
        others = [each.as_json() for each in verdict.findings]
        found[program["id"]] = [verdict.message, _plain(verdict.as_json()), others]
    return found


ENDLESS = {
    "loop": "while True:\n    pass\n",
    "pygame": "import pygame\nwhile True:\n    pygame.time.Clock().tick(60)\n",
    "window": "import pygame\nwhile pygame.event.poll().type != pygame.QUIT:\n    pass\n",
    "sleep": "import time\nwhile time.time() > 0:\n    time.sleep(3600)\n",
}


def _endless(step: Any) -> dict[str, Any]:
    """What a count stops, the same one in every Python; and a window that somebody closes."""
    return {
        f"{step.id}/endless/{name}": _plain(check_step(step, "fr", source).as_json())
        for name, source in ENDLESS.items()
    }


def _sources(content: Any, language: str, answer: str) -> dict[str, str]:
    return {
        "start": content.start(language),
        "answer": answer,
        **{f"right/{name}": code for name, code in content.right(language).items()},
        **{f"wrong/{name}": code for name, code in content.wrong(language).items()},
    }


def _plain(verdict: dict[str, Any]) -> dict[str, Any]:
    """A verdict without Python's own wording of an error: it changes between versions."""
    error = verdict["error"]
    return {**verdict, "error": error and [error["type"], error["line"]]}


def _replayed(source: str) -> list[str]:
    """The states of a run and of its recording played again: seed and inputs are all it takes."""
    first = Program(source, "fr", 7)
    first.start()
    for tick in range(300):
        first.tick(Inputs(frozenset({("right", "left", "space", "up")[tick // 40 % 4]})))
    recording = Recording.from_json(first.recording.to_json())
    again = Program(source, "fr", recording.seed)
    again.start()
    for inputs in recording.frames():
        again.tick(inputs)
    return [first.world.state_hash(), again.world.state_hash()]


def _world_hash() -> str:
    world = World(7)

    def wander() -> None:
        world.hero.x += 1.1 * world.chance.between(-3, 3)
        world.hero.y = world.hero.y * 0.99 + world.hero.distance(world.hero) / 3
        if world.every(5):
            world.hero.pose = "still"
            world.light(world.hero)

    world.rules.append(wander)
    for _ in range(200):
        world.step(Inputs(frozenset({"right"})))
    return world.state_hash()
