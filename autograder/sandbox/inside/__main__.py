"""Starts the runner of one copy. Python is given this file's path, and finds nothing beside it."""

import importlib
import sys
from pathlib import Path


def main() -> None:
    folder = Path(__file__).parent
    sys.path.insert(0, str(folder.parent))
    runner = importlib.import_module(f"{folder.name}.runner")
    del sys.path[0]
    runner.main()


if __name__ == "__main__":
    main()
