"""The prose of a step or an item: one Markdown file per language, cut into slots.

A line that starts with ``# `` opens a slot; what follows belongs to it.
"""

from __future__ import annotations

from workshop_game.checking.formats import SettingError


def read_slots(text: str) -> dict[str, str]:
    """Slot name -> its text, outer blank lines removed.

    Raises:
        SettingError: text before the first slot, or the same slot twice.
    """
    slots: dict[str, list[str]] = {}
    current: list[str] | None = None
    for line in text.splitlines():
        if line.startswith("# "):
            name = line[2:].strip()
            if name in slots:
                raise SettingError("slot_twice", name=name)
            current = slots[name] = []
        elif current is not None:
            current.append(line)
        elif line.strip():
            raise SettingError("before_slots", line=line.strip())
    return {name: "\n".join(lines).strip() for name, lines in slots.items()}
