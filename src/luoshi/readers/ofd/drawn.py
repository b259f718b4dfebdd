"""What an OFD places on a page, in millimetres from the upper left corner.

An object has a box on the page, and a matrix for what is inside it.  Of a text, the place of
the first character is given and the step to each that follows; steps that repeat are counted
(“g 12 5.29”).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import hypot

from lxml import etree

from luoshi.readers.archives import attribute, child, local
from luoshi.readers.errors import NestedTooDeep, TooManyObjects
from luoshi.readers.limits import Limits
from luoshi.readers.ofd.package import OfdDocument, OfdPage, numbers
from luoshi.readers.printed.matrix import UNTURNED, Matrix, Point, product
from luoshi.readers.printed.page import Box, PrintedPage, Rule, hull
from luoshi.readers.printed.runs import Drawn, runs_of

POINTS = 72 / 25.4
_THIN = 1.0
_LONG = 2.0
_MOST_STEPS = 100_000
_PATH = re.compile(r"[A-Za-z]|[-+]?[\d.]+(?:[eE][-+]?\d+)?")
_ARGUMENTS = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}


@dataclass(slots=True)
class _Sheet:
    """A page while what is placed on it is collected, in points."""

    document: OfdDocument
    name: str
    number: int
    limits: Limits
    characters: list[Drawn]
    level: list[Rule]
    upright: list[Rule]
    pictured: float = 0.0
    outlines: int = 0
    placed: int = 0


def printed_page(
    page: OfdPage, number: int, document: OfdDocument, *, name: str, limits: Limits
) -> PrintedPage:
    """What is printed on a page, its templates included; `outlines` are shapes with curves."""
    left, top, width, height = page.paper
    sheet = _Sheet(document, name, number, limits, [], [], [])
    start: Matrix = (1, 0, 0, 1, -left, -top)
    for content in [*page.templates, page.content]:
        if content is not None:
            _inside(sheet, content, start, 0)
    area = width * height * POINTS * POINTS
    return PrintedPage(
        number=number,
        width=width * POINTS,
        height=height * POINTS,
        runs=runs_of(sheet.characters, width * POINTS, height * POINTS),
        level=sheet.level,
        upright=sheet.upright,
        pictured=min(1.0, sheet.pictured / area),
        outlines=sheet.outlines,
    )


def _inside(sheet: _Sheet, element: etree._Element, outer: Matrix, depth: int) -> None:
    limits = sheet.limits
    if depth > limits.nesting:
        raise NestedTooDeep(name=sheet.name, limit=limits.nesting)
    for one in element:
        sheet.placed += 1
        if sheet.placed > limits.objects:
            raise TooManyObjects(name=sheet.name, page=sheet.number, limit=limits.objects)
        kind = local(one)
        if kind in ("Layer", "PageBlock", "Content"):
            _inside(sheet, one, outer, depth + 1)
        elif kind == "TextObject":
            sheet.characters += _text(one, _matrix(one, outer))
        elif kind == "PathObject":
            _path(sheet, one, _matrix(one, outer))
        elif kind == "ImageObject":
            a, b, c, d, _, _ = _matrix(one, outer)
            sheet.pictured += abs(a * d - b * c) * POINTS * POINTS
        elif kind == "CompositeObject":
            unit = sheet.document.drawings.get(attribute(one, "ResourceID") or "")
            if unit is not None:
                _inside(sheet, unit, _matrix(one, outer), depth + 1)


def _matrix(element: etree._Element, outer: Matrix) -> Matrix:
    """From inside an object to the page: its own matrix, then the corner of its box."""
    box = numbers(attribute(element, "Boundary"))
    own = numbers(attribute(element, "CTM"))
    a, b, c, d, e, f = own if len(own) == 6 else UNTURNED
    if len(box) == 4:
        e, f = e + box[0], f + box[1]
    return product((a, b, c, d, e, f), outer)


def _text(element: etree._Element, matrix: Matrix) -> Iterator[Drawn]:
    size = (numbers(attribute(element, "Size")) or [0.0])[0]
    across = (numbers(attribute(element, "HScale")) or [1.0])[0] or 1.0
    a, b, c, d, e, f = matrix
    em = size * hypot(c, d) * POINTS
    wide = size * hypot(a, b) * across * POINTS
    if not 0 < em < 10_000:
        return
    x = y = 0.0
    for code in element:
        if local(code) != "TextCode":
            continue
        x = (numbers(attribute(code, "X")) or [x])[0]
        y = (numbers(attribute(code, "Y")) or [y])[0]
        words = (code.text or "").replace("\n", "").replace("\r", "")
        steps_x, steps_y = _steps(attribute(code, "DeltaX")), _steps(attribute(code, "DeltaY"))
        here_x, here_y = x, y
        for at, character in enumerate(words):
            if at:
                # A step that is missing is the width of the character before.
                usual = size * across * (0.5 if words[at - 1].isascii() else 1.0)
                without = usual if not steps_y else 0.0
                here_x += steps_x[at - 1] if at <= len(steps_x) else without
                here_y += steps_y[at - 1] if at <= len(steps_y) else 0.0
            left = (a * here_x + c * here_y + e) * POINTS
            base = (b * here_x + d * here_y + f) * POINTS
            share = 0.5 if character.isascii() else 1.0
            shown = " " if character in "\u3000\xa0\t" else character
            yield (shown, left, base - 0.88 * em, left + share * wide, base + 0.12 * em)


def _steps(text: str | None) -> list[float]:
    """The steps between characters; “g 3 5.2” stands for three steps of 5.2."""
    steps: list[float] = []
    tokens = iter((text or "").split())
    for token in tokens:
        if token == "g":
            group = numbers(f"{next(tokens, '')} {next(tokens, '')}")
            if len(group) != 2 or not 0 <= group[0] <= _MOST_STEPS - len(steps):
                return steps
            steps += [group[1]] * int(group[0])
        else:
            step = numbers(token)
            if not step or len(steps) >= _MOST_STEPS:
                return steps
            steps += step
    return steps


def _path(sheet: _Sheet, element: etree._Element, matrix: Matrix) -> None:
    """The straight strokes of a path; a curved one may be the outline of a character."""
    found = child(element, "AbbreviatedData")
    strokes, curves = _strokes(found.text if found is not None else None)
    boxes = [_box(start, end, matrix) for start, end in strokes]
    if attribute(element, "Stroke") == "false" and boxes:
        # A thin bar that is filled is a rule as well.
        boxes = [hull(boxes)]
    for left, top, right, bottom in boxes:
        if bottom - top <= _THIN * POINTS and right - left >= _LONG * POINTS:
            sheet.level.append(Rule((top + bottom) / 2, left, right))
        elif right - left <= _THIN * POINTS and bottom - top >= _LONG * POINTS:
            sheet.upright.append(Rule((left + right) / 2, top, bottom))
    if curves > 2:
        sheet.outlines += 1


def _strokes(text: str | None) -> tuple[list[tuple[Point, Point]], int]:
    """The straight strokes of a path as OFD abbreviates it, and the number of its curves."""
    strokes: list[tuple[Point, Point]] = []
    curves = 0
    first = last = (0.0, 0.0)
    tokens = _PATH.findall(text or "")
    at = 0
    while at < len(tokens):
        letter = tokens[at]
        count = _ARGUMENTS.get(letter)
        if count is None:
            at += 1
            continue
        values = numbers(" ".join(tokens[at + 1 : at + 1 + count]))
        at += 1 + count
        if len(values) != count:
            break
        if letter == "C":
            strokes.append((last, first))
            last = first
            continue
        here = (values[-2], values[-1])
        if letter in "SM":
            first = here
        elif letter == "L":
            strokes.append((last, here))
        else:
            curves += 1
        last = here
    return strokes, curves


def _box(start: Point, end: Point, matrix: Matrix) -> Box:
    a, b, c, d, e, f = matrix
    xs = [(a * x + c * y + e) * POINTS for x, y in (start, end)]
    ys = [(b * x + d * y + f) * POINTS for x, y in (start, end)]
    return (min(xs), min(ys), max(xs), max(ys))
