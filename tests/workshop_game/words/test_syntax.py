"""Trees asked for by many threads at once, while the garbage collector lets others in."""

import ast
import gc
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from workshop_game.words.syntax import literal, parse

PROGRAM = "\n".join(f"x{number} = [{number}, ({number} + 1) * 2]" for number in range(60))


@pytest.fixture
def restless() -> Iterator[None]:
    """A machine on which every few objects made let another thread in."""
    interval, thresholds = sys.getswitchinterval(), gc.get_threshold()

    def let_in(*_: object) -> None:
        sum(range(50))

    gc.callbacks.append(let_in)
    gc.set_threshold(20)
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(interval)
    gc.set_threshold(*thresholds)
    gc.callbacks.remove(let_in)


@pytest.mark.parametrize(
    "read", [lambda: len(parse(PROGRAM).body), lambda: len(str(literal("[" + "1, " * 200 + "]")))]
)
def test_threads_do_not_mix_their_trees(restless: None, read: Callable[[], int]) -> None:
    alone = read()
    with ThreadPoolExecutor(6) as pool:
        found = list(pool.map(lambda _: read(), range(60)))
    assert set(found) == {alone}


def test_what_python_refuses_is_refused() -> None:
    assert isinstance(parse("x = 1"), ast.Module)
    assert literal("'a'") == "a"
    with pytest.raises(SyntaxError):
        parse("x =")
    with pytest.raises(ValueError, match="malformed"):
        literal("f()")
