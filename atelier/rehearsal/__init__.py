"""A whole workshop with simulated people, through the real server."""

from atelier.rehearsal.rehearse import rehearse

__all__ = ["rehearse"]
