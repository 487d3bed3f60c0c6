"""Speech bubbles and panels, as small drawings in the palette's colours."""

from __future__ import annotations

from workshop_game.stage.catalogue import colour

BORDER = 2
"""Width of a bubble's line, in points."""


def panel(width: int, height: int, fill: str, line: str) -> str:
    """A panel with round corners, as SVG; sizes in points, colours by palette name."""
    radius = min(12, height // 2)
    inside = BORDER / 2
    shape = (
        f'<rect x="{inside}" y="{inside}" width="{width - BORDER}" height="{height - BORDER}" '
        f'rx="{radius}" ry="{radius}" {_paint(fill, line)}/>'
    )
    return _svg(width, height, shape)


def bubble(width: int, height: int, tail: int, below: bool) -> str:
    """A speech bubble whose tail leaves at ``tail`` points from the left, as SVG.

    The tail is 10 points high and inside ``height``; it points up when the bubble is
    ``below`` its speaker.
    """
    high = height - 10
    left, right, top, bottom = 1, width - 1, 1, high - 1
    round_ = 10
    path = (
        f"M{left + round_} {top} H{right - round_} Q{right} {top} {right} {top + round_} "
        f"V{bottom - round_} Q{right} {bottom} {right - round_} {bottom} "
        f"H{tail + 8} L{tail} {height - 2} L{tail - 4} {bottom} "
        f"H{left + round_} Q{left} {bottom} {left} {bottom - round_} "
        f"V{top + round_} Q{left} {top} {left + round_} {top} Z"
    )
    turned = f' transform="translate(0 {height}) scale(1 -1)"' if below else ""
    ink = _paint("stage.paper", "stage.ink")
    return _svg(width, height, f'<path d="{path}" stroke-linejoin="round" {ink}{turned}/>')


def _paint(fill: str, line: str) -> str:
    return f'fill="{colour(fill)}" stroke="{colour(line)}" stroke-width="{BORDER}"'


def _svg(width: int, height: int, shape: str) -> str:
    head = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {head}>{shape}</svg>'
