"""What stopped an author's program, in the author's language and in the words that files hold."""

from __future__ import annotations

from dataclasses import dataclass

from workshop_game.checking.author.complaint import MESSAGES, sentences
from workshop_game.diagnosis import Sure, Written, first, told
from workshop_game.words import EndlessLoop, ProgramError, WordError


@dataclass(frozen=True)
class Stopped:
    """``problem`` stopped ``source``, which was run in ``language``."""

    problem: ProgramError
    source: str
    language: str

    def text(self, language: str) -> str:
        """What happened, and on which line; no name of a class."""
        cause = first(Written(self.source, self.language, problem=self.problem))
        found = cause and cause.sure in (Sure.PROVEN, Sure.SEEN)
        if cause and found and not isinstance(self.problem.exception, WordError):
            return told(cause, language).seen  # it names its line
        what, line = self._said(language).removesuffix("."), self.problem.line
        on_line = sentences(MESSAGES)["on_line"][language]
        return on_line.format(line=line, what=what) if line else what

    def _said(self, language: str) -> str:
        error = self.problem.exception
        if isinstance(error, WordError):
            return error.text(language)
        if isinstance(error, EndlessLoop):
            return sentences(MESSAGES)["endless"][language]
        return str(error.msg if isinstance(error, SyntaxError) else error)


def unread(source: str, error: SyntaxError) -> Stopped:
    """Python's refusal of a file that an author wrote."""
    return Stopped(ProgramError(error, error.lineno, ""), source, "en")
