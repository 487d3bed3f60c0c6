"""Grades the same tasks on a Dask cluster: any scheduler, workers that are processes anywhere.

A worker needs the kit of the same version and, unless asked otherwise, the sandbox; that is
looked at before the first task. A worker that goes away loses nothing: its tasks go to others.
"""

import platform
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from autograder.pipeline import probe
from autograder.pipeline.first_record import first_record
from autograder.pipeline.here import AHEAD, GRADER_ENDED
from autograder.pipeline.one_copy import Grader
from autograder.pipeline.tasks import Result, Setting, Task
from autograder.pipeline.version import kit_version
from autograder.pipeline.wording import wording
from autograder.sandbox import Limits, Sessions, open_box

PATIENCE = 20
"""Seconds for the scheduler to answer, and for a first worker to be there."""


class ClusterError(Exception):
    """The cluster cannot be used. It says why and what to do.

    `str` gives both languages; `text` gives one.
    """

    def __init__(self, why: str, **values: str | Callable[[str], str]) -> None:
        self._why = why
        self._values = values
        super().__init__("\n\n".join(self.text(language) for language in ("fr", "en")))

    def text(self, language: str) -> str:
        """The message in `language`."""
        values = {
            name: value if isinstance(value, str) else value(language)
            for name, value in self._values.items()
        }
        return wording(self._why, language).strip().format(**values)


def on_cluster(address: str) -> Callable[[list[Task], Setting], Iterator[Result]]:
    """What `grade` needs to spread its tasks over the workers of this scheduler."""
    return lambda tasks, setting: graded_on_cluster(address, tasks, setting)


def graded_on_cluster(address: str, tasks: list[Task], setting: Setting) -> Iterator[Result]:
    """The results, in the order in which they are ready. Raises ClusterError."""
    if not tasks:
        return
    import distributed

    connect: Any = distributed.Client
    try:
        client = connect(address, timeout=PATIENCE)
    except (OSError, TimeoutError, ValueError) as error:
        raise ClusterError("cluster_unreachable", address=address, said=str(error)) from error
    with client:
        try:
            client.wait_for_workers(1, timeout=PATIENCE)
        except TimeoutError as error:
            raise ClusterError("cluster_empty", address=address) from error
        _look_at_workers(client, setting)
        yield from _results(client, tasks, setting)


def _look_at_workers(client: Any, setting: Setting) -> None:
    """Every worker that is there now. Raises ClusterError with what is wrong with which."""
    import cloudpickle

    cloudpickle.register_pickle_by_value(probe)  # it has to run where there is no kit at all
    try:
        answers = client.run(probe.worker_facts, setting.sandbox, on_error="return")
    finally:
        cloudpickle.unregister_pickle_by_value(probe)
    wrong = {
        name: what_is_wrong(answer, setting.kit_version) for name, answer in sorted(answers.items())
    }
    wrong = {name: problem for name, problem in wrong.items() if problem is not None}
    if wrong:
        raise ClusterError(
            "cluster_workers",
            workers=lambda language: "\n".join(
                f"- {name} : {problem(language)}"
                if language == "fr"
                else f"- {name}: {problem(language)}"
                for name, problem in wrong.items()
                if problem is not None
            ),
        )


def what_is_wrong(answer: Any, version: str) -> Callable[[str], str] | None:
    """What keeps a worker that answered this from grading as this computer would."""
    if not isinstance(answer, dict) or not answer["kit"]:
        return lambda language: wording("worker_without_kit", language)
    if answer["kit"] != version:
        return lambda language: wording("worker_other_kit", language).format(
            theirs=answer["kit"], ours=version
        )
    ours = ".".join(platform.python_version_tuple()[:2])
    if answer["python"] != ours:
        return lambda language: wording("worker_other_python", language).format(
            theirs=answer["python"], ours=ours
        )
    if answer["sandbox"]:
        return lambda language: str(answer["sandbox"][language])
    return None


def _results(client: Any, tasks: list[Task], setting: Setting) -> Iterator[Result]:
    import distributed

    as_completed: Any = distributed.as_completed
    # As a task of its own, the setting is made again when the worker that held it is gone.
    shared = client.submit(_same, setting, pure=False)
    waiting = {client.submit(_graded_there, task, shared, pure=False): task for task in tasks}
    try:
        for future in as_completed(list(waiting)):
            task = waiting.pop(future)
            try:
                yield future.result()
            except distributed.KilledWorker:
                yield Result(replace(first_record(task, setting), reason=GRADER_ENDED))
    finally:
        client.cancel(list(waiting))


def _same(setting: Setting) -> Setting:
    return setting


_mine = threading.local()
"""The box of each thread of a worker: kept from task to task."""


def _graded_there(task: Task, setting: Setting) -> Result:
    """In a worker. One that came after the look at all workers is looked at here."""
    if setting.kit_version != kit_version():
        raise ClusterError(
            "cluster_workers",
            workers=lambda language: wording("worker_other_kit", language).format(
                theirs=kit_version(), ours=setting.kit_version
            ),
        )
    return Grader(setting, _sessions(setting.limits, setting.sandbox)).grade(task)


def _sessions(limits: Limits, sandbox: bool) -> Sessions:
    wanted = limits, sandbox
    if getattr(_mine, "wanted", None) != wanted:
        if (old := getattr(_mine, "sessions", None)) is not None:
            old.close()
        _mine.sessions = Sessions(open_box(sandbox), limits, ahead=AHEAD)
        _mine.wanted = wanted
    sessions: Sessions = _mine.sessions
    return sessions
