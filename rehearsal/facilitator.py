"""The simulated facilitator: looks at the board and answers those who asked for help."""

from __future__ import annotations

import re

import httpx

KINDS = ("hint", "explained", "shown", "typed")


class Facilitator:
    """Signed in to the board with the facilitator's secret."""

    def __init__(self, address: str, secret: str) -> None:
        self._client = httpx.Client(base_url=address, timeout=30)
        self._post("/board/login", {"secret": secret})

    def answer_queue(self) -> int:
        """Answer everyone in the queue; how many there were."""
        rows = self._client.get("/board/rows")
        rows.raise_for_status()
        seats = sorted(set(re.findall(r"/board/help/(\d+)/answer", rows.text)), key=int)
        for place, seat in enumerate(seats):
            kind = KINDS[place % len(KINDS)]
            self._post(f"/board/help/{seat}/answer", {"kind": kind})
        return len(seats)

    def _post(self, path: str, form: dict[str, str]) -> None:
        """Send a form; a redirect to the board is the answer that a browser follows."""
        answer = self._client.post(path, data=form)
        if answer.is_error:
            answer.raise_for_status()

    def close(self) -> None:
        """Leave."""
        self._client.close()
