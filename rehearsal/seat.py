"""A simulated participant's page: it speaks to the server as the real page does."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Any

import httpx

from rehearsal.people import Answer, Attempt, Person
from rehearsal.server import START_SECONDS
from workshop_game.checking import Step, Verdict, check_step

PAUSE_SECONDS = 0.25
"""Between two tries of a call while the server is away."""
TRIES = int(START_SECONDS / PAUSE_SECONDS)
"""Times a call is tried: nobody gives up while the server may still be starting."""
AT = "2026-01-01T09:00:00+00:00"
"""When a simulated page says that it saved: the same in every rehearsal."""


@dataclass
class Tally:
    """What one person did, for the summary; ``stored`` holds every acknowledged version."""

    passed: set[str] = field(default_factory=set)
    mistakes: int = 0
    helps: int = 0
    stored: dict[tuple[str, int], str] = field(default_factory=dict)


class Seat:
    """One person at one machine. Every call is repeated while the server is away."""

    def __init__(self, address: str, person: Person, code: str) -> None:
        self.person = person
        self.tally = Tally()
        self.candidate = ""
        self.offered: set[str] = set()
        self._code = code
        self._client = httpx.Client(base_url=address, timeout=30)
        self._seat = {"Authorization": ""}
        self._aptitude = {"Authorization": ""}
        self._sequence = 0
        self._event = 0

    def join(self) -> None:
        """Come in with the workshop code and the animal card."""
        asked = {
            "code": self._code,
            "animal": self.person.animal,
            "language": self.person.language,
        }
        joined = self._call("POST", "/api/join", {}, asked)
        self._seat = _bearer(joined["token"])

    def work(self, attempt: Attempt, step: Step) -> Verdict:
        """Type a program, save it, check it as the page does; perhaps ask for help."""
        document = f"step:{attempt.step}"
        self._save(document, attempt.source)
        predicted = step.prediction.answer if step.prediction else None
        verdict = check_step(step, self.person.language, attempt.source, predicted)
        self._tell(document, verdict)
        if verdict.passed:
            self.tally.passed.add(attempt.step)
        else:
            self.tally.mistakes += 1
        if attempt.asks_help:
            self._call("POST", "/api/help", self._seat, {"wanted": True})
            self.tally.helps += 1
        return verdict

    def enter_aptitude(self) -> None:
        """Cross to the aptitude exercises: another token, and a candidate number."""
        entered = self._call("POST", "/api/aptitude/enter", self._seat, {})
        self.candidate = entered["candidate"]
        self.offered = set(entered["items"])
        self._aptitude = _bearer(entered["token"])

    def answer(self, answer: Answer) -> None:
        """Write an answer, and hand it in unless the person stops before.

        What this person was not offered stays unwritten, as on the page.
        """
        if answer.item not in self.offered:
            return
        draft = {"item": answer.item, "seq": 1, "source": answer.source, "at": AT}
        self._call("POST", "/api/aptitude/drafts", self._aptitude, {"drafts": [draft]})
        if answer.handed_in:
            copy = {
                "item": answer.item,
                "seq": 1,
                "source": answer.source,
                "language": self.person.language,
            }
            handed_in = self._call("POST", "/api/aptitude/copies", self._aptitude, copy)
            self.offered |= {handed_in["opens"]} - {None}

    def look(self) -> dict[str, Any]:
        """What the server holds of this seat."""
        return self._call("GET", "/api/seat", self._seat, None)

    def close(self) -> None:
        """Leave."""
        self._client.close()

    def _save(self, document: str, source: str) -> None:
        self._sequence += 1
        version = {"document": document, "seq": self._sequence, "source": source, "at": AT}
        self._call("POST", "/api/snapshots", self._seat, {"snapshots": [version]})
        self.tally.stored[document, self._sequence] = source

    def _tell(self, document: str, verdict: Verdict) -> None:
        self._event += 1
        error = verdict.as_json()["error"]
        data = {
            "passed": verdict.passed,
            "mistake": verdict.mistake,
            "error": error and error["type"],
        }
        event = {"seq": self._event, "kind": "checked", "document": document, "data": data}
        self._call("POST", "/api/events", self._seat, {"events": [event]})

    def _call(
        self, method: str, path: str, headers: dict[str, str], body: dict[str, Any] | None
    ) -> dict[str, Any]:
        """Call until the server answers.

        Raises:
            httpx.HTTPStatusError: the server refused.
            httpx.TransportError: it stayed away through all the tries.
        """
        for tried in range(1, TRIES + 1):
            try:
                response = self._client.request(method, path, headers=headers, json=body)
            except httpx.TransportError:
                if tried == TRIES:
                    raise
            else:
                if response.status_code != 503:
                    return _answer(response)
            time.sleep(PAUSE_SECONDS)
        raise httpx.ConnectError(f"{path}: the server stayed unavailable")


def _answer(response: httpx.Response) -> dict[str, Any]:
    if response.is_error:
        message = f"{response.request.url.path}: {response.status_code} {response.text}"
        raise httpx.HTTPStatusError(message, request=response.request, response=response)
    answer: dict[str, Any] = response.json()
    return answer


def _bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}
