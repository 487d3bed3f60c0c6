"""A command line whose words stand in the wrong place: what to type instead.

Typer says in English what it does not know, and names the command that it was reading: with the
word left out that is `serve`, which nobody typed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import typer

from atelier.trouble import Trouble
from atelier.typed import typed
from atelier.wording import Wording

HELP = "--help"


def refuse_misplaced(app: typer.Typer, arguments: Sequence[str], say: Wording) -> None:
    """Raise Trouble for another command's option, or for a command's word that comes too late.

    What no command knows is left to Typer, which lists what there is.
    """
    commands = dict(_commands(typer.main.get_command(app)))
    word = next((one for one in _beginnings(arguments) if one in commands), "")
    if not word and not "".join(arguments[:1]).startswith("-"):
        return
    for one in _unknown(commands.get(word), arguments[len(word.split()) :]):
        if one in commands:
            raise Trouble(say("usage_word_late", word=one, command=typed(f"{one} ...")))
        owners = [name for name, command in commands.items() if one in _options(command)]
        if word and owners:
            examples = ", ".join(typed(f"{owner} {one} ...") for owner in owners)
            raise Trouble(say("usage_option_of", option=one, commands=examples))


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
