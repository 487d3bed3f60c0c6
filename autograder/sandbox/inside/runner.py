"""Runs the cells of one copy inside the box and sends back what can be observed.

One request a line on standard input, one answer a line on standard output, both JSON. Both are
moved to private descriptors before the first cell runs, and close when another program starts.
The submitted code shares this process: whatever it does here, it can only change its own
observations. The expectations they are compared with never enter the box.

This file is started by its path, or loaded once by `server.py` beside it and forked from there. It
imports nothing of the kit.
"""

import json
import os
import re
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType, TracebackType
from typing import Any

Answer = dict[str, Any]
Output = dict[str, Any]

DEEPEST = 20
MOST_VALUES = 20_000
LONGEST_TEXT = 64 * 1024
LONGEST_REPR = 300
_ADDRESS = re.compile(r" at 0x[0-9a-fA-F]+")


class TooMuch(Exception):
    """The value is larger or deeper than what an observation may be."""


class Encoder:
    """Turns a value into plain JSON that says its type; other objects become their description."""

    def __init__(self) -> None:
        self.left = MOST_VALUES

    def observe(self, value: object) -> list[Any]:
        try:
            return self._encode(value, 0)
        except TooMuch:
            return ["other", type(value).__name__, "..."]

    def _encode(self, value: object, depth: int) -> list[Any]:
        self.left -= 1
        if self.left < 0 or depth > DEEPEST:
            raise TooMuch
        kind = type(value)
        if value is None or kind is bool:
            return ["none"] if value is None else ["bool", value]
        if issubclass(kind, int | float | str):
            return _encode_scalar(value)
        return self._encode_container(value, kind, depth + 1)

    def _encode_container(self, value: Any, kind: type, depth: int) -> list[Any]:
        for base in (list, tuple, set, frozenset):
            if issubclass(kind, base):
                return [base.__name__, [self._encode(item, depth) for item in base.__iter__(value)]]
        if issubclass(kind, dict):
            pairs = [[self._encode(k, depth), self._encode(v, depth)] for k, v in dict.items(value)]
            return ["dict", pairs]
        return ["other", kind.__name__, _ADDRESS.sub("", repr(value))[:LONGEST_REPR]]


def _encode_scalar(value: Any) -> list[Any]:
    """A number or a text, read with the built-in type: a subclass cannot answer in its place."""
    if issubclass(type(value), int):
        return ["int", format(int.__add__(value, 0), "x")]
    if issubclass(type(value), float):
        return ["float", float.hex(value)]
    text = str.__str__(value)
    if len(text) > LONGEST_TEXT:
        return ["other", "str", text[:LONGEST_REPR] + "..."]
    return ["str", text]


class Outputs:
    """What one cell printed and showed, in order, as nbformat outputs, up to a number of bytes."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.clear()

    def clear(self) -> None:
        self.items: list[Output] = []
        self.left = self.most
        self.dropped = 0

    def stream(self, name: str, text: str) -> None:
        kept = text[: max(self.left, 0)]
        self.dropped += len(text) - len(kept)
        self.left -= len(kept)
        if not kept:
            return
        last = self.items[-1] if self.items else {}
        if last.get("output_type") == "stream" and last["name"] == name:
            last["parts"].append(kept)
        else:
            self.items.append({"output_type": "stream", "name": name, "parts": [kept]})

    def show(self, output_type: str, text: str) -> None:
        kept = text[: max(self.left, 0)]
        self.dropped += len(text) - len(kept)
        self.left -= len(kept)
        self.items.append({"output_type": output_type, "text": kept})

    def error(self, name: str, value: str, trace: list[str], line: int | None) -> None:
        self.items.append(
            {
                "output_type": "error",
                "ename": name[:200],
                "evalue": _ADDRESS.sub("", value)[:2000],
                "traceback": [_ADDRESS.sub("", part)[:4000] for part in trace[-20:]],
                "line": line,
            }
        )

    def as_json(self) -> list[Output]:
        return [
            {"output_type": "stream", "name": item["name"], "text": "".join(item["parts"])}
            if item["output_type"] == "stream"
            else item
            for item in self.items
        ]


class Stream:
    """Stands in for sys.stdout or sys.stderr."""

    encoding = "utf-8"
    errors = "strict"
    closed = False

    def __init__(self, name: str, outputs: Outputs) -> None:
        self.name = name
        self._outputs = outputs

    def write(self, text: str) -> int:
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        self._outputs.stream(self.name, text)
        return len(text)

    def writelines(self, lines: list[str]) -> None:
        for line in lines:
            self.write(line)

    def flush(self) -> None:
        pass

    def isatty(self) -> bool:
        return False

    def writable(self) -> bool:
        return True

    def readable(self) -> bool:
        return False


class Clock:
    """Interrupts a cell that goes on too long, as the stop button of a notebook would."""

    def __init__(self) -> None:
        self.running = False
        self.rang = False
        self.available = hasattr(signal, "setitimer")
        if self.available:
            signal.signal(signal.SIGPROF, self._ring)
            signal.signal(signal.SIGALRM, self._ring)

    def _ring(self, _number: int, _frame: FrameType | None) -> None:
        if self.running:
            self.rang = True
            raise KeyboardInterrupt("the cell went on longer than the limit")

    @contextmanager
    def limit(self, cpu: float, wall: float) -> Iterator[None]:
        """Rings after so many seconds, then again and again for code that swallows the first."""
        self.rang, self.running = False, True
        if self.available:
            signal.setitimer(signal.ITIMER_PROF, cpu, 0.2)
            signal.setitimer(signal.ITIMER_REAL, wall, 0.2)
        try:
            yield
        finally:
            self.running = False
            if self.available:
                signal.setitimer(signal.ITIMER_PROF, 0)
                signal.setitimer(signal.ITIMER_REAL, 0)


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


def line_of(trace: TracebackType | None) -> int | None:
    """The line of the last frame that belongs to a cell, not to a library."""
    line = None
    while trace is not None:
        if trace.tb_frame.f_code.co_filename.startswith("<ipython-input"):
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def make_shell(outputs: Outputs, clock: Clock) -> Any:
    """An IPython shell without history or colours, whose results and errors go to `outputs`."""
    from IPython.core.displayhook import DisplayHook
    from IPython.core.displaypub import DisplayPublisher
    from IPython.core.interactiveshell import InteractiveShell
    from traitlets import Type
    from traitlets.config import Config

    class Hook(DisplayHook):
        def write_output_prompt(self) -> None:
            pass

        def write_format_data(self, format_dict: dict[str, Any], _md: object = None) -> None:
            outputs.show("execute_result", str(format_dict.get("text/plain", "")))

    class Publisher(DisplayPublisher):
        def publish(self, data: Any, *_more: Any, **_other: Any) -> None:
            outputs.show("display_data", str(data.get("text/plain", "")))

    class Shell(InteractiveShell):
        displayhook_class = Type(Hook)
        display_pub_class = Type(Publisher)

        def _showtraceback(self, etype: type, evalue: object, stb: list[str]) -> None:
            line = getattr(evalue, "lineno", None) or line_of(sys.exc_info()[2])
            outputs.error(etype.__name__, str(evalue), list(stb), line)

        def showtraceback(self, *arguments: Any, **more: Any) -> None:
            clock.running = False  # the cell is over: what is left is writing its error down
            super().showtraceback(*arguments, **more)

        def ask_exit(self) -> None:
            pass

        def enable_gui(self, gui: object = None) -> None:
            pass

    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.colors = "nocolor"
    config.InteractiveShell.autoindent = False
    return Shell.instance(config=config)


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
    requests, answers = private_channel()
    serve(Runner(json.loads(sys.argv[1])), requests, answers)


if __name__ == "__main__":
    main()
