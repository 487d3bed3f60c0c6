"""The lessons and items as the page receives them: one JSON document a language.

What an aptitude item keeps for the grader (answer, known answers, hidden cases) is never read
into it.
"""

from __future__ import annotations

import hashlib
import json
import threading
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request, Response
from markdown_it import MarkdownIt
from pydantic import BaseModel

from classroom.errors import Refused
from classroom.languages import LANGUAGES, Language
from classroom.storyboard import QuestionView, Story, read_story, storyboard_view
from workshop_game.checking import (
    Chapter,
    ContentError,
    Item,
    MicroLesson,
    Step,
    Storyboard,
    load_items,
    load_lessons,
    load_micro_lessons,
    load_storyboard,
    offered_at_first,
    opened_by,
)
from workshop_game.checking.lesson import Part
from workshop_game.words import WORDS

StoryInAddress = Annotated[str, Query(max_length=200, pattern=r"^[a-z_.,]*$")]
STORIES_KEPT = 24
"""Courses kept ready: a room has a dozen groups, in two languages."""


class ChoiceView(BaseModel):
    """One answer to "what will happen?"."""

    id: str
    text: str


class StepContent(BaseModel):
    """A step. `text`, `question`, `hints` and `praise` are HTML; the code is plain text.

    `answer` is the choice that comes true: the page compares it with the guess, after the run.
    """

    id: str
    title: str
    mode: str
    minutes: int
    text: str
    start: str
    question: str | None
    choices: list[ChoiceView]
    answer: str | None
    hints: list[str]
    praise: str
    solution: str


class ChapterContent(BaseModel):
    """A chapter of the story."""

    id: str
    title: str
    text: str
    steps: list[StepContent]


class ShownCase(BaseModel):
    """An example: an expression, and its value as Python writes it."""

    expression: str
    expect: str


class LessonPart(BaseModel):
    """One idea of a micro-lesson and a question to try it; nothing of it is sent anywhere."""

    id: str
    text: str
    question: str
    choices: list[ChoiceView]
    answer: str
    because: str


class MicroLessonContent(BaseModel):
    """A micro-lesson, read between two parts of the exercises. Texts are HTML."""

    id: str
    title: str
    minutes: int
    text: str
    parts: list[LessonPart]
    end: str


class ItemContent(BaseModel):
    """The public part of an aptitude item. `text` is HTML.

    A `written` one is answered in one's own words. `lesson` names the micro-lesson that this
    item opens (`form` A) or follows (`form` B).
    """

    id: str
    title: str
    minutes: int
    text: str
    given: str
    start: str
    written: bool
    lesson: str
    form: str
    shown: list[ShownCase]


class WordHelp(BaseModel):
    """A word of the game and one line about it."""

    word: str
    kind: str
    help: str


class CourseContent(BaseModel):
    """Everything that the page shows, in one language."""

    language: Language
    story: Story
    storyboard: list[QuestionView]
    chapters: list[ChapterContent]
    items: list[ItemContent]
    lessons: list[MicroLessonContent]
    words: list[WordHelp]


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")


def html(text: str) -> str:
    """Markdown as HTML; HTML written in the text stays text."""
    return str(_markdown().render(text)).strip()


def course_content(
    chapters: list[Chapter],
    items: list[Item],
    lessons: list[MicroLesson],
    deck: Storyboard,
    story: Story,
    language: Language,
) -> CourseContent:
    """The course in one language, with nothing of the items that only the grader may know."""
    return CourseContent(
        language=language,
        story=story,
        storyboard=storyboard_view(deck, language, html),
        chapters=[_chapter(chapter, language) for chapter in chapters],
        items=[_item(item, language) for item in items],
        lessons=[_micro_lesson(lesson, language) for lesson in lessons],
        words=[
            WordHelp(word=word.spelling(language), kind=word.kind, help=word.help(language))
            for word in WORDS
        ],
    )


def _chapter(chapter: Chapter, language: Language) -> ChapterContent:
    return ChapterContent(
        id=chapter.id,
        title=chapter.title[language],
        text=html(chapter.text[language]),
        steps=[_step(step, language) for step in chapter.steps],
    )


def _step(step: Step, language: Language) -> StepContent:
    prose = step.prose[language]
    question = prose.get("question")
    choices = step.prediction.choices if step.prediction else ()
    return StepContent(
        id=step.id,
        title=prose["title"],
        mode=step.mode,
        minutes=step.minutes,
        text=html(prose["text"]),
        start=step.start(language),
        question=html(question) if question else None,
        choices=[ChoiceView(id=choice, text=prose[f"choice {choice}"]) for choice in choices],
        answer=step.prediction.answer if step.prediction else None,
        hints=[html(prose[slot]) for slot in _hint_slots(prose)],
        praise=html(prose.get("praise", "")),
        solution=step.done(language),
    )


def _hint_slots(prose: dict[str, str]) -> list[str]:
    """`hint 1`, `hint 2`... in the order of their numbers."""
    slots = [slot for slot in prose if slot.startswith("hint ")]
    return sorted(slots, key=lambda slot: int(slot.removeprefix("hint ")))


def _item(item: Item, language: Language) -> ItemContent:
    prose = item.prose[language]
    shown = [
        ShownCase(
            expression=item.expression(case, language),
            expect=repr(item.expected(case, language)),
        )
        for case in item.cases
        if case.shown
    ]
    return ItemContent(
        id=item.id,
        title=prose["title"],
        minutes=item.minutes,
        text=html(prose["text"]),
        given=item.given(language),
        start=item.start(language),
        written=item.written,
        lesson=item.lesson,
        form=item.form,
        shown=shown,
    )


def _micro_lesson(lesson: MicroLesson, language: Language) -> MicroLessonContent:
    prose = lesson.prose[language]
    return MicroLessonContent(
        id=lesson.id,
        title=prose["title"],
        minutes=lesson.minutes,
        text=html(prose["text"]),
        parts=[_part(part, prose) for part in lesson.parts],
        end=html(prose["end"]),
    )


def _part(part: Part, prose: dict[str, str]) -> LessonPart:
    return LessonPart(
        id=part.id,
        text=html(prose[f"part {part.id}"]),
        question=html(prose[f"question {part.id}"]),
        choices=[
            ChoiceView(id=choice, text=prose[f"choice {part.id} {choice}"])
            for choice in part.choices
        ],
        answer=part.answer,
        because=html(prose[f"because {part.id}"]),
    )


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
        key = (language, json.dumps(story, sort_keys=True))
        if key not in self.told:
            self._tell(key, story)
        return self.told[key]

    def _tell(self, key: tuple[Language, str], story: Story) -> None:
        """Make one story's course; the oldest of many stories goes."""
        usual = story == self.deck.usual()
        chapters = self.chapters if usual else load_lessons(self.root / "lessons", story)
        course = course_content(chapters, self.items, self.lessons, self.deck, story, key[0])
        if len(self.told) >= STORIES_KEPT:
            self.told.pop(next(iter(self.told)))
        self.told[key] = course.model_dump_json().encode()


def read_course(root: Path) -> Course:
    """Read a course. Raises ContentError, or KeyError for a slot that is missing."""
    course = Course(
        root=root,
        chapters=load_lessons(root / "lessons"),
        items=load_items(root / "exercises"),
        lessons=load_micro_lessons(root / "exercises"),
        deck=load_storyboard(root / "lessons"),
    )
    for language in LANGUAGES:
        course.json(language, course.deck.usual())
    return course


class Content:
    """The course of a folder, read again when a file of it changes.

    A lesson that is broken while people work does not reach them: they keep the course as it
    was, and `problem` tells the board.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.problem = ""
        self._lock = threading.Lock()
        self._seen = ""
        self._course: Course | None = None

    def current(self) -> Course | None:
        """The newest course that could be read, if any."""
        with self._lock:
            self._refresh()
            return self._course

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
        return offered_at_first(self.course().items, candidate)

    def item_after(self, item: str) -> str | None:
        """The item that opens when this one was handed in, if any."""
        return opened_by(self.course().items, item)

    def json(self, language: Language, story: str = "") -> bytes:
        """The course in one language, as the story's cards tell it, ready to send.

        Raises Refused `content_broken` or `unknown_card`.
        """
        course = self.course()
        told = read_story(story, course.deck)
        try:
            with self._lock:
                return course.json(language, told)
        except (ContentError, KeyError) as error:
            raise Refused(503, "content_broken", detail=str(error)) from error

    def _refresh(self) -> None:
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
    files = [path for name in ("lessons", "exercises") for path in (root / name).rglob("*")]
    digest = hashlib.sha256(b"content")
    for path in sorted(files):
        try:
            stat = path.stat()
        except FileNotFoundError:  # an editor that saves through a temporary file took it away
            continue
        digest.update(f"{path.relative_to(root)}|{stat.st_mtime_ns}|{stat.st_size}\n".encode())
    return digest.hexdigest()


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
