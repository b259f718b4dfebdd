"""A drawing is a size and its shapes, which can be looked at before they are written as SVG.

Colours are classes, never attributes, so that one picture serves light, dark and paper.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Literal

from luoshi_server.web.charts.lettering import width_of

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, kw_only=True)
class Box:
    """The room a label takes."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


@dataclass(frozen=True, kw_only=True)
class Label:
    """One line of words; x and y are where its baseline starts, has its middle or ends."""

    words: str
    x: float
    y: float
    size: float = 12
    anchor: Anchor = "start"
    look: str = "label"

    @property
    def box(self) -> Box:
        width = width_of(self.words, self.size)
        left = self.x - {"start": 0, "middle": width / 2, "end": width}[self.anchor]
        return Box(
            left=left,
            top=self.y - 0.86 * self.size,
            right=left + width,
            bottom=self.y + 0.2 * self.size,
        )

    def svg(self) -> str:
        anchor = "" if self.anchor == "start" else f' text-anchor="{self.anchor}"'
        return (
            f'<text class="{self.look}" x="{at(self.x)}" y="{at(self.y)}" '
            f'font-size="{at(self.size)}"{anchor}>{escape(self.words)}</text>'
        )


@dataclass(frozen=True, kw_only=True)
class Block:
    """A rectangle; what it stands for is said when the pointer rests on it, and opened by it."""

    x: float
    y: float
    width: float
    height: float
    look: str
    says: str = ""
    href: str = ""

    def svg(self) -> str:
        says = f"<title>{escape(self.says)}</title>" if self.says else ""
        drawn = (
            f'<rect class="{self.look}" x="{at(self.x)}" y="{at(self.y)}" '
            f'width="{at(max(self.width, 0))}" height="{at(max(self.height, 0))}">{says}</rect>'
        )
        if not self.href:
            return drawn
        return f'<a href="{escape(self.href)}" aria-label="{escape(self.says)}">{drawn}</a>'


@dataclass(frozen=True, kw_only=True)
class Stroke:
    """A path, drawn or filled as its class says."""

    path: str
    look: str
    says: str = ""

    def svg(self) -> str:
        says = f"<title>{escape(self.says)}</title>" if self.says else ""
        return f'<path class="{self.look}" d="{self.path}">{says}</path>'


Shape = Label | Block | Stroke


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """Shapes on a sheet of this width and height, in pixels of the screen."""

    width: float
    height: float
    shapes: tuple[Shape, ...]

    @property
    def opens(self) -> bool:
        """Whether anything in it can be opened; then it is no mere picture."""
        return any(isinstance(shape, Block) and shape.href for shape in self.shapes)

    @property
    def labels(self) -> tuple[Label, ...]:
        return tuple(shape for shape in self.shapes if isinstance(shape, Label))


def lines_of(
    lines: tuple[str, ...],
    *,
    x: float,
    middle: float,
    size: float = 12,
    anchor: Anchor = "start",
    look: str = "label",
) -> tuple[Label, ...]:
    """Lines of words one below the other, centred on a height."""
    step = 1.3 * size
    first = middle - step * (len(lines) - 1) / 2 + 0.36 * size
    return tuple(
        Label(words=words, x=x, y=first + step * number, size=size, anchor=anchor, look=look)
        for number, words in enumerate(lines)
    )


def at(length: float) -> str:
    """A coordinate to a tenth of a pixel, the same on every machine."""
    written = f"{length:.1f}".removesuffix(".0")
    return "0" if written == "-0" else written
