"""The shapes of the HTTP calls, as an OpenAPI document: the page makes its types from it."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from classroom.app import create_app
from classroom.settings import Settings


def openapi_document() -> dict[str, Any]:
    """The OpenAPI document of the server."""
    with tempfile.TemporaryDirectory() as folder:
        nowhere = Path(folder)
        app = create_app(Settings(data=nowhere, content=nowhere, page=nowhere))
        document: dict[str, Any] = app.openapi()
        app.state.room.close()
    return document


def export_openapi(file: Path) -> None:
    """Write the document as JSON, the same bytes for the same server."""
    file.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(openapi_document(), indent=2, sort_keys=True, ensure_ascii=False)
    file.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    export_openapi(Path(sys.argv[1]))
