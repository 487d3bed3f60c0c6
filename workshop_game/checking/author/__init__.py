"""What an author's folder must hold to be shown to a participant, and what to do if not."""

from workshop_game.checking.author.check import (
    Report,
    Trial,
    check_content,
    check_mutants,
    hear_messages,
    step_folders,
)
from workshop_game.checking.author.complaint import Complaint

__all__ = [
    "Complaint",
    "Report",
    "Trial",
    "check_content",
    "check_mutants",
    "hear_messages",
    "step_folders",
]
