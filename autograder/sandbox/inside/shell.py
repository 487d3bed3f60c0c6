"""Where the cells run: an IPython shell, and a clock that interrupts them."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType, TracebackType
from typing import Any

from .outputs import Outputs

SETTINGS = {
    "HistoryManager": {"enabled": False},
    "InteractiveShell": {"colors": "nocolor", "autoindent": False},
}


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

    return Shell.instance(config=Config(SETTINGS))
