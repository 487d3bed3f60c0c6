"""`python3 classroom/pyodide/build_wheel.py --work DIR`: see recipe/__main__.py."""

import runpy
import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    runpy.run_module("classroom.pyodide.recipe", run_name="__main__")
