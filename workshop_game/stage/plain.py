"""A plain pygame program in the worker, exactly as it is written: ``while True`` and all.

Before its own turn of each message comes a look at whether a plain program is meant: a run of a
source that imports pygame, or anything that happens while such a program plays.
"""

from __future__ import annotations

import ast
from collections.abc import Callable

from workshop_game.explain import Explanation, explain
from workshop_game.stage.draw import sentence
from workshop_game.stage.host import Host, Message
from workshop_game.stage.plain_pygame import PlainPygame, Stopped
from workshop_game.stage.printed import Printed
from workshop_game.stage.values import own_values
from workshop_game.stage.waiting import Waiting
from workshop_game.words import Program, ProgramError

BETWEEN_VALUES = 0.1


def is_plain(source: str) -> bool:
    """Whether a program asks for pygame itself; what cannot be read does not."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        else:
            continue
        if any(name.split(".")[0] == "pygame" for name in names):
            return True
    return False


def once(action: Callable[[], None]) -> Callable[[], None]:
    """``action``, done at the first call alone."""
    left = [action]
    return lambda: left.pop()() if left else None


class PlainProgram(Program):
    """Python without the words of the workshop."""

    def start(self) -> None:
        """Run it, to its end."""
        self.names = {"__name__": "__main__", "print": self._print, "input": self._input}
        self._guarded(self._run_top_level)


class PlainSession:
    """At most one plain program at a time."""

    def __init__(self, host: Host, waiting: Callable[[], Waiting]) -> None:
        self._host = host
        self._make_waiting = waiting
        self._waiting: Waiting | None = None
        self._language = "fr"
        self._playing: PlainPygame | None = None
        self._values_at = float("-inf")

    def handle(self, message: Message) -> bool:
        """Do what a message asks if it is for a plain program; False when it is not."""
        kind = message["type"]
        if kind == "start":
            self._language = message["language"]
        if self._playing and kind in ("run", "check"):
            self._playing.stop()
            self._playing = None
        if kind == "run" and is_plain(message["source"]):
            self._run(message["source"])
            return True
        if self._playing is None or kind in ("start", "run", "check"):
            return False
        self._playing.handle(message)
        return True

    def _run(self, source: str) -> None:
        waiting = self._waiting = self._waiting or self._make_waiting()
        if not waiting.possible():
            self._host.post({"type": "error", "error": self._not_here()})
            return
        program = PlainProgram(source, self._language)
        printed = Printed(self._print, sentence("too_much_printed", self._language))
        program.on_print = printed.write
        stage = PlainPygame(
            self._host,
            waiting,
            lambda: self._after_picture(program, printed),
            once(lambda: printed.write(f"{sentence('no_sound', self._language)}\n")),
        )
        self._playing = stage
        waiting.begin(lambda: self._play(program, stage, printed))

    def _play(self, program: PlainProgram, stage: PlainPygame, printed: Printed) -> None:
        over: Message = {"type": "ended", "state": "finished"}
        try:
            with stage.in_place():
                program.start()
        except Stopped:
            pass
        except ProgramError as problem:
            if not isinstance(problem.exception, SystemExit):
                told = explain(problem, program.language, program.source)
                over = {"type": "error", "error": told.as_json()}
        printed.flush()
        if self._playing is stage:
            self._playing = None
            self._host.post(over)

    def _after_picture(self, program: PlainProgram, printed: Printed) -> None:
        printed.flush()
        now = self._host.now()
        if now - self._values_at >= BETWEEN_VALUES:
            self._values_at = now
            self._host.post({"type": "values", "tick": 0, "values": own_values(program)})

    def _print(self, text: str) -> None:
        self._host.post({"type": "printed", "text": text})

    def _not_here(self) -> Message:
        title, advice = (sentence(id, self._language) for id in ("no_wait", "no_wait_try"))
        return Explanation("no_wait", title, None, advice, None).as_json()
