"""How much a submitted copy may use, and the words for what stopped it."""

from dataclasses import asdict, dataclass
from enum import StrEnum

MEBI = 1024 * 1024


class Stop(StrEnum):
    """Why the program of a copy was stopped, or stopped on its own."""

    TIME = "time"
    """It went on longer than the limit."""
    OUTPUT = "output"
    """It wrote more than the limit."""
    ENDED = "ended"
    """Its process ended by itself in the middle of the work."""
    CRASHED = "crashed"
    """Its process died of a fault, such as a write to memory that is not its own."""
    MEMORY = "memory"
    """The system ended it, most often for want of memory."""
    FORGED = "forged"
    """It wrote into the channel of the observations."""


@dataclass(frozen=True)
class Limits:
    """The limits of one copy. Sizes are bytes, durations seconds.

    Processor time is what an honest program is measured by: a busy machine does not shorten it.
    The wall time is longer, for a program that waits. Only when both have passed without the
    cell giving the hand back is the process killed.
    """

    cell_cpu: float = 3.0
    cell_wall: float = 10.0
    grace: float = 2.0
    copy_wall: float = 60.0
    memory: int = 384 * MEBI
    memory_of_all: int = 768 * MEBI
    """Of all processes of a box, where the kernel counts them together."""
    processes: int = 12
    file_size: int = 8 * MEBI
    open_files: int = 64
    scratch: int = 16 * MEBI
    files: int = 2000
    """In each folder that it may write to: the size of the folder counts content alone."""
    kept_output: int = 64 * 1024
    raw_output: int = 8 * MEBI

    def for_runner(self) -> dict[str, float]:
        """What the program inside has to know, as plain JSON."""
        return asdict(self)
