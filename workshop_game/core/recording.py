"""A run kept as its seed and its inputs, so that it can be played again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field

from workshop_game.core.inputs import KEYS, Inputs

FORMAT = 1


@dataclass
class Recording:
    """Seed and inputs of a run; equal neighbours are kept once, with their count."""

    seed: int
    runs: list[tuple[int, Inputs]] = field(default_factory=list)

    def add(self, inputs: Inputs) -> None:
        """Append the inputs of one more tick."""
        if self.runs and self.runs[-1][1] == inputs:
            self.runs[-1] = (self.runs[-1][0] + 1, inputs)
        else:
            self.runs.append((1, inputs))

    def __len__(self) -> int:
        return sum(count for count, _ in self.runs)

    def frames(self) -> Iterator[Inputs]:
        """The inputs, tick by tick."""
        for count, inputs in self.runs:
            for _ in range(count):
                yield inputs

    def to_json(self) -> str:
        """The recording as one line of JSON."""
        runs = [[count, sorted(inputs.keys), list(inputs.pointer)] for count, inputs in self.runs]
        return json.dumps({"format": FORMAT, "seed": self.seed, "runs": runs})

    @classmethod
    def from_json(cls, text: str) -> Recording:
        """Read what ``to_json`` wrote.

        Raises:
            ValueError: the text is no recording, or one of another format.
        """
        try:
            data = json.loads(text)
            if data["format"] != FORMAT:
                raise ValueError(f"recording format {data['format']} is not {FORMAT}")
            runs = [(int(n), _inputs(keys, pointer)) for n, keys, pointer in data["runs"]]
            return cls(int(data["seed"]), runs)
        except (KeyError, TypeError, json.JSONDecodeError) as error:
            raise ValueError(f"not a recording: {error}") from error


def _inputs(keys: list[str], pointer: list[int]) -> Inputs:
    unknown = set(keys) - set(KEYS)
    if unknown:
        raise ValueError(f"unknown keys in recording: {sorted(unknown)}")
    x, y, down = pointer
    return Inputs(frozenset(keys), (int(x), int(y), bool(down)))
