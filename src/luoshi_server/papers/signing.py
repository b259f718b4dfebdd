"""The end of a paper's text: signature, date, note (7.3.5 and 7.3.6).

A sealed paper has its date four characters from the right and the organ centred above it
(7.3.5.1); an unsealed one has the organ two characters from the right and the date two further
in than the organ (7.3.5.2).  The signature never stands on a page without text.
"""

from collections.abc import Iterator, Sequence

from luoshi_server.papers.breaking import width_in_characters
from luoshi_server.papers.measures import CHARACTERS, LINE, LINES_FOR_A_SEAL
from luoshi_server.papers.official import OfficialPaper, day_in_chinese
from luoshi_server.papers.setting import Block, Box, Element, Grid, Words, blank

RIGHT_OF_A_SEALED_DATE = 4
RIGHT_OF_AN_UNSEALED_ORGAN = 2
_ORGANS_IN_A_ROW = 2


def signature_of(paper: OfficialPaper) -> Iterator[Element]:
    """Who signs, on which day, and the note below."""
    day = day_in_chinese(paper.signed_on)
    if paper.sealed:
        *above, last = sealed_signature(paper.organs, day)
    else:
        *above, last = (*blank(1, keeps=True), *_unsealed(paper.organs, day))
    yield from above
    if not paper.note:
        yield last
        return
    yield last.kept() if isinstance(last, Block) else last
    yield Block(words=(Words(f"（{paper.note}）"),), first=2)


def sealed_signature(organs: Sequence[str], day: str) -> Iterator[Element]:
    """The organs above the date, with room for the seal that will cover both."""
    yield from blank(LINES_FOR_A_SEAL, keeps=True)
    if len(organs) == 1:
        yield from _over_the_date(organs[0], day)
    else:
        yield _side_by_side(organs, day)


def _over_the_date(organ: str, day: str) -> Iterator[Block]:
    """The organ centred over the date; a long name pushes the date to its own middle."""
    wider = (width_in_characters(organ) - width_in_characters(day)) / 2
    right = max(0.0, RIGHT_OF_A_SEALED_DATE - wider)
    yield _at_the_right(organ, right=right, keeps=True)
    yield _at_the_right(day, right=right + wider)


def _side_by_side(organs: Sequence[str], day: str) -> Grid:
    """Organs in rows of two in their order, the date under the last of them."""
    rows = []
    for at in range(0, len(organs), _ORGANS_IN_A_ROW):
        row = organs[at : at + _ORGANS_IN_A_ROW]
        last = at + _ORGANS_IN_A_ROW >= len(organs)
        below = (day,) if last else ("",) * (LINES_FOR_A_SEAL + 1)
        boxes = [Box(blocks=_centred(organ, *("" for _ in below))) for organ in row]
        boxes[-1] = Box(blocks=_centred(row[-1], *below))
        empty = [Box(blocks=_centred(""))] * (_ORGANS_IN_A_ROW - len(row))
        rows.append((*empty, *boxes))
    return Grid(rows=tuple(rows), shares=(1.0,) * _ORGANS_IN_A_ROW, lined=False)


def _centred(*lines: str) -> tuple[Block, ...]:
    return tuple(Block(words=(Words(line),), align="center", line=LINE) for line in lines)


def _unsealed(organs: Sequence[str], day: str) -> Iterator[Block]:
    longest = max(width_in_characters(organ) for organ in organs)
    date_width = width_in_characters(day)
    right = float(RIGHT_OF_AN_UNSEALED_ORGAN)
    right_of_date = longest - date_width
    if date_width > longest:
        right_of_date = right
        right += 2 + date_width - longest
    for organ in organs:
        shorter = longest - width_in_characters(organ)
        yield _at_the_right(organ, right=right + shorter, keeps=True)
    yield _at_the_right(day, right=max(0.0, right_of_date))


def _at_the_right(words: str, *, right: float, keeps: bool = False) -> Block:
    """Words at the right; a name too long for its indent has all the line."""
    fits = width_in_characters(words) + right <= CHARACTERS
    return Block(words=(Words(words),), align="right", right=right if fits else 0.0, keeps=keeps)
