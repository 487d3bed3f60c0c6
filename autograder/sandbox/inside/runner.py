"""Runs the cells of one copy inside the box and sends back what can be observed.

One request a line on standard input, one answer a line on standard output, both JSON. Both are
moved to private descriptors before the first cell runs, and close when another program starts.
The submitted code shares this process: whatever it does here, it can only change its own
observations. The expectations they are compared with never enter the box.

This package is started by the path of `__main__.py`, or loaded once by `server.py` and forked from
there. Inside the box it has another name than outside, so its modules name each other by a dot, and
it imports nothing else of the kit.
"""

import json
import os
import sys
import traceback
from collections.abc import Callable
from typing import Any

from .encoder import Encoder
from .outputs import Outputs, Stream
from .shell import Clock, line_of, make_shell

Answer = dict[str, Any]


def limit_process(limits: dict[str, Any]) -> None:
    """Lowers this process's limits for good. Does nothing where the system has none (Windows).

    A limit that Linux refuses is an error. macOS refuses some of them, and has no box anyway.
    """
    try:
        import resource
    except ImportError:
        return
    whole = int(limits["copy_wall"])
    for name, value in (
        ("RLIMIT_CORE", 0),
        ("RLIMIT_CPU", whole),
        ("RLIMIT_AS", int(limits["memory"])),
        ("RLIMIT_DATA", int(limits["memory"])),
        ("RLIMIT_NPROC", int(limits["processes"])),
        ("RLIMIT_FSIZE", int(limits["file_size"])),
        ("RLIMIT_NOFILE", int(limits["open_files"])),
    ):
        if hasattr(resource, name):
            try:
                resource.setrlimit(getattr(resource, name), (value, value))
            except (ValueError, OSError):
                if sys.platform == "linux":
                    raise


class Runner:
    """Answers the requests, one after the other."""

    def __init__(self, limits: dict[str, Any]) -> None:
        self.limits = limits
        self.outputs = Outputs(int(limits["kept_output"]))
        self.clock = Clock()
        self.shell = make_shell(self.outputs, self.clock)
        sys.stdout = Stream("stdout", self.outputs)
        sys.stderr = Stream("stderr", self.outputs)

    def answer(self, request: dict[str, Any]) -> Answer:
        self.outputs.clear()
        work: Callable[[str], list[Any] | None] = (
            self.evaluate if request["do"] == "evaluate" else self.run
        )
        value = None
        try:
            with self.clock.limit(self.limits["cell_cpu"], self.limits["cell_wall"]):
                value = work(request["source"])
        except BaseException as error:  # noqa: BLE001 - even SystemExit is only an observation
            self.note(error)
        return {
            "id": request["id"],
            "value": value,
            "outputs": self.outputs.as_json(),
            "dropped": self.outputs.dropped,
            "rang": self.clock.rang,
        }

    def run(self, source: str) -> None:
        """Runs a cell. The shell has turned its error, if any, into an output."""
        self.shell.run_cell(source, store_history=True, silent=False)

    def evaluate(self, expression: str) -> list[Any]:
        """The value of an expression where the cells have run, as plain JSON."""
        code = compile(expression, "<case>", "eval")
        return Encoder().observe(eval(code, self.shell.user_ns))

    def note(self, error: BaseException) -> None:
        trace = traceback.format_exception_only(error)
        self.outputs.error(type(error).__name__, str(error), trace, line_of(error.__traceback__))


def private_channel() -> tuple[Any, Any]:
    """Moves the channel away from the descriptors 0 and 1, which the submitted code knows."""
    requests = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    return requests, answers


def serve(runner: Runner, requests: Any, answers: Any) -> None:
    """Answers until the requests end. Nothing of the submitted code ran before this."""
    import random

    random.seed(1)  # the same copy gives the same observations every time
    limit_process(runner.limits)
    dumps, loads, write, flush = json.dumps, json.loads, answers.write, answers.flush
    for line in requests:
        answer = runner.answer(loads(line))
        write(dumps(answer).encode() + b"\n")
        flush()


def main() -> None:
    """Serve one copy, with the limits in the arguments."""
    requests, answers = private_channel()
    serve(Runner(json.loads(sys.argv[1])), requests, answers)
