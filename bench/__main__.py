"""`python3 start.py bench [NAME ...]`: measure, print tables, change nothing.

Options after one name are that measure's own: `bench grade --help` says which.
"""

import sys
from importlib import import_module
from itertools import takewhile

NAMES = ("game", "stage", "browser", "classroom", "siege", "grade", "assess")
"""The modules of this folder that measure something, each by its `main`."""


def main(arguments: list[str]) -> int:
    """Run the benchmarks named, or all of them; 2 when a name is unknown."""
    names = list(takewhile(lambda word: not word.startswith("-"), arguments))
    options = arguments[len(names) :]
    if options and len(names) != 1:
        print("Options come after the name of one benchmark.", file=sys.stderr)
        return 2
    unknown = [name for name in names if name not in NAMES]
    if unknown:
        print(f"No benchmark {unknown[0]}. There are: {', '.join(NAMES)}", file=sys.stderr)
        return 2
    for name in names or NAMES:
        print(f"\n== {name} ==", flush=True)
        measure = import_module(f"bench.{name}").main
        measure(options) if options else measure()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
