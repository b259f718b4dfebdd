"""An official paper set by GB/T 9704-2012, clause 7: head, title, text, signature, imprint."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from luoshi_server.papers.body import Paragraph
from luoshi_server.papers.breaking import width_in_characters
from luoshi_server.papers.heads import head_of
from luoshi_server.papers.measures import (
    CHARACTERS,
    HEIGHT,
    LINE,
    LONGEST_KEPT,
    SIZE_2,
    Face,
    line_of,
)
from luoshi_server.papers.official import Attachment, OfficialPaper, day_in_chinese
from luoshi_server.papers.parts import Numbers, part_elements
from luoshi_server.papers.setting import (
    Block,
    Composition,
    Element,
    Grid,
    ImprintRow,
    Words,
    blank,
)
from luoshi_server.papers.signing import signature_of
from luoshi_server.papers.titles import title_lines

TITLE_OF_QUOTES = "依据"

_FEW = 2


def composition_of(paper: OfficialPaper) -> Composition:
    """The paper as it will be set, whatever the format of the file."""
    numbers = {reference: at for at, reference in enumerate(paper.quotes, 1)}
    top = [*head_of(paper), *blank(2), _title(paper.title), *blank(1)]
    addressees = _addressees(paper.addressees)
    fits = _leaves_room_for_text(top, addressees)
    text = [*part_elements(paper.body, numbers)]
    attachments = attachments_of(paper)
    statement = [*_statement(attachments)]
    elements = [
        *top,
        *(addressees if fits else ()),
        *_kept(text),
        *statement,
        *signature_of(paper),
        *_attached(attachments, numbers),
    ]
    return Composition(
        title=paper.title.replace("\n", ""),
        author="、".join(paper.organs),
        subject=paper.kind,
        elements=tuple(elements),
        imprint=_imprint(paper, addressees_too=bool(addressees) and not fits),
    )


def attachments_of(paper: OfficialPaper) -> tuple[Attachment, ...]:
    """The attachments, and last the list of the words on which the paper stands.

    It is declared below the text like the others: what is bound with a paper and not named
    there would be no part of it.
    """
    if not paper.quotes:
        return paper.attachments
    listed = tuple(Paragraph(f"[{at}] {reference}") for at, reference in enumerate(paper.quotes, 1))
    return (*paper.attachments, Attachment(title=TITLE_OF_QUOTES, body=listed))


def _title(title: str) -> Block:
    """7.3.1: size 2, in the middle, the lines whole in their words."""
    words = Words("\n".join(title_lines(title)), Face.TITLE, SIZE_2)
    return Block(words=(words,), align="center", line=line_of(SIZE_2), character=SIZE_2)


def _addressees(addressees: Sequence[str]) -> tuple[Block, ...]:
    """7.3.2: flush left, also in further lines, with a full-width colon at the end."""
    if not addressees:
        return ()
    return (Block(words=(Words(f"{'，'.join(addressees)}："),)),)


def _leaves_room_for_text(top: Sequence[Element], addressees: Sequence[Block]) -> bool:
    """Whether a line of text still stands on the first page, which 7.3.2 and 7.3.3 demand."""
    height = sum(_height(element) for element in (*top, *addressees))
    return height + LINE <= HEIGHT


def _height(element: Element) -> float:
    """The height of a block before it is set: its words counted by characters."""
    match element:
        case Block():
            in_a_line = CHARACTERS * LINE / element.line if element.line > LINE else CHARACTERS
            lines = sum(
                max(1, -int(-width_in_characters(line) // in_a_line))
                for line in element.text.split("\n")
            )
            return element.before + lines * element.line
        case Grid():
            return sum(
                max(sum(_height(block) for block in box.blocks) for box in row)
                for row in element.rows
            )


def _statement(attachments: Sequence[Attachment]) -> Iterator[Block]:
    """7.3.4: one line below the text 附件： and the names, numbered if there are several.

    A name that needs another line goes on below its first character; nothing ends a name.
    """
    if not attachments:
        return
    yield from blank(1, keeps=True)
    for at, attachment in enumerate(attachments, 1):
        number = f"{at}." if len(attachments) > 1 else ""
        before = "附件：" if at == 1 else ""
        name_at = 5 + width_in_characters(number)
        begins_at = name_at - width_in_characters(before + number)
        yield Block(
            words=(Words(before + number + attachment.title),),
            left=name_at,
            first=begins_at - name_at,
            keeps=True,
        )


def _attached(attachments: Sequence[Attachment], numbers: Numbers) -> Iterator[Element]:
    """7.3.7: each on a new side, 附件 and its number in 黑体 on top, the title in line three."""
    for at, attachment in enumerate(attachments, 1):
        number = str(at) if len(attachments) > 1 else ""
        yield Block(words=(Words(f"附件{number}", Face.HEI),), align="left", new_side=True)
        yield from blank(1)
        yield _title(attachment.title)
        yield from blank(1)
        yield from part_elements(attachment.body, numbers)


def _imprint(paper: OfficialPaper, *, addressees_too: bool) -> tuple[ImprintRow, ...]:
    """7.4: copies to, printed by and on; addressees that would fill the first page come here."""
    rows = []
    if addressees_too:
        rows.append(ImprintRow(f"主送：{'，'.join(paper.addressees)}。", hangs=3))
    if paper.copied_to:
        words = f"抄送：{'，'.join(paper.copied_to)}。"
        rows.append(ImprintRow(words, hangs=3, ruled=not addressees_too))
    if paper.printed_by:
        printed = day_in_chinese(paper.printed_on or paper.signed_on)
        rows.append(ImprintRow(paper.printed_by, aside=f"{printed}印发"))
    return tuple(rows)


def _kept(text: Sequence[Element]) -> list[Element]:
    """The text with its end held on the page of the signature (7.3.5.5).

    A few short blocks are not held: a word processor would move them all, and the first page
    must have some text (7.3.3).
    """
    last = text[-1]
    if not isinstance(last, Block):
        return list(text)
    few = len(text) <= _FEW and width_in_characters(last.text) <= LONGEST_KEPT
    return list(text) if few else [*text[:-1], last.kept()]
