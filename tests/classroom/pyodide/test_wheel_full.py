"""pygame-ce's own tests on the vendored wheel, module by module, in Chromium.

`python3 start.py test --slow` or `pytest --slow tests/classroom/pyodide`. Nothing may fail but what
`classroom/pyodide/known_failures.toml` lists, and that must fail.
"""

import pytest

from tests.classroom.pyodide.chromium_rig import Rig
from tests.classroom.pyodide.pygame_suite import known_failures, run_modules

# How many tests pass: the source archive is pinned, so a test that goes missing shows here.
PASSING = {
    "color_test": 93,
    "display_test": 39,
    "draw_test": 252,
    "event_test": 47,
    "font_test": 61,
    "image_test": 42,
    "key_test": 8,
    "mask_test": 261,
    "math_test": 181,
    "rect_test": 365,
    "sprite_test": 143,
    "surface_test": 137,
    "time_test": 10,
    "transform_test": 58,
    "window_test": 23,
}


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("module", sorted(PASSING))
def test_pygames_own_tests_pass_in_the_browser(rig: Rig, module: str) -> None:
    result = run_modules(rig, {module: ""})
    listed = {test for test in known_failures() if f".{module}." in test}
    unexpected = {test: why for test, why in result.failed.items() if test not in listed}
    assert not unexpected, "\n\n".join(f"{test}\n{why}" for test, why in unexpected.items())
    assert result.failed.keys() == listed, "these pass now: take them off known_failures.toml"
    assert len(result.passed) == PASSING[module]


def test_every_listed_test_belongs_to_a_module_that_is_run() -> None:
    modules = {test.split(".")[2] for test in known_failures()}
    assert modules
    assert modules <= PASSING.keys()
