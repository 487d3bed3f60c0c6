"""The words of start.py: serve (the default), test, bench, graph, lock, or any of `atelier`."""

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from bootstrap import plan
from bootstrap.checkout import Checkout
from bootstrap.environment import put_on_path
from bootstrap.locking import lock_requirements
from bootstrap.messages import accept_any_letter, text
from bootstrap.page import node_environment, npm_command
from bootstrap.phases import set_up
from bootstrap.ports import require_free_port
from bootstrap.problems import Problem, from_os_error
from bootstrap.verify import run_tests

# In the environment of `atelier`: how its reader runs a command, so that messages can say it
# (atelier/typed.py reads it).
TYPED = "ATELIER_TYPED"

# Where somebody's own modules stand, or another Python: a `rich.py` there would take the place of
# the kit's, in the set-up and in every command.
_NOT_OURS = ("PYTHONPATH", "PYTHONHOME")

# What a shell gives to a command stopped by Ctrl-C.
_INTERRUPTED = 130


def run(arguments: Sequence[str]) -> int:
    """Do what the command line asks for; problems become one clear line and exit code 1."""
    accept_any_letter()
    os.environ[TYPED] = _typed()
    for name in _NOT_OURS:
        os.environ.pop(name, None)
    checkout = Checkout(Path(__file__).resolve().parent.parent)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        return _dispatch(checkout, list(arguments))
    except Problem as problem:
        return _stop(str(problem), 1)
    except KeyboardInterrupt:
        return _stop(text("interrupted"), _INTERRUPTED)
    except OSError as error:
        known = from_os_error(error, checkout.root)
        if known is None:
            raise
        return _stop(str(known), 1)


def _dispatch(checkout: Checkout, arguments: list[str]) -> int:
    word = arguments[0] if arguments and not arguments[0].startswith("-") else ""
    if arguments in (["--help"], ["-h"]):
        print(text("help"), end="")
        return 0
    if word == "test":
        return run_tests(checkout, arguments[1:])
    if word == "lock":
        return lock_requirements(checkout)
    if word == "bench":
        return _bench(checkout, arguments[1:])
    if word == "graph":
        return _graph(checkout, arguments[1:])
    if word in ("", "serve"):
        serve_options = arguments[1:] if word else arguments
        require_free_port(serve_options)
        return _atelier(checkout, ["serve", *serve_options])
    return _atelier(checkout, arguments)


def _atelier(checkout: Checkout, arguments: Sequence[str]) -> int:
    """Set up what is missing, then become `atelier`."""
    set_up(checkout, plan.to_run())
    put_on_path(checkout)
    # -P: this checkout's `atelier`, not one of the folder where the command was typed.
    command = [checkout.python, "-P", "-m", "atelier", *arguments]
    sys.stdout.flush()
    if os.name == "posix":
        os.execv(command[0], command)
    return subprocess.call(command)


def _bench(checkout: Checkout, arguments: Sequence[str]) -> int:
    """Run the benchmarks of the folder bench/."""
    set_up(checkout, plan.to_work_on_it())
    put_on_path(checkout)
    return subprocess.call([checkout.python, "-m", "bench", *arguments], cwd=checkout.root)


def _graph(checkout: Checkout, arguments: Sequence[str]) -> int:
    """Print who imports whom: in Python, then in the page's TypeScript."""
    set_up(checkout, plan.to_work_on_it())
    put_on_path(checkout)
    python = [checkout.python, "-m", "tests.rules.graph", *arguments]
    code = subprocess.call(python, cwd=checkout.root)
    page = npm_command(checkout, "run", "--silent", "graph")
    environment = {**os.environ, **node_environment(checkout)}
    return code or subprocess.call(page, cwd=checkout.page, env=environment)


def _typed() -> str:
    """How this script was called, as one would type it again."""
    python = "py" if sys.platform == "win32" else "python3"
    script = sys.argv[0]
    return f'{python} "{script}"' if " " in script else f"{python} {script}"


def _stop(message: str, code: int) -> int:
    print(message, file=sys.stderr)
    return code
