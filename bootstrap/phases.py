"""The set-up as a list of phases, each with a stamp that says what it was made from.

A phase is done when its stamp equals the fingerprint of its inputs and its product is there.
The stamp is written last: whatever interrupts a phase, the next run does it again.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bootstrap.checkout import Checkout
from bootstrap.messages import text
from bootstrap.problems import require_room
from bootstrap.progress import Progress
from bootstrap.running import run_logged
from bootstrap.single import only_one


@dataclass(frozen=True)
class Job:
    """What a phase works with: the checkout, where to show progress, what to keep locked."""

    checkout: Checkout
    progress: Progress
    phase: str
    lock: int

    def run(
        self,
        command: Sequence[object],
        *,
        describe: Callable[[str], str] = lambda _log: "",
        environment: dict[str, str] | None = None,
        cwd: Path | None = None,
        log: str = "",
    ) -> None:
        """Run a tool of this phase; `describe` turns its log so far into a few words.

        `environment` comes on top of this process's own, `cwd` is the checkout's root unless
        given, and `log` names the log file where a phase runs several tools.
        """
        name = log or self.phase
        run_logged(
            [str(part) for part in command],
            phase=self.phase,
            log=self.checkout.logs / f"{name}.log",
            cwd=cwd or self.checkout.root,
            watch=lambda content: self.progress.update(describe(content)),
            environment=environment,
            keep_open=(self.lock,),
        )


@dataclass(frozen=True)
class Phase:
    """One step of the set-up. `name` is the key of its message, its log and its stamp."""

    name: str
    inputs: Callable[[Checkout], str]
    is_there: Callable[[Checkout], bool]
    work: Callable[[Job], None]

    def is_done(self, checkout: Checkout) -> bool:
        stamp = checkout.stamps / self.name
        if not stamp.is_file() or not self.is_there(checkout):
            return False
        return stamp.read_text(encoding="utf-8") == self.inputs(checkout)

    def do(self, job: Job) -> None:
        """Do the work, then write the stamp of the inputs as they were when it started."""
        inputs = self.inputs(job.checkout)
        self.work(job)
        (job.checkout.stamps / self.name).write_text(inputs, encoding="utf-8")


def set_up(checkout: Checkout, phases: Sequence[Phase]) -> None:
    """Do what is left to do. Raises Problem with what to do about it."""
    if all(phase.is_done(checkout) for phase in phases):
        return
    with only_one(checkout.logs / "lock") as lock:
        if not checkout.stamps.exists():
            require_room(checkout.root)
        print(text("setting_up", logs=checkout.logs), flush=True)
        progress = Progress(total=len(phases))
        for phase in phases:
            with progress.phase(phase.name):
                if not phase.is_done(checkout):
                    phase.do(Job(checkout, progress, phase.name, lock))
