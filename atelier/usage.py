"""A command line whose words stand in the wrong place: what to type instead.

Typer says in English what it does not know, and names the command that it was reading: with the
word left out that is `serve`, which nobody typed.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import typer
from typer.exceptions import TyperException

from atelier.trouble import Trouble
from atelier.typed import typed
from atelier.wording import Wording, machine_language
from workshop_game.words import LANGUAGES

HELP = "--help"


def refuse_misplaced(app: typer.Typer, arguments: Sequence[str], say: Wording) -> None:
    """Raise Trouble for another command's option, or for a command's word that comes too late.

    What no command knows is left to Typer, which lists what there is.
    """
    commands = dict(_commands(typer.main.get_command(app)))
    word = next((one for one in _beginnings(arguments) if one in commands), "")
    if not word and not "".join(arguments[:1]).startswith("-"):
        return
    unknown = list(_unknown(commands.get(word), arguments[len(word.split()) :]))
    for late in (one for one in unknown if one in commands):
        raise Trouble(say("usage_word_late", word=late, command=typed(f"{late} ...")))
    for one in unknown:
        owners = [name for name, command in commands.items() if one in _options(command)]
        if owners:
            examples = ", ".join(typed(f"{owner} {one} ...") for owner in owners)
            raise Trouble(say("usage_option_of", option=one, commands=examples))


def language_of(arguments: Sequence[str]) -> str:
    """The language that a command line asks for, or else that of the machine's user."""
    for option, following in zip(arguments, [*arguments[1:], ""], strict=True):
        asked = following if option == "--language" else option.removeprefix("--language=")
        if option.startswith("--language") and asked in LANGUAGES:
            return asked
    return machine_language()


def known_language(language: str) -> str:
    """A language of the kit's. Raises Trouble for any other."""
    if language not in LANGUAGES:
        raise Trouble(Wording(machine_language())("usage_language"))
    return language


def no_file(folder: Path) -> Path:
    """A folder, there or still to be made. Raises Trouble for the path of a file."""
    if folder.exists() and not folder.is_dir():
        raise Trouble(Wording(machine_language())("data_is_a_file", file=folder))
    return folder


def refusal(error: TyperException, say: Wording) -> str:
    """What Typer refuses, in the reader's language; the command's own help is named behind it."""
    told = _REFUSALS.get(type(error).__name__, _of_words)(error, say)
    context: Any = getattr(error, "ctx", None)
    command = context.command_path if context else typed()
    return f"{told}\n{say('usage_help', command=f'{command} {HELP}')}"


def _no_option(error: Any, say: Wording) -> str:
    near = ", ".join(error.possibilities or ())
    told = say("usage_no_option", option=error.option_name)
    return f"{told} {say('usage_near', near=near)}" if near else told


def _missing(error: Any, say: Wording) -> str:
    return say("usage_missing", name=_spelled(error.param))


def _bad_value(error: Any, say: Wording) -> str:
    bounds = {side: getattr(error.param, side, None) for side in ("min", "max")}
    bounded = None not in bounds.values()
    values = {"name": _spelled(error.param), **bounds}
    return say("usage_number_between" if bounded else "usage_number", **values)


def _bad_use(error: Any, say: Wording) -> str:
    lacks = "requires" in error.message
    return say("usage_value_missing" if lacks else "usage_no_value", option=error.option_name)


def _of_words(error: Any, say: Wording) -> str:
    """A command that does not exist, or words behind one that takes none."""
    known = getattr(error.ctx.command, "commands", None) if getattr(error, "ctx", None) else None
    if known is None:
        return say("usage_too_many", words=_quoted(r"argument\(s\) \((.*)\)$", error.message))
    word = _quoted(r"'(.*?)'", error.message)
    near = ", ".join(difflib.get_close_matches(word, known))
    told = say("usage_no_command", word=word)
    return f"{told} {say('usage_near', near=near)}" if near else told


_REFUSALS: dict[str, Callable[[Any, Wording], str]] = {
    "NoSuchOption": _no_option,
    "MissingParameter": _missing,
    "BadParameter": _bad_value,
    "BadOptionUsage": _bad_use,
}
"""By the name of Typer's class: its own module of them is private."""


def _spelled(parameter: Any) -> str:
    """`--port`, or the word that stands for an argument."""
    return str(parameter.opts[0] if parameter.opts[0].startswith("-") else parameter.name.upper())


def _quoted(pattern: str, message: str) -> str:
    found = re.search(pattern, message)
    return found[1] if found else message


def _commands(group: Any, before: str = "") -> Iterator[tuple[str, Any]]:
    """Typer's commands by their words as they are typed: `grade`, `new step`."""
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from _commands(command, f"{before}{name} ")
        else:
            yield before + name, command


def _beginnings(arguments: Sequence[str]) -> Iterator[str]:
    yield " ".join(arguments[:2])
    yield " ".join(arguments[:1])


def _unknown(command: Any, rest: Sequence[str]) -> Iterator[str]:
    """Options that the command has not, and words where it takes none; all without a command."""
    options = _options(command) if command else {}
    takes_words = command and any(not one.opts[0].startswith("-") for one in command.params)
    words = iter(rest)
    for word in words:
        name = word.partition("=")[0]
        if not word.startswith("-"):
            if not takes_words:
                yield word
        elif name not in (*options, HELP):
            yield name
        elif name == word and name != HELP and not options[name].is_flag:
            next(words, None)  # its value, which may be any word


def _options(command: Any) -> dict[str, Any]:
    spelled = ((name, one) for one in command.params for name in one.opts)
    return {name: one for name, one in spelled if name.startswith("-")}
