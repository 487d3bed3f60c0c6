"""What is found in a participant's program: findings with evidence, the truest first."""

from workshop_game.diagnosis.diagnose import diagnose, first, without_effect
from workshop_game.diagnosis.finding import Finding, Sure
from workshop_game.diagnosis.order import explains
from workshop_game.diagnosis.told import Told, kinds, told
from workshop_game.diagnosis.written import Written, same_lines

__all__ = [
    "Finding",
    "Sure",
    "Told",
    "Written",
    "diagnose",
    "explains",
    "first",
    "kinds",
    "same_lines",
    "told",
    "without_effect",
]
