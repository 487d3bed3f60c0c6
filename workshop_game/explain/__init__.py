"""Errors told as help, in the reader's language: what happened, where, what to try."""

from workshop_game.explain.explanation import Explanation
from workshop_game.explain.friendly import prepare
from workshop_game.explain.tell import explain

__all__ = ["Explanation", "explain", "prepare"]
