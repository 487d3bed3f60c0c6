"""Whose request this is: the candidate, by the key that `entering` gave."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request
from sqlalchemy import select

from classroom.room import InRoom
from classroom.stores.aptitude import Candidate
from classroom.web.access import bearer_token
from serving.errors import Refused
from serving.tokens import token_hash


def current_candidate(request: Request, room: InRoom) -> str:
    """The candidate whose token the request carries.

    Raises Refused `no_token` or `unknown_candidate`.
    """
    hashed = token_hash(bearer_token(request))
    with room.stores.aptitude.read() as session:
        number = session.scalar(select(Candidate.number).where(Candidate.token_hash == hashed))
    if number is None:
        raise Refused(401, "unknown_candidate")
    room.limits.known_keys.remember(hashed, f"candidate {number}")
    return number


AsCandidate = Annotated[str, Depends(current_candidate)]
