"""The parts of a body as they are set: headings, paragraphs (7.3.3) and tables."""

from collections.abc import Iterator, Mapping, Sequence

from luoshi_server.papers.body import Cell, Heading, Paragraph, Part, Reference, Table, numbered
from luoshi_server.papers.measures import LINE, SIZE_3, SIZE_IN_TABLES, Face, Ink, line_of
from luoshi_server.papers.printable import printable
from luoshi_server.papers.setting import Align, Block, Box, Element, Grid, Words

FACE_OF_LEVEL = {1: Face.HEI, 2: Face.KAI, 3: Face.FANGSONG, 4: Face.FANGSONG}

Numbers = Mapping[Reference, int]


def part_elements(body: Sequence[Part], numbers: Numbers) -> Iterator[Element]:
    """A body as blocks and grids, with the numbers of its references."""
    for part, number in numbered(body):
        match part:
            case Heading():
                yield _heading(part, number, numbers)
            case Paragraph():
                yield from _paragraph(part, numbers)
            case Table():
                yield from _table(part, numbers)


def reference_marks(references: Sequence[Reference], numbers: Numbers) -> tuple[Words, ...]:
    """The raised numbers that lead to the list of what the paper stands on."""
    marks = "".join(f"[{numbers[reference]}]" for reference in references)
    return (Words(marks, raised=True),) if marks else ()


def _heading(heading: Heading, number: str, numbers: Numbers) -> Block:
    """A heading; its words go over into the sentence that runs on after it."""
    words = [Words(number + heading.words, FACE_OF_LEVEL[heading.level])]
    if heading.runs_on:
        words.append(Words(heading.runs_on))
    return Block(
        words=(*words, *reference_marks(heading.references, numbers)),
        first=2,
        outline=heading.level,
        # Under the third level a heading is a sentence of its own.
        keeps=heading.level <= 2 and not heading.runs_on,
    )


def _paragraph(paragraph: Paragraph, numbers: Numbers) -> Iterator[Block]:
    lines = [line for line in printable(paragraph.words).splitlines() if line.strip()] or [""]
    for line in lines[:-1]:
        yield Block(words=(Words(line),), first=2)
    marks = reference_marks(paragraph.references, numbers)
    yield Block(words=(Words(lines[-1]), *marks), first=2)


def _table(table: Table, numbers: Numbers) -> Iterator[Element]:
    if table.caption:
        words = (Words(table.caption, Face.HEI, SIZE_3),)
        yield Block(words=words, align="center", before=LINE / 2, keeps=True)
    if table.unit:
        unit = Words(f"单位：{table.unit}", size=SIZE_IN_TABLES)
        yield Block(words=(unit,), align="right", line=line_of(SIZE_IN_TABLES), keeps=True)
    yield grid_of(table, numbers)
    yield Block(line=LINE / 2)


def grid_of(
    table: Table, numbers: Numbers, *, size: float = SIZE_IN_TABLES, least: float = 0.0
) -> Grid:
    """A table as a grid; its heads are in 黑体 on grey."""
    return Grid(
        rows=tuple(tuple(_box(cell, numbers, size=size) for cell in row) for row in table.rows),
        shares=table.shares,
        heads=table.heads,
        least=least,
    )


def _box(cell: Cell, numbers: Numbers, *, size: float) -> Box:
    face = Face.HEI if cell.head else Face.FANGSONG
    align: Align = cell.side
    lines = printable(cell.words).splitlines() or [""]
    marks = reference_marks(cell.references, numbers)
    blocks = tuple(
        Block(
            words=(Words(line, face, size), *(marks if at == len(lines) - 1 else ())),
            align=align,
            line=size * 1.4,
            character=size,
        )
        for at, line in enumerate(lines)
    )
    fill = cell.fill or (Ink.GREY.value if cell.head else "")
    return Box(blocks=blocks, columns=cell.columns, fill=fill)
