"""Judges observations outside the box: what a test cell asserts, and what was seen."""

import ast
from dataclasses import dataclass
from typing import Any

from autograder.sandbox import NOTHING, Report, error_output

LONGEST = 300


@dataclass(frozen=True)
class Expectation:
    """A test cell of the form `assert EXPRESSION == LITERAL, "message"`, or `in [LITERAL, ...]`."""

    expression: str
    value: object
    message: str
    others: tuple[object, ...] = ()
    """Further values that are as right."""

    def accepts(self, observed: object) -> bool:
        """Whether the value is one of those expected."""
        return any(observed == each for each in (self.value, *self.others))


@dataclass(frozen=True)
class Judgement:
    """One test cell, judged. `observed` is readable; `stopped` says which limit was met."""

    cell: str
    passed: bool
    observed: str = ""
    stopped: str = ""
    error: bool = False
    doubt: str = ""
    """Why it does not count although it passed where the submitted code is."""
    outputs: tuple[dict[str, Any], ...] = ()


def read_expectation(source: str) -> Expectation | None:
    """The expectation of a test cell that holds one plain comparison and nothing else."""
    try:
        body = ast.parse(source).body
    except (SyntaxError, ValueError):
        return None
    if len(body) != 1 or not isinstance(body[0], ast.Assert):
        return None
    test, message = body[0].test, body[0].msg
    if not isinstance(test, ast.Compare) or len(test.ops) != 1:
        return None
    try:
        value = ast.literal_eval(test.comparators[0])
        text = ast.literal_eval(message) if message is not None else ""
    except ValueError:
        return None
    if isinstance(test.ops[0], ast.Eq):
        return Expectation(ast.unparse(test.left), value, str(text))
    if isinstance(test.ops[0], ast.In) and isinstance(value, list | tuple) and value:
        return Expectation(ast.unparse(test.left), value[0], str(text), tuple(value[1:]))
    return None


def judge(report: Report, expected: Expectation) -> Judgement:
    """What the assertion would have said, without having shown it to the submitted code."""
    name = report.cell.id
    if report.reply is None:
        return _stopped(report)
    error = report.reply.error
    if report.reply.value is NOTHING:
        stopped = "time" if report.reply.rang else _limit_of(error)
        said = "" if report.reply.rang else describe_error(error)
        return Judgement(name, False, said, stopped, True, outputs=(error,) if error else ())
    observed = describe(report.reply.value)
    if expected.accepts(report.reply.value):
        return Judgement(name, True, observed)
    return Judgement(
        name, False, observed, outputs=(error_output("AssertionError", expected.message),)
    )


def judge_executed(report: Report) -> Judgement:
    """A test cell whose source ran inside, as in a notebook: an error or a warning fails it."""
    if report.reply is None:
        return _stopped(report)
    outputs = report.reply.outputs
    failed = any(o["output_type"] == "error" or o.get("name") == "stderr" for o in outputs)
    stopped = "time" if report.reply.rang else _limit_of(report.reply.error)
    observed = describe_error(report.reply.error)
    error = report.reply.error is not None
    return Judgement(report.cell.id, not failed, observed, stopped, error, outputs=tuple(outputs))


def describe_error(error: dict[str, Any] | None) -> str:
    """`NameError: name 'x' is not defined`, on one line; a copy may have emptied the name."""
    if error is None:
        return ""
    lines = [line.rstrip(": ") for line in f"{error['ename']}: {error['evalue']}".splitlines()]
    return shorten(next((line for line in lines if line.strip()), "Error"))


def describe(value: object) -> str:
    """A value as Python writes it; a number too long for that is only named."""
    try:
        return shorten(repr(value))
    except ValueError:
        return f"<{type(value).__name__}>"


def shorten(text: str) -> str:
    """At most LONGEST characters."""
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _stopped(report: Report) -> Judgement:
    reason = report.stopped.value if report.stopped else "ended"
    output = error_output("Stopped", f"{reason} ({report.stopped_by})")
    return Judgement(report.cell.id, False, stopped=reason, outputs=(output,))


def _limit_of(error: dict[str, Any] | None) -> str:
    """The limit of the box that an error inside tells of."""
    if error is None:
        return ""
    name, text = error["ename"], error["evalue"]
    if name == "MemoryError":
        return "memory"
    if name == "BlockingIOError" and "Errno 11" in text:
        return "processes"
    if name == "OSError" and ("Errno 27" in text or "Errno 28" in text):
        return "files"
    return ""
