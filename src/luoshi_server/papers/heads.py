"""The head of a paper (版头, 7.2): numbers and marks, the red mark of the organ, number, rule."""

from collections.abc import Iterator

from luoshi_server.papers.breaking import width_in_characters
from luoshi_server.papers.measures import (
    LARGEST_MARK,
    LINE,
    MARK_BELOW_TYPE_AREA,
    RED_RULE,
    RULE_BELOW_NUMBER,
    SIZE_3,
    WIDTH,
    Face,
    Ink,
)
from luoshi_server.papers.official import OfficialPaper
from luoshi_server.papers.setting import Align, Block, Box, Element, Grid, Rule, Words, blank

_MARK_LEADING = 1.15


def head_of(paper: OfficialPaper) -> Iterator[Element]:
    """The head, from the number of the copy to the red rule below the number of the paper."""
    marks = _marks(paper)
    yield from marks
    yield from _organ_mark(paper, below=MARK_BELOW_TYPE_AREA - len(marks) * LINE)
    yield from blank(2)
    yield from _number_and_signatories(paper)


def _marks(paper: OfficialPaper) -> tuple[Block, ...]:
    """7.2.1 to 7.2.3: the copy in six digits, secrecy and urgency in 黑体, one above the other."""
    set_ = []
    if paper.copy is not None:
        set_.append(Words(f"{paper.copy:06d}"))
    set_.extend(Words(said, Face.HEI) for said in (paper.secrecy, paper.urgency) if said)
    return tuple(Block(words=(words,), align="left") for words in set_)


def _organ_mark(paper: OfficialPaper, *, below: float) -> Iterator[Element]:
    """7.2.4: red, centred, its upper edge 35 mm down; 文件 stands beside the names of several."""
    if len(paper.organs) == 1:
        size = _size_of_mark(width_in_characters(paper.organs[0] + paper.mark_ends))
        yield _mark(paper.organs[0] + paper.mark_ends, size=size, below=below)
        return
    ends = width_in_characters(paper.mark_ends)
    longest = max(width_in_characters(organ) for organ in paper.organs)
    size = _size_of_mark(longest + ends + 1)
    names = tuple(_mark(organ, size=size, align="distribute") for organ in paper.organs)
    wide = (longest * size, size, ends * size)
    beside = (WIDTH - sum(wide)) / 2
    row = ((), names, (), (_mark(paper.mark_ends, size=size),), ())
    yield Block(line=below)
    yield Grid(
        rows=(tuple(Box(blocks=blocks or (Block(line=size),)) for blocks in row),),
        shares=(beside, *wide, beside),
        lined=False,
    )


def _size_of_mark(characters: float) -> float:
    return min(LARGEST_MARK, int(WIDTH * 0.98 / characters))


def _mark(name: str, *, size: float, below: float = 0.0, align: Align = "center") -> Block:
    leading = size * (_MARK_LEADING - 1) / 2
    return Block(
        words=(Words(name, Face.TITLE, size, Ink.RED),),
        align=align,
        line=size * _MARK_LEADING,
        before=max(0.0, below - leading),
        character=size,
    )


def _number_and_signatories(paper: OfficialPaper) -> Iterator[Element]:
    """7.2.5 and 7.2.6: the number in the middle, or at the left of those who sign.

    Two names stand in a line, and the number beside the last of them.
    """
    number = str(paper.number) if paper.number else ""
    if not paper.signatories:
        yield Block(words=(Words(number),), align="center")
    lines = [
        "　".join(paper.signatories[at : at + 2]) for at in range(0, len(paper.signatories), 2)
    ]
    widest = max(map(width_in_characters, lines), default=0.0)
    for at, line in enumerate(lines):
        last = at == len(lines) - 1
        filled = line + "　" * int(widest - width_in_characters(line))
        yield Block(
            words=(Words(number if last else ""),),
            align="left",
            left=1,
            right=1,
            aside=(Words("签发人：" if at == 0 else ""), Words(filled, Face.KAI)),
        )
    yield rule_below(RULE_BELOW_NUMBER, Rule(RED_RULE, Ink.RED))


def rule_below(distance: float, rule: Rule) -> Block:
    """A rule so far below the characters of the line above, whose leading counts (7.2.7)."""
    return Block(line=distance - (LINE - SIZE_3) / 2, rule=rule)
