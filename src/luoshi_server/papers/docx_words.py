"""Blocks and grids as the XML of WordprocessingML (ISO/IEC 29500)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import floor

from lxml import etree

from luoshi_server.papers.breaking import width_in_characters
from luoshi_server.papers.measures import (
    ABOVE_AND_BELOW_IN_CELLS,
    BESIDE_WORDS_IN_CELLS,
    CHARACTER,
    LEFT,
    LINE,
    LONGEST_KEPT,
    SIZE_3,
    THICK_RULE,
    THIN_RULE,
    TWIPS_PER_POINT,
    WIDTH,
    Ink,
    twips,
)
from luoshi_server.papers.setting import Block, Box, Element, Grid, ImprintRow, Words

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

Xml = etree._Element


def w(name: str, /, *children: Xml, **attributes: object) -> Xml:
    """An element of WordprocessingML with its attributes in the same namespace."""
    element = etree.Element(f"{{{W}}}{name}", nsmap={"w": W})
    for key, value in attributes.items():
        element.set(f"{{{W}}}{key}", str(value))
    element.extend(children)
    return element


def element_xml(element: Element) -> Iterator[Xml]:
    """What one element of a composition is in the body of the document."""
    match element:
        case Block():
            yield paragraph_xml(element)
        case Grid():
            yield grid_xml(element)


def paragraph_xml(block: Block, *, room: float = WIDTH) -> Xml:
    """A paragraph with exact lines, so that substituted fonts cannot move them."""
    properties = w("pPr")
    if block.outline:
        properties.append(w("pStyle", val=f"Heading{block.outline}"))
    # Some word processors move the whole of a paragraph that is kept with the next.
    if block.keeps and width_in_characters(block.text) <= LONGEST_KEPT:
        properties.append(w("keepNext"))
    if block.new_side:
        properties.append(w("pageBreakBefore"))
    if block.rule:
        size, ink = round(block.rule.thickness * 8), block.rule.ink.value
        bottom = w("bottom", val="single", sz=size, space=0, color=ink)
        properties.append(w("pBdr", bottom))
    if block.aside:
        end = twips(room - block.right * CHARACTER)
        properties.append(w("tabs", w("tab", val="right", pos=end)))
    # Neither space between Chinese and digits nor hanging marks: 28 characters fill the line.
    properties.append(w("overflowPunct", val=0))
    properties.append(w("autoSpaceDE", val=0))
    properties.append(w("autoSpaceDN", val=0))
    if block.line != LINE:
        properties.append(w("snapToGrid", val=0))
    properties.append(
        w(
            "spacing",
            before=twips(block.before),
            after=0,
            line=floor(block.line * TWIPS_PER_POINT),
            lineRule="exact",
        )
    )
    properties.append(_indents(block))
    properties.append(w("jc", val=block.align))
    runs = [run for words in block.words for run in _runs(words)]
    if block.aside:
        runs.append(w("r", w("tab")))
        runs.extend(run for words in block.aside for run in _runs(words))
    return w("p", properties, *runs)


def _indents(block: Block) -> Xml:
    """Indents both in characters, for whoever edits the paper, and in twips."""
    first = "firstLine" if block.first >= 0 else "hanging"
    chars = {
        "leftChars": round(block.left * 100),
        "rightChars": round(block.right * 100),
        f"{first}Chars": round(abs(block.first) * 100),
    }
    lengths = {
        "left": twips(block.left * CHARACTER),
        "right": twips(block.right * CHARACTER),
        first: twips(abs(block.first) * CHARACTER),
    }
    whole = {key: value for key, value in chars.items() if value}
    return w("ind", **lengths, **(whole if block.character == CHARACTER else {}))


def _runs(words: Words) -> Iterator[Xml]:
    """A run for each line of the words."""
    for at, line in enumerate(words.text.split("\n")):
        broken = (w("br"),) if at else ()
        text = w("t")
        text.text = line
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        yield w("r", run_properties(words), *broken, text)


def run_properties(words: Words) -> Xml:
    """Face, colour and size of a run; the same face for Chinese and Latin, as 5.2.2 wants it."""
    name = words.face.value[0]
    properties = w("rPr", w("rFonts", ascii=name, hAnsi=name, eastAsia=name, cs=name))
    if words.ink is not Ink.BLACK:
        properties.append(w("color", val=words.ink.value))
    # 28 characters of 16 points are a little wider than the line: they stand closer together.
    # A grid of characters would say the same, but some word processors then take two of its
    # cells for each character.
    closer = floor((CHARACTER - SIZE_3) * TWIPS_PER_POINT) if words.size == SIZE_3 else 0
    properties.append(w("spacing", val=closer))
    half_points = round(words.size * 2)
    properties.append(w("sz", val=half_points))
    properties.append(w("szCs", val=half_points))
    if words.raised:
        properties.append(w("vertAlign", val="superscript"))
    return properties


def grid_xml(grid: Grid) -> Xml:
    """A table over the whole type area; no row of it is torn by the end of a page."""
    widths = column_widths(grid.shares)
    lines = "single" if grid.lined else "nil"
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = w(
        "tblBorders", *(w(side, val=lines, sz=4, space=0, color="000000") for side in sides)
    )
    beside = twips(BESIDE_WORDS_IN_CELLS) if grid.lined else 0
    above = twips(ABOVE_AND_BELOW_IN_CELLS) if grid.lined else 0
    table = w(
        "tbl",
        w(
            "tblPr",
            w("tblW", w=sum(widths), type="dxa"),
            w("jc", val="center"),
            borders,
            w("tblLayout", type="fixed"),
            w(
                "tblCellMar",
                w("top", w=above, type="dxa"),
                w("left", w=beside, type="dxa"),
                w("bottom", w=above, type="dxa"),
                w("right", w=beside, type="dxa"),
            ),
        ),
        w("tblGrid", *(w("gridCol", w=width) for width in widths)),
    )
    for at, row in enumerate(grid.rows):
        table.append(_row_xml(row, widths, head=at < grid.heads, least=grid.least))
    return table


def column_widths(shares: Sequence[float]) -> list[int]:
    """The widths of the columns in twips; together they are the type area, to the twip."""
    whole = sum(shares)
    edges = [
        0,
        *(round(twips(WIDTH) * sum(shares[:at]) / whole) for at in range(1, len(shares) + 1)),
    ]
    return [end - start for start, end in pairwise(edges)]


def _row_xml(row: Sequence[Box], widths: Sequence[int], *, head: bool, least: float) -> Xml:
    properties = w("trPr", w("cantSplit"))
    if least:
        properties.append(w("trHeight", val=twips(least), hRule="atLeast"))
    if head:
        properties.append(w("tblHeader"))
    line, at = w("tr", properties), 0
    for box in row:
        width = sum(widths[at : at + box.columns])
        at += box.columns
        cell = w("tcPr", w("tcW", w=width, type="dxa"))
        if box.columns > 1:
            cell.append(w("gridSpan", val=box.columns))
        if box.fill:
            cell.append(w("shd", val="clear", color="auto", fill=box.fill))
        cell.append(w("vAlign", val="center"))
        line.append(w("tc", cell, *(paragraph_xml(block) for block in box.blocks)))
    return line


def imprint_xml(rows: Sequence[ImprintRow]) -> Iterator[Xml]:
    """The imprint as a table that stands at the foot of the type area of the last page (7.4.1)."""
    if not rows:
        return
    width = twips(WIDTH)
    place = w(
        "tblpPr",
        leftFromText=0,
        rightFromText=0,
        topFromText=0,
        bottomFromText=0,
        vertAnchor="margin",
        horzAnchor="page",
        tblpX=twips(LEFT),
        tblpYSpec="bottom",
    )
    no_margin = (w("left", w=0, type="dxa"), w("right", w=0, type="dxa"))
    table = w(
        "tbl",
        w(
            "tblPr",
            place,
            w("tblW", w=width, type="dxa"),
            w("tblLayout", type="fixed"),
            w("tblCellMar", *no_margin),
        ),
        w("tblGrid", w("gridCol", w=width)),
    )
    for at, row in enumerate(rows):
        above = THICK_RULE if at == 0 else THIN_RULE
        borders = [_edge("top", above if row.ruled or at == 0 else 0)]
        if at == len(rows) - 1:
            borders.append(_edge("bottom", THICK_RULE))
        cell = w("tcPr", w("tcW", w=width, type="dxa"), w("tcBorders", *borders))
        line = w("trPr", w("cantSplit"))
        table.append(w("tr", line, w("tc", cell, paragraph_xml(row.block))))
    yield table
    # The table stands on the page of the paragraph after it: one too low to be seen.
    yield paragraph_xml(Block(line=0.5))


def _edge(side: str, thickness: float) -> Xml:
    if not thickness:
        return w(side, val="nil")
    return w(side, val="single", sz=round(thickness * 8), space=0, color="000000")
