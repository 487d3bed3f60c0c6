"""What of a notebook is the candidate's own, wherever they wrote it."""

from dataclasses import dataclass
from typing import Any

from autograder.pipeline.cells import grade_id, is_answer
from autograder.pipeline.wording import every_wording
from workshop_game.checking.tokens import same_tokens


@dataclass(frozen=True)
class Part:
    """One cell of the candidate's: the name that its run goes by, and what they wrote in it."""

    name: str
    source: str
    is_code: bool


@dataclass(frozen=True)
class OwnWork:
    """All that a candidate wrote, in the order of the notebook."""

    parts: tuple[Part, ...] = ()
    given: str = ""
    """The text of the answer's cell, when nothing was written anywhere."""
    answers_in_code: bool = True

    @property
    def source(self) -> str:
        """All of it as one text; beside code, the lines of a text cell become comments."""
        shown = [self._shown(part) for part in self.parts] or [self.given]
        return "\n\n".join([*(text.rstrip("\n") for text in shown[:-1]), shown[-1]])

    @property
    def only_words(self) -> bool:
        """Whether code was asked for and words alone were written: a person has to read them."""
        return self.answers_in_code and bool(self.parts) and not self._has_code

    def line(self, name: str, line: int | None) -> int | None:
        """The line of `source` for a line of one cell; None for a cell that is not theirs."""
        passed = 0
        for part in self.parts:
            if part.name == name:
                return None if line is None else passed + line
            passed += self._shown(part).rstrip("\n").count("\n") + 2
        return line if not self.parts else None

    @property
    def _has_code(self) -> bool:
        return any(part.is_code for part in self.parts)

    def _shown(self, part: Part) -> str:
        if part.is_code or not (self.answers_in_code and self._has_code):
            return part.source
        return "\n".join(f"# {line}".rstrip() for line in part.source.splitlines())


class Release:
    """The notebook as it was given: what is nobody's own."""

    def __init__(self, notebook: Any) -> None:
        self.known = {grade_id(cell): cell for cell in notebook.cells if grade_id(cell)}
        self.texts = {cell.source for cell in notebook.cells if not grade_id(cell)}
        self._code = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
        self._lines = {line for text in self.texts for line in _lines(text)}

    @property
    def answers(self) -> list[str]:
        """The names of the cells for answers."""
        return [name for name, cell in self.known.items() if is_answer(cell)]

    def adds(self, cell: Any) -> bool:
        """Whether the cell holds anything that no cell of the release holds."""
        return bool(self.added(cell))

    def added(self, cell: Any) -> str:
        """What the candidate wrote in a cell: a program whole, of a text the lines that are new."""
        if cell.cell_type == "code":
            given = any(same_tokens(cell.source, each) for each in ("", *self._code))
            return "" if given else str(cell.source)
        answers = [_lines(self.known[name].source) for name in self.answers]
        if _lines(cell.source) in answers:
            return ""
        return "\n".join(each for each in cell.source.splitlines() if self._is_new(each))

    def is_start(self, cell: Any) -> bool:
        """Whether the cell is the start of an answer once more."""
        starts = [self.known[name].source for name in self.answers]
        return cell.cell_type == "code" and any(
            same_tokens(cell.source, each) and not same_tokens(each, "") for each in starts
        )

    def _is_new(self, line: str) -> bool:
        return bool(line.strip()) and line.strip() not in self._lines


def without_prompt(text: str) -> str:
    """An answer in words without the line of `lab` that says where to write it."""
    lines = text.splitlines()
    kept = [each for each in lines if each.strip() not in every_wording("write_here")]
    return text if kept == lines else "\n".join(kept).strip()


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
