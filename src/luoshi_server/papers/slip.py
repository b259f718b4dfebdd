"""A supervision slip (督办单): one late matter, whose it is, on which words, answered by when.

Its colour says how far the matter has been taken; the colour is always said in words too, so
that a copy without colour and a reader who sees none lose nothing.  The form is not in
GB/T 9704-2012: page, type, number, signature and dates follow it, the head is low so that the
slip is one page.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from luoshi_server.papers.body import Cell, Reference, Side, Table
from luoshi_server.papers.breaking import width_in_characters
from luoshi_server.papers.heads import rule_below
from luoshi_server.papers.measures import LINE, RULE_BELOW_NUMBER, SIZE_4, WIDTH, Face, Ink
from luoshi_server.papers.official import IssueNumber, PaperIncomplete, day_in_chinese
from luoshi_server.papers.parts import grid_of
from luoshi_server.papers.setting import Block, Composition, Element, Rule, Words
from luoshi_server.papers.signing import sealed_signature

_LARGEST_HEAD = 36.0
_BAND = 3.0
_ROW = 46.0


class SlipColour(Enum):
    """The colours of slips, mild to grave, with their words."""

    BLUE = ("蓝色", Ink.BLUE)
    YELLOW = ("黄色", Ink.YELLOW)
    RED = ("红色", Ink.RED)

    @property
    def word(self) -> str:
        """The colour in words."""
        return self.value[0]

    @property
    def ink(self) -> Ink:
        """The colour in print."""
        return self.value[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class SupervisionSlip:
    """What a slip says.

    `due` and `answer_by` are said in words, since a term may have an hour or no date at all;
    `overdue` likewise says its unit (working days or days).  `basis` are the words that order
    the matter.
    """

    organ: str
    number: IssueNumber
    colour: SlipColour
    matter: str
    basis: tuple[Reference, ...]
    lead_unit: str
    due: str
    demand: str
    answer_by: str
    approved_by: str
    issued_on: date
    other_units: tuple[str, ...] = ()
    overdue: str = ""

    def __post_init__(self) -> None:
        for missing, there in (
            ("matter", self.matter.strip()),
            ("lead unit", self.lead_unit.strip()),
            ("basis", self.basis),
        ):
            if not there:
                raise PaperIncomplete(missing=missing)


def composition_of_slip(slip: SupervisionSlip) -> Composition:
    """The slip as it will be set: red head, number and colour, coloured rule, form, signature."""
    elements: tuple[Element, ...] = (
        *_head(slip),
        grid_of(_form(slip), {}, size=SIZE_4, least=_ROW),
        *sealed_signature((slip.organ,), day_in_chinese(slip.issued_on)),
    )
    return Composition(
        title=f"{slip.colour.word}督办单：{slip.matter}".replace("\n", ""),
        author=slip.organ,
        subject="督办单",
        elements=elements,
    )


def _head(slip: SupervisionSlip) -> tuple[Block, ...]:
    name = f"{slip.organ}督办单"
    size = min(_LARGEST_HEAD, int(WIDTH * 0.98 / width_in_characters(name)))
    return (
        Block(
            words=(Words(name, Face.TITLE, size, Ink.RED),),
            align="center",
            line=size * 1.3,
            character=size,
        ),
        Block(
            words=(Words(str(slip.number)),),
            align="left",
            left=1,
            right=1,
            aside=(Words(f"等级：{slip.colour.word}", Face.HEI),),
        ),
        rule_below(RULE_BELOW_NUMBER, Rule(_BAND, slip.colour.ink)),
        Block(line=LINE / 2),
    )


def _form(slip: SupervisionSlip) -> Table:
    """The form: names in 黑体 at the left, one matter a row, short ones two a row."""
    others = "、".join(slip.other_units)
    rows = [
        _row("督办事项", slip.matter),
        _row("依据", "\n".join(str(reference) for reference in slip.basis)),
        _row("牵头单位", slip.lead_unit),
        *((_row("责任单位", others),) if others else ()),
        _pair("完成时限", slip.due, "逾期天数", slip.overdue or "未逾期"),
        _row("督办要求", slip.demand),
        _pair("反馈时限", slip.answer_by, "签发", slip.approved_by),
    ]
    return Table(rows=tuple(rows), shares=(1.0, 1.9, 1.0, 1.6))


def _row(name: str, said: str) -> tuple[Cell, ...]:
    return (_name(name), Cell(words=said, columns=3))


def _pair(name: str, said: str, other: str, other_said: str) -> tuple[Cell, ...]:
    side: Side = "center"
    return (
        _name(name),
        Cell(words=said, side=side),
        _name(other),
        Cell(words=other_said, side=side),
    )


def _name(words: str) -> Cell:
    return Cell(words=words, head=True, side="center")
