"""Looks at a worker of a cluster. It is sent there as text: it must run where there is no kit."""

from typing import Any


def worker_facts(sandbox: bool) -> dict[str, Any]:
    """The version of the kit (empty: none), of Python, and why there is no sandbox, if so."""
    import platform

    facts: dict[str, Any] = {"kit": "", "sandbox": None}
    facts["python"] = ".".join(platform.python_version_tuple()[:2])
    try:
        from autograder.pipeline.version import kit_version
        from autograder.sandbox import SandboxUnavailable, open_box
    except ImportError:
        return facts
    facts["kit"] = kit_version()
    try:
        open_box(sandbox)
    except SandboxUnavailable as error:
        facts["sandbox"] = {language: error.text(language) for language in ("fr", "en")}
    return facts
