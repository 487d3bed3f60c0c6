"""What a cell prints and shows: kept up to a limit, as nbformat outputs."""

from typing import Any

from .encoder import ADDRESS

Output = dict[str, Any]
MOST_ITEMS = 500
"""Outputs of one cell, whatever is in them: an empty one costs whoever reads the notebook, too."""


class Outputs:
    """What one cell printed and showed, in order, as nbformat outputs, up to a number of bytes."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.clear()

    def clear(self) -> None:
        self.items: list[Output] = []
        self.left = self.most
        self.dropped = 0

    def stream(self, name: str, text: str) -> None:
        kept = text[: max(self.left, 0)]
        self.dropped += len(text) - len(kept)
        self.left -= len(kept)
        if not kept:
            return
        last = self.items[-1] if self.items else {}
        if last.get("output_type") == "stream" and last["name"] == name:
            last["parts"].append(kept)
        else:
            self._add({"output_type": "stream", "name": name, "parts": [kept]})

    def show(self, output_type: str, text: str) -> None:
        kept = text[: max(self.left, 0)]
        self.dropped += len(text) - len(kept)
        self.left -= len(kept)
        self._add({"output_type": output_type, "text": kept})

    def _add(self, item: Output) -> None:
        if len(self.items) < MOST_ITEMS:
            self.items.append(item)
        else:
            self.dropped += 1

    def error(self, name: str, value: str, trace: list[str], line: int | None) -> None:
        del self.items[MOST_ITEMS - 1 :]  # an error is what a juror reads first: it has a place
        self.items.append(
            {
                "output_type": "error",
                "ename": name[:200],
                "evalue": ADDRESS.sub("", value)[:2000],
                "traceback": [ADDRESS.sub("", part)[:4000] for part in trace[-20:]],
                "line": line,
            }
        )

    def as_json(self) -> list[Output]:
        return [
            {"output_type": "stream", "name": item["name"], "text": "".join(item["parts"])}
            if item["output_type"] == "stream"
            else item
            for item in self.items
        ]


class Stream:
    """Stands in for sys.stdout or sys.stderr."""

    encoding = "utf-8"
    errors = "strict"
    closed = False

    def __init__(self, name: str, outputs: Outputs) -> None:
        self.name = name
        self._outputs = outputs

    def write(self, text: str) -> int:
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        self._outputs.stream(self.name, text)
        return len(text)

    def writelines(self, lines: list[str]) -> None:
        for line in lines:
            self.write(line)

    def flush(self) -> None:
        pass

    def isatty(self) -> bool:
        return False

    def writable(self) -> bool:
        return True

    def readable(self) -> bool:
        return False
