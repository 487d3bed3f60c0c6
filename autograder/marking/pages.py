"""The page that a person reads while marking: the scale, its examples, the answers, no name."""

import hashlib
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from autograder.dossier.markdown import prose
from autograder.dossier.pages import page_name
from autograder.dossier.wording import LANGUAGES, Words
from autograder.pipeline.items import Item
from autograder.pipeline.marks import FOLDER, SHORT
from autograder.pipeline.records import Record


def write_page(
    data: Path, marker: int, records: list[Record], items: dict[str, Item]
) -> tuple[Path, list[Record]]:
    """Write the page of one person in both languages; returns the French one and its order.

    Each person reads the answers in another order, so that nobody is always read last.
    """
    order = _order(marker, records, items)
    folder = data / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for language in LANGUAGES:
        text = _render(marker, order, items, language)
        (folder / page_name(f"marker-{marker}", language)).write_text(
            text, "utf-8", "backslashreplace"
        )
    return folder / page_name(f"marker-{marker}", "fr"), order


def _order(marker: int, records: list[Record], items: dict[str, Item]) -> list[Record]:
    """Item by item; within one, shuffled by the person's number and the text itself."""
    places = {name: place for place, name in enumerate(items)}

    def place(record: Record) -> tuple[int, str]:
        text = f"{marker}/{record.candidate}/{record.copy_hash}"
        return places[record.item], hashlib.sha256(text.encode()).hexdigest()

    return sorted(records, key=place)


def _render(marker: int, order: list[Record], items: dict[str, Item], language: str) -> str:
    environment = Environment(
        loader=FileSystemLoader(
            [
                Path(__file__).with_name("templates"),
                Path(__file__).parents[1] / "dossier" / "templates",
            ]
        ),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    shown = [item for item in items.values() if any(r.item == item.id for r in order)]
    text = environment.get_template("marking.html").render(
        w=Words(language),
        language=language,
        page=f"marker-{marker}",
        page_name=page_name,
        marker=marker,
        items=shown,
        records=order,
        prose=prose,
        short=SHORT,
    )
    return f"{text}\n"
