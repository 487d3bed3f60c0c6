"""Which phases each use of the kit needs, in order."""

from bootstrap.environment import environment_phase, packages_phase
from bootstrap.page import page_phases
from bootstrap.phases import Phase
from bootstrap.tools import tools_phase


def to_run() -> list[Phase]:
    """What a workshop needs."""
    return [environment_phase(), packages_phase("packages", "base"), *page_phases()]


def to_work_on_it() -> list[Phase]:
    """What an author or a developer needs on top: the tests' packages."""
    return [*to_run(), packages_phase("test_packages", "test")]


def to_test_all() -> list[Phase]:
    """What the whole test run needs: a browser and a sandbox too."""
    return [*to_work_on_it(), tools_phase()]
