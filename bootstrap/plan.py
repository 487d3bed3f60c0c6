"""Which stages each use of the kit needs, in order."""

from bootstrap.environment import environment_stage, packages_stage
from bootstrap.page import page_stages
from bootstrap.stages import Stage
from bootstrap.tools import tools_stage


def to_run() -> list[Stage]:
    """What a workshop needs."""
    return [environment_stage(), packages_stage("packages", "base"), *page_stages()]


def to_work_on_it() -> list[Stage]:
    """What an author or a developer needs on top: the tests' packages."""
    return [*to_run(), packages_stage("test_packages", "test")]


def to_test_all() -> list[Stage]:
    """What the whole test run needs: a browser and a sandbox too."""
    return [*to_work_on_it(), tools_stage()]
