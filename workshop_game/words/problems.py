"""What can go wrong in a participant's program, as exceptions."""

from __future__ import annotations

from typing import Any

from workshop_game.words.messages import message

PROGRAM_FILE = "<atelier>"
"""The file name that tracebacks give to a participant's program."""


class WordError(Exception):
    """A word of the vocabulary used in a way it does not understand.

    ``message_id`` names the sentence in ``messages.toml``; ``values`` fill its gaps. ``line``
    is where to look when the program is not running at that moment.
    """

    def __init__(
        self, message_id: str, language: str, *, line: int | None = None, **values: Any
    ) -> None:
        self.message_id = message_id
        self.line = line
        self.language = language
        self.values = values
        super().__init__(message(message_id, language, **values))

    def text(self, language: str) -> str:
        """The sentence in another language; the words of the program in it stay as they are."""
        return message(self.message_id, language, **self.values)


class EndlessLoop(BaseException):
    """The program used up its budget of lines.

    Not an ``Exception``, so that a program's own ``except Exception`` cannot keep it.
    """


class ProgramError(Exception):
    """The participant's program stopped at ``line`` because of ``exception``.

    ``traceback_text`` is Python's own traceback, for the folded details; ``file`` is the name
    that the program's lines bear in it.
    """

    def __init__(
        self,
        exception: BaseException,
        line: int | None,
        traceback_text: str,
        file: str = PROGRAM_FILE,
    ) -> None:
        super().__init__(f"{type(exception).__name__}: {exception}")
        self.exception = exception
        self.line = line
        self.traceback_text = traceback_text
        self.file = file
