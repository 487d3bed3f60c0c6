"""A server says its refusals in its own words, and all of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from fastapi import FastAPI

from serving.errors import OWN_NAMES, add_error_handlers
from serving.wording import Wording


def sentences(folder: Path, names: frozenset[str]) -> Wording:
    rows = "\n".join(f'{name} = {{ fr = "fr {name}", en = "en {name}" }}' for name in names)
    file = folder / "wording.toml"
    file.write_text(f"[errors]\n{rows}\n", encoding="utf-8")
    return Wording(file)


def test_a_server_without_a_sentence_that_it_needs_does_not_start(tmp_path: Path) -> None:
    wording = sentences(tmp_path, OWN_NAMES - {"internal"})
    with pytest.raises(KeyError, match=r"wording\.toml has no sentence for internal"):
        add_error_handlers(FastAPI(), wording)


def test_a_server_with_all_of_them_starts(tmp_path: Path) -> None:
    app = FastAPI()
    add_error_handlers(app, sentences(tmp_path, OWN_NAMES))
    assert app.state.wording.text("errors.internal", "fr") == "fr internal"
