"""The shapes in which the page receives lessons and items, and what of them it may see.

What an aptitude item keeps for the grader (answer, known answers, hidden cases) is never read
into them.
"""

from __future__ import annotations

from functools import cache, lru_cache

from markdown_it import MarkdownIt
from pydantic import BaseModel

from classroom.course.public_item import public_item
from classroom.course.storyboard import QuestionView, Story, storyboard_view
from serving.languages import LANGUAGES, Language
from workshop_game.checking import Chapter, Item, MicroLesson, Step, Storyboard
from workshop_game.checking.micro_lesson import Part
from workshop_game.words import WORDS


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

    `kind` says what an answer is: `code`, or words (`written`). `lesson` names the micro-lesson
    that this item opens (`form` A) or follows (`form` B).
    """

    id: str
    title: str
    minutes: int
    text: str
    given: str
    start: str
    kind: str
    lesson: str
    form: str
    shown: list[ShownCase]


class WordHelp(BaseModel):
    """A word of the game and one line about it."""

    word: str
    kind: str
    help: str


class CourseContent(BaseModel):
    """Everything that anyone may read, in one language."""

    language: Language
    story: Story
    storyboard: list[QuestionView]
    chapters: list[ChapterContent]
    exercises: bool
    """Whether exercises follow the story. What they are is told to whom they are offered."""
    words: list[WordHelp]


class OfferedText(BaseModel):
    """Items and micro-lessons as they read in one language."""

    items: list[ItemContent]
    lessons: list[MicroLessonContent]


class OfferedContent(BaseModel):
    """All that a page needs of what was offered: in both languages, without asking again."""

    texts: dict[Language, OfferedText]
    files: dict[str, dict[str, str]]
    """By item, the files with which the shown examples are checked: name and text."""


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")


@lru_cache(maxsize=4000)  # both languages of a course and its stories, most texts in common
def html(text: str) -> str:
    """Markdown as HTML; HTML written in the text stays text."""
    return str(_markdown().render(text)).strip()


def course_content(
    chapters: list[Chapter],
    items: list[Item],
    deck: Storyboard,
    story: Story,
    language: Language,
) -> CourseContent:
    """The course in one language, with nothing of the items but that there are some."""
    return CourseContent(
        language=language,
        story=story,
        storyboard=storyboard_view(deck, language, html),
        chapters=[_chapter(chapter, language) for chapter in chapters],
        exercises=bool(items),
        words=[
            WordHelp(word=word.spelling(language), kind=word.kind, help=word.help(language))
            for word in WORDS
        ],
    )


def offered_content(items: list[Item], lessons: list[MicroLesson]) -> OfferedContent:
    """What these items and micro-lessons show, with nothing that only the grader may know."""
    texts = {
        language: OfferedText(
            items=[_item(item, language) for item in items],
            lessons=[_micro_lesson(lesson, language) for lesson in lessons],
        )
        for language in LANGUAGES
    }
    return OfferedContent(texts=texts, files={item.id: public_item(item.folder) for item in items})


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
            expect=item.expected_text(case, language),
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
        kind=item.kind,
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
