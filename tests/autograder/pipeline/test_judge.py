"""What a test cell asserts, and what is concluded from an observation."""

from typing import Any

import pytest

from autograder.pipeline.judge import Expectation, judge, judge_executed, read_expectation
from autograder.sandbox import Cell, Kind, Other, Reply, Report, Stop, error_output

CELL = Cell("first", "f(3)", Kind.OBSERVE)
NINE = Expectation("f(3)", 9, "9 was expected")


def report(value: object = 9, **more: Any) -> Report:
    return Report(CELL, reply=Reply(value=value, **more))


@pytest.mark.parametrize(
    ("source", "expression", "value"),
    [
        ("assert f(3) == 9", "f(3)", 9),
        ("# why\nassert f('é') == ['x', 1.5, True], 'message'\n", "f('é')", ["x", 1.5, True]),
        ("assert (a and b) == -1", "a and b", -1),
        ("assert f(x == y) == None", "f(x == y)", None),
    ],
)
def test_a_plain_comparison_can_be_judged_outside(
    source: str, expression: str, value: object
) -> None:
    found = read_expectation(source)
    assert found is not None
    assert (found.expression, found.value) == (expression, value)


@pytest.mark.parametrize("observed", [5, 6, 7.0])
def test_one_of_several_right_values_passes(observed: object) -> None:
    found = read_expectation("assert f(3) in [5, 6, 7], 'five or more'")
    assert found == Expectation("f(3)", 5, "five or more", (6, 7))
    assert judge(report(observed), found).passed
    assert not judge(report(8), found).passed


@pytest.mark.parametrize(
    "source",
    [
        *("assert f(3) in []", "assert f(3) in 'abc'", "assert f(3) in {1, 2}", "assert 1 in f(3)"),
        *("", "assert f(3)", "assert f(3) != 9", "assert 1 < f(3) == 9", "assert f(3) == g(9)"),
        *("x = 3\nassert f(x) == 9", "assert f(3) == 9\nassert f(4) == 9", "f(3) == 9", "assert ("),
        "assert f(3) == 9, message",
    ],
)
def test_any_other_test_cell_has_to_be_run(source: str) -> None:
    assert read_expectation(source) is None


def test_the_value_expected_passes() -> None:
    judgement = judge(report(), NINE)
    assert (judgement.passed, judgement.observed, judgement.outputs) == (True, "9", ())


@pytest.mark.parametrize("value", [8, None, "9", [9], Other("Nine", "9")])
def test_another_value_fails_as_the_assertion_would(value: object) -> None:
    judgement = judge(report(value), NINE)
    assert not judgement.passed
    assert judgement.observed == repr(value)
    assert judgement.outputs == (error_output("AssertionError", "9 was expected"),)


def test_a_number_too_long_to_be_written_fails_like_any_other() -> None:
    judgement = judge(report([1 << 20_000]), NINE)
    assert (judgement.passed, judgement.observed) == (False, "<list>")


def test_python_s_own_equality_counts() -> None:
    """As in a notebook: 9.0 equals 9."""
    assert judge(report(9.0), NINE).passed


def test_an_error_of_the_copy_is_an_error_not_a_value() -> None:
    error = error_output("IndexError", "list index out of range")
    judgement = judge(Report(CELL, reply=Reply(outputs=[error])), NINE)
    assert (judgement.passed, judgement.error) == (False, True)
    assert judgement.observed == "IndexError: list index out of range"
    assert judgement.outputs == (error,)


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("", "", "Error"),
        ("", "x", ": x"),
        ("\n", "x", ": x"),
        ("E", "\n\n", "E"),
        ("", "\r", "Error"),
    ],
)
def test_an_error_without_a_name_is_described_all_the_same(
    name: str, value: str, said: str
) -> None:
    """`type("", (Exception,), {})`: the copy's doing, no failure of the grader."""
    judgement = judge(Report(CELL, reply=Reply(outputs=[error_output(name, value)])), NINE)
    assert (judgement.passed, judgement.observed) == (False, said)


@pytest.mark.parametrize(
    ("error", "limit"),
    [
        (("MemoryError", ""), "memory"),
        (("BlockingIOError", "[Errno 11] Resource temporarily unavailable"), "processes"),
        (("OSError", "[Errno 27] File too large"), "files"),
        (("OSError", "[Errno 28] No space left on device: 'x'"), "files"),
        (("ValueError", "x"), ""),
    ],
)
def test_an_error_may_tell_of_a_limit(error: tuple[str, str], limit: str) -> None:
    reply = Reply(outputs=[error_output(*error)])
    assert judge(Report(CELL, reply=reply), NINE).stopped == limit


def test_a_copy_that_was_interrupted_met_the_time_limit() -> None:
    reply = Reply(outputs=[error_output("KeyboardInterrupt", "")], rang=True)
    judgement = judge(Report(CELL, reply=reply), NINE)
    assert (judgement.stopped, judgement.observed) == ("time", "")


def test_a_process_that_went_away_fails_the_case_with_its_reason() -> None:
    judgement = judge(Report(CELL, stopped=Stop.ENDED, stopped_by="solution"), NINE)
    assert (judgement.passed, judgement.stopped) == (False, "ended")
    assert judgement.outputs[0]["evalue"] == "ended (solution)"


@pytest.mark.parametrize(
    ("output", "passed"),
    [
        ({"output_type": "stream", "name": "stdout", "text": "x"}, True),
        ({"output_type": "stream", "name": "stderr", "text": "x"}, False),
        (error_output("AssertionError", ""), False),
    ],
)
def test_an_executed_cell_is_read_as_nbgrader_reads_it(
    output: dict[str, Any], passed: bool
) -> None:
    assert judge_executed(Report(CELL, reply=Reply(outputs=[output]))).passed is passed
