"""`python3 start.py bench [NAME ...]`: measure, print tables, change nothing."""

import sys
from importlib import import_module

NAMES = ("game", "stage", "browser", "classroom", "grade")
"""The modules of this folder that measure something, each by its `main`."""


def main(names: list[str]) -> int:
    """Run the benchmarks named, or all of them; 2 when a name is unknown."""
    unknown = [name for name in names if name not in NAMES]
    if unknown:
        print(f"No benchmark {unknown[0]}. There are: {', '.join(NAMES)}", file=sys.stderr)
        return 2
    for name in names or NAMES:
        print(f"\n== {name} ==", flush=True)
        import_module(f"bench.{name}").main()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
