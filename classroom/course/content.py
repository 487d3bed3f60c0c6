"""The course that a room works with: read from its folder, sent as one JSON document a language."""

from __future__ import annotations

import hashlib
import json
import math
import os
import threading
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request, Response

from classroom.course.storyboard import Story, read_story
from classroom.course.views import (
    CourseContent,
    OfferedContent,
    course_content,
    offered_content,
)
from serving.errors import Refused
from serving.languages import LANGUAGES, Language
from serving.pace import Rate, Turns
from workshop_game.checking import (
    Chapter,
    ContentError,
    Item,
    MicroLesson,
    Storyboard,
    load_items,
    load_lessons,
    load_micro_lessons,
    load_storyboard,
    offers,
)

StoryInAddress = Annotated[str, Query(max_length=200, pattern=r"^[a-z_.,]*$")]
NEW_STORIES = Rate(burst=100, per_second=2, patience=0, at_once=1)
"""Each takes a core for a moment, and anybody may ask."""
STORIES_KEPT = 24
"""Courses kept ready: a room has a dozen groups, in two languages."""


@dataclass(frozen=True, eq=False)  # a course is itself alone: what is made of it can be kept
class Course:
    """A course as it was read: told with the usual cards, and what other cards need."""

    root: Path
    chapters: list[Chapter]
    items: list[Item]
    lessons: list[MicroLesson]
    deck: Storyboard
    told: dict[tuple[Language, str], bytes] = field(default_factory=dict)
    """Ready to send, by language and story."""

    def json(self, language: Language, story: Story) -> bytes:
        """The course in one language, as the story's cards tell it."""
        key = _key(language, story)
        if key not in self.told:
            self._tell(key, story)
        return self.told[key]

    def is_told(self, language: Language, story: Story) -> bool:
        """Whether that course is ready to send."""
        return _key(language, story) in self.told

    def _tell(self, key: tuple[Language, str], story: Story) -> None:
        """Make one story's course; the oldest of many stories goes."""
        usual = story == self.deck.usual()
        chapters = self.chapters if usual else load_lessons(self.root / "lessons", story)
        course = course_content(chapters, self.items, self.deck, story, key[0])
        if len(self.told) >= STORIES_KEPT:
            self.told.pop(next(iter(self.told)))
        self.told[key] = course.model_dump_json().encode()


def _key(language: Language, story: Story) -> tuple[Language, str]:
    return (language, json.dumps(story, sort_keys=True))


def read_course(root: Path) -> Course:
    """Read a course, all that it will show. Raises ContentError, or KeyError for a missing slot."""
    course = Course(
        root=root,
        chapters=load_lessons(root / "lessons"),
        items=load_items(root / "exercises"),
        lessons=load_micro_lessons(root / "exercises"),
        deck=load_storyboard(root / "lessons"),
    )
    for language in LANGUAGES:
        course.json(language, course.deck.usual())
    offered_content(course.items, course.lessons)
    return course


class Content:
    """The course of a folder, read again when a file of it changes.

    A lesson that is broken while people work does not reach them: they keep the course as it
    was, and `problem` tells the board. Between two looks at the folder lie `rest_seconds` at least:
    anybody may ask for the course, and a look costs more than the answer.
    """

    def __init__(self, root: Path, rest_seconds: float = 0.0) -> None:
        self.root = root
        self.rest_seconds = rest_seconds
        self.problem = ""
        self._looked_at = -math.inf
        self._lock = threading.Lock()
        self._telling = threading.Lock()
        self._new_stories = Turns(NEW_STORIES)
        self._seen = ""
        self._course: Course | None = None

    def current(self) -> Course | None:
        """The newest course that could be read, if any.

        While one caller looks at the folder, the others have the course as it was.
        """
        if not self._lock.acquire(blocking=self._course is None):
            return self._course
        try:
            self._refresh()
            return self._course
        finally:
            self._lock.release()

    def course(self) -> Course:
        """The newest course that could be read. Raises Refused `content_broken` without any."""
        current = self.current()
        if current is None:
            raise Refused(503, "content_broken", detail=self.problem)
        return current

    def item_ids(self) -> list[str]:
        """Every aptitude item, in order. Raises Refused `content_broken`."""
        return [item.id for item in self.course().items]

    def items_for(self, candidate: str) -> list[str]:
        """The items that a candidate finds when coming in: of twins, one.

        Raises Refused `content_broken`.
        """
        return [offer.item.id for offer in offers(self.course().items, candidate)]

    def item_after(self, candidate: str, item: str) -> str | None:
        """The item that opens for a candidate when this one was handed in, if any."""
        found = (offer for offer in offers(self.course().items, candidate) if offer.item.id == item)
        return next((offer.opens.id for offer in found if offer.opens), None)

    def offered(self, candidate: str, items: Iterable[str]) -> OfferedContent:
        """What a candidate's page shows of these items, and the micro-lessons that lead to them.

        Raises Refused `content_broken`.
        """
        course = self.course()
        chosen = [item for item in course.items if item.id in set(items)]
        opened = [offer.opens for offer in offers(course.items, candidate)]
        led_to = {item.lesson for item in opened if item and item in chosen}
        lessons = [lesson for lesson in course.lessons if lesson.id in led_to]
        try:
            return offered_content(chosen, lessons)
        except (KeyError, OSError) as error:
            raise Refused(503, "content_broken", detail=str(error)) from error

    def json(self, language: Language, story: str = "") -> bytes:
        """The course in one language, as the story's cards tell it, ready to send.

        Raises Refused `content_broken`, `unknown_card`, or `too_fast` for many new stories.
        """
        course = self.course()
        told = read_story(story, course.deck)
        if not course.is_told(language, told):
            self._new_stories.wait("room")
        try:
            with self._telling:
                return course.json(language, told)
        except (ContentError, KeyError) as error:
            raise Refused(503, "content_broken", detail=str(error)) from error

    def _refresh(self) -> None:
        now = time.monotonic()
        if now - self._looked_at < self.rest_seconds:
            return
        self._looked_at = now
        seen = fingerprint(self.root)
        if seen == self._seen:
            return
        self._seen, self.problem = seen, ""
        try:
            self._course = read_course(self.root)
        except (ContentError, KeyError) as error:
            self.problem = str(error)


def fingerprint(root: Path) -> str:
    """Changes when a file below `lessons/` or `exercises/` is written, added or removed."""
    lines = [line for name in ("lessons", "exercises") for line in _listed(root / name)]
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()


def _listed(folder: str | Path) -> Iterator[str]:
    """Each file below a folder with its size and its last change.

    Asked at every request: `os.scandir` takes a tenth of the time of `Path.rglob`.
    """
    try:
        entries = list(os.scandir(folder))
    except FileNotFoundError:
        return
    for entry in entries:
        try:
            stat = entry.stat()
        except FileNotFoundError:  # an editor that saves through a temporary file took it away
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _listed(entry.path)
        yield f"{entry.path}|{stat.st_mtime_ns}|{stat.st_size}"


def content_routes(content: Content) -> APIRouter:
    """`GET /api/content/fr.json`, with an ETag: the page asks again, an unchanged course is 304."""
    router = APIRouter(prefix="/api/content")

    @router.get("/{language}.json", response_model=CourseContent)
    def see_content(
        request: Request, language: Literal["fr", "en"], story: StoryInAddress = ""
    ) -> Response:
        body = content.json(language, story)
        etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
        headers = {"ETag": etag, "Cache-Control": "no-cache"}
        if etag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        return Response(body, media_type="application/json", headers=headers)

    return router
