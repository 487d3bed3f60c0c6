"""What an author has to write in an item of words, and what to do if not."""

from pathlib import Path

from workshop_game.checking.author.complaint import complaint_of

complaint = complaint_of(Path(__file__).with_name("messages.toml"))

__all__ = ["complaint"]
