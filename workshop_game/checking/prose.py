"""The prose of a step or an item: one Markdown file per language, cut into slots.

A line that starts with ``# `` opens a slot; what follows belongs to it.
"""

from __future__ import annotations


def read_slots(text: str) -> dict[str, str]:
    """Slot name -> its text, outer blank lines removed.

    Raises:
        ValueError: text before the first slot, or the same slot twice.
    """
    slots: dict[str, list[str]] = {}
    current: list[str] | None = None
    for line in text.splitlines():
        if line.startswith("# "):
            name = line[2:].strip()
            if name in slots:
                raise ValueError(f"the slot « {name} » is there twice")
            current = slots[name] = []
        elif current is not None:
            current.append(line)
        elif line.strip():
            raise ValueError(f"« {line.strip()} » comes before the first slot (# title)")
    return {name: "\n".join(lines).strip() for name, lines in slots.items()}
