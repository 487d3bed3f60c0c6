#!/usr/bin/env python3
"""Set the kit up on this machine, then run it: `python3 start.py --help` says how.

Standard library only, and readable by an old Python, so that it can say that it is too old.
"""

import sys

from bootstrap.messages import text

OLDEST_PYTHON = (3, 11)


def main() -> int:
    """Run what the command line asks for; returns the exit code."""
    if sys.version_info < OLDEST_PYTHON:
        found = ".".join(str(part) for part in sys.version_info[:3])
        print(text("python_too_old", found=found), file=sys.stderr)
        return 1
    from bootstrap.commands import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
