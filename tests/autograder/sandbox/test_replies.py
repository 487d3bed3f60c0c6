"""An answer out of the box is believed field by field."""

import json
from typing import Any

import pytest

from autograder.sandbox.inside.outputs import MOST_ITEMS, Outputs
from autograder.sandbox.replies import MOST_OUTPUTS, MOST_TRACED, NOTHING, parse_reply
from autograder.sandbox.values import BadValue

GOOD: dict[str, Any] = {"id": "7f", "value": ["int", "9"], "outputs": [], "dropped": 0}


def line(**changes: Any) -> bytes:
    return json.dumps({**GOOD, **changes}).encode()


def test_an_answer_is_read() -> None:
    reply = parse_reply(line(rang=True), "7f")
    assert (reply.value, reply.outputs, reply.rang) == (9, [], True)


def test_no_value_is_not_the_value_none() -> None:
    assert parse_reply(line(value=None), "7f").value is NOTHING
    assert parse_reply(line(value=["none"]), "7f").value is None


@pytest.mark.parametrize(
    "bad",
    [
        *(b"", b"\xff\n", b"[]", b"3", b"[" * 100_000, b'{"id": "7f"}'),
        *(line(id="00"), line(outputs=None), line(outputs=["x"]), line(dropped="many")),
        *(line(value=["int", "x"]), line(outputs=[{"output_type": "html"}])),
        line(outputs=[{"output_type": "stream", "name": "stdout", "text": 5}]),
        *(line(value=["float", "0x1p99999"]), line(value={"0": "int"}), line(value=7)),
        *(line(outputs=[{"output_type": []}]), line(outputs={}), line(dropped=-1), line(value=[])),
        line(outputs=[{"output_type": "error", "ename": 1, "evalue": "", "traceback": []}]),
    ],
)
def test_anything_else_is_refused(bad: bytes) -> None:
    with pytest.raises(BadValue):
        parse_reply(bad, "7f")


def test_only_text_comes_through() -> None:
    shown = {"output_type": "execute_result", "text": "5", "data": {"text/html": "<script>"}}
    stream = {"output_type": "stream", "name": "elsewhere", "text": "\ud800", "extra": 1}
    outputs = parse_reply(line(outputs=[shown, stream]), "7f").outputs
    assert outputs == [
        {
            "output_type": "execute_result",
            "data": {"text/plain": "5"},
            "metadata": {},
            "execution_count": None,
        },
        {"output_type": "stream", "name": "stdout", "text": "\\ud800"},
    ]


def test_outputs_are_bounded_in_number_on_both_sides_and_an_error_keeps_its_place() -> None:
    """The program inside keeps to it; a forged answer is none."""
    outputs = Outputs(1000)
    for _ in range(MOST_ITEMS + 7):
        outputs.show("display_data", "")
    outputs.error("ValueError", "x", ["a line"], 3)
    reply = parse_reply(line(outputs=outputs.as_json(), dropped=outputs.dropped), "7f")
    assert (len(reply.outputs), reply.dropped) == (MOST_OUTPUTS, 7)
    assert reply.error is not None
    with pytest.raises(BadValue):
        parse_reply(line(outputs=[*outputs.as_json(), *outputs.as_json()[:1]]), "7f")


def test_a_traceback_is_read_as_far_as_it_makes_sense() -> None:
    error = {"output_type": "error", "ename": "E", "evalue": "", "traceback": ["x"] * 100_000}
    reply = parse_reply(line(outputs=[error]), "7f")
    assert reply.error is not None
    assert len(reply.error["traceback"]) == MOST_TRACED


def test_the_line_of_the_last_error_is_kept() -> None:
    error = {"output_type": "error", "ename": "E", "evalue": "v", "traceback": ["t"], "line": 4}
    reply = parse_reply(line(value=None, outputs=[error]), "7f")
    assert reply.error_line == 4
    assert reply.error == {
        "output_type": "error",
        "ename": "E",
        "evalue": "v",
        "traceback": ["t"],
    }


@pytest.mark.parametrize("odd", [True, "4", -1, 0, 10**30, [4], None, 4.0])
def test_a_line_that_is_none_is_no_line(odd: object) -> None:
    error = {"output_type": "error", "ename": "E", "evalue": "v", "traceback": [], "line": odd}
    assert parse_reply(line(value=None, outputs=[error]), "7f").error_line is None
