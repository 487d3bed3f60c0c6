"""The answers of the program inside the box, checked field by field: the sender is not trusted."""

import json
from dataclasses import dataclass, field
from typing import Any

from autograder.sandbox.values import BadValue, decode

Output = dict[str, Any]
MOST_OUTPUTS = 500
"""Outputs of one cell. The program inside keeps to it; a forged answer may not."""
MOST_TRACED = 50
"""Lines of an error's traceback that are read."""
NOTHING = object()
"""No value was observed: the evaluation ended in an error, or there was nothing to evaluate."""
MOST_LINES = 1_000_000
"""A line beyond it is none of a cell's."""


@dataclass(frozen=True)
class Reply:
    """One cell's outputs in nbformat's form, and the value of its expression if it had one."""

    outputs: list[Output] = field(default_factory=list)
    value: object = NOTHING
    dropped: int = 0
    rang: bool = False
    error_line: int | None = None

    @property
    def error(self) -> Output | None:
        """The last error output, if there is one."""
        errors = [output for output in self.outputs if output["output_type"] == "error"]
        return errors[-1] if errors else None


def parse_reply(line: bytes, expected_id: str) -> Reply:
    """Read one line of the channel.

    Raises BadValue when it is not the answer to the request `expected_id`, whatever is wrong: the
    submitted code shares the process that answers, so nothing in an answer is the grader's failure.
    """
    try:
        return _reply(json.loads(line), expected_id)
    except BadValue:
        raise
    except Exception as error:  # noqa: BLE001 - as said above
        raise BadValue(f"not an answer: {error}") from None


def _reply(data: Any, expected_id: str) -> Reply:
    if not isinstance(data, dict) or data.get("id") != expected_id:
        raise BadValue("not the answer to what was asked")
    value = data.get("value")
    outputs = data.get("outputs")
    if not isinstance(outputs, list) or len(outputs) > MOST_OUTPUTS:
        raise BadValue("no list of outputs, or too long a one")
    return Reply(
        outputs=[_output(output) for output in outputs],
        value=NOTHING if value is None else decode(value),
        dropped=_count(data.get("dropped")),
        rang=data.get("rang") is True,
        error_line=_error_line(outputs),
    )


def _output(data: Any) -> Output:
    """Only text goes on: a picture or a page of HTML made by a copy has no reader here."""
    kind = data.get("output_type") if isinstance(data, dict) else None
    if kind == "stream":
        name = "stderr" if data.get("name") == "stderr" else "stdout"
        return {"output_type": "stream", "name": name, "text": _text(data.get("text"))}
    if kind == "error":
        trace = data.get("traceback")
        return error_output(
            _text(data.get("ename")),
            _text(data.get("evalue")),
            [_text(part) for part in trace[:MOST_TRACED]] if isinstance(trace, list) else [],
        )
    shown = {"text/plain": _text(data.get("text") if kind else None)}
    if kind == "execute_result":
        return {"output_type": kind, "data": shown, "metadata": {}, "execution_count": None}
    if kind == "display_data":
        return {"output_type": kind, "data": shown, "metadata": {}}
    raise BadValue("an output of an unknown kind")


def error_output(name: str, value: str, trace: list[str] | None = None) -> Output:
    """An error as nbformat writes it."""
    lines = trace or [f"{name}: {value}"]
    return {"output_type": "error", "ename": name, "evalue": value, "traceback": lines}


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise BadValue("a text was expected")
    return value.encode("utf-8", "backslashreplace").decode("utf-8")


def _count(value: Any) -> int:
    if not isinstance(value, int) or value < 0:
        raise BadValue("a count was expected")
    return int(value)


def _error_line(outputs: list[Any]) -> int | None:
    lines = [output.get("line") for output in outputs if output.get("output_type") == "error"]
    last = lines[-1] if lines else None
    return last if type(last) is int and 0 < last < MOST_LINES else None
