"""What a paragraph has spoken of so far: what later statements leave out is taken from here.

一般公共预算收入52亿元，增长8%，占比61%，全市第二: only the first of these statements has a subject.
其中 opens the parts of a whole; a new sentence forgets the subject of the one before.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from luoshi.extract.amounts import Amount
from luoshi.extract.drafts import Draft
from luoshi.extract.figure import Measure
from luoshi.extract.indicators import canonical, names_a_measure, stripped
from luoshi.extract.statements import Opens, Statement
from luoshi.text.comparators import Comparator
from luoshi.text.units import UnitNotKnown, unit_of


class Spoken:
    """The figures of a paragraph and what each new statement may refer to.

    `main` is the last sum of money that is no part of another, carried from paragraph to
    paragraph: 分部门看 divides it.
    """

    __slots__ = (
        "_colon",
        "_parent",
        "_rest",
        "about",
        "base",
        "by_parts",
        "drafts",
        "earlier",
        "level",
        "levels",
        "listed",
        "main",
        "origin",
        "past",
        "rank",
        "ranked",
        "subject",
        "target",
        "verb",
        "whole",
    )

    def __init__(self, main: Draft | None) -> None:
        self.main = main
        self.whole = main
        self.by_parts = False
        self.drafts: list[Draft] = []
        self.past: Draft | None = None  # the subject of the sentence before
        self._forget()

    def _forget(self) -> None:
        self.about: Draft | None = None  # the thing that is counted: what it totals is its own
        self.subject: Draft | None = None  # what a statement without a name is about
        self.level: Draft | None = None  # what a growth belongs to
        self.earlier: Draft | None = None  # the subject of the item before
        self.origin: Draft | None = None  # the level from which a change starts
        self.rank: Draft | None = None
        self.ranked = ""
        self.target: Draft | None = None
        self.base: tuple[str, int] | None = None  # what the next share or multiple is called
        self.verb = ""  # 新增A5人、B22人: the verb of the first holds for the second
        self.levels: list[Draft] = []
        self.listed: list[Draft] = []  # the levels of the item before
        self._parent: Draft | None = None
        self._colon = False
        self._rest = Decimal(0)

    def opens(self, what: Opens) -> None:
        """A new sentence, or a new item of a list, begins."""
        if what == "sentence":
            self.past = self.subject or self.past
            self._forget()
        elif what == "item" and self._parent is None:
            self.earlier = self.subject or self.earlier
            self.subject = self.level = self.about = None
            self.listed = self.levels or self.listed
            self.levels = []

    def subject_of(self, statement: Statement) -> str:
        """The name that a statement without one is about."""
        if self.subject is not None:
            return self.subject.own
        before = statement.before()
        return "" if _SAYS_HOW.search(before) else stripped(before)

    def share_in(self, statement: Statement) -> Draft | None:
        """The share that the item has opened with: 电力业占比34%，产值31亿元."""
        if not self.drafts or self.drafts[-1].measure != "share":
            return None
        draft = self.drafts[-1]
        between = statement.text[draft.end : statement.low]
        return None if "；" in between or "。" in between else draft

    def unmeasured_before(self, statement: Statement) -> str:
        """The name in the statement before this one, where that has no amount of its own."""
        words = statement.before()
        if not words:
            return ""
        begin = statement.low - len(words) - 1
        if self.drafts and self.drafts[-1].end > begin:
            return ""
        level = self.level
        if level is not None and level.growth is not None and level.quote_end > begin:
            return ""  # Its amount is the growth of the level before.
        if _SAYS_HOW.search(words):
            return ""
        # An amount that lost its unit leaves its number behind: 第二产业增加值28.4，增长4.5%.
        return stripped(words).rstrip("0123456789.")

    def add(
        self,
        amount: Amount,
        name: str,
        measure: Measure,
        *,
        quote_start: int,
        text: str,
        valued: bool = True,
    ) -> Draft:
        """Add a figure for each bound of an amount; the last of them.

        Not `valued` is a growth: the amount is none of the thing that is named.
        """
        while quote_start < amount.start and text[quote_start] in "、，和与及的；： ":
            quote_start += 1
        bounds: tuple[tuple[Decimal, Comparator], ...] = ((amount.values[0], amount.comparator),)
        if len(amount.values) == 2:
            bounds = ((amount.values[0], ">="), (amount.values[1], "<="))
        for value, comparator in bounds:
            draft = Draft(
                canonical(name),
                value if valued else None,
                amount.unit if valued else None,
                comparator,
                start=amount.start,
                end=amount.end,
                quote_start=quote_start,
                quote_end=amount.right,
                decimals=amount.decimals,
            )
            draft.measure = measure
            self.drafts.append(draft)
        return draft

    # ---- wholes and parts ---------------------------------------------------------------------

    def open_parts(self, unit: str, first: str, *, colon: bool) -> None:
        """其中: what follows is part of the last whole in the same unit.

        Behind a 总产值 and a 增加值 a first part that is a 产值 is part of the 总产值.
        """
        base = _base(unit)
        parent = self.level or self.main
        wholes = [
            draft
            for draft in self.drafts[-6:]
            if _base(draft.unit) == base and draft.dimension is None and draft.value is not None
        ]
        if wholes:
            alike = [draft for draft in wholes if draft.indicator[-2:] == first[-2:]]
            parent = alike[-1] if alike and _WHOLE.search(alike[-1].indicator) else wholes[-1]
        self._parent = None
        if parent is not None and _base(parent.unit) == base and parent.value is not None:
            self._parent, self._colon = parent, colon
            self._rest = _in_base(parent.value, parent.unit)

    def place(self, draft: Draft) -> None:
        """File a part under its whole: the indicator of the whole, its own name as dimension.

        A part is no larger than what is left of the whole; behind 其中 without a colon it also has
        to be of the same kind.  What is an indicator wherever it stands (税收收入) keeps its name,
        and the whole is its dimension.
        """
        name, unit = draft.indicator, draft.unit
        parent = self._parent
        if parent is not None and _base(unit) == _base(parent.unit) and draft.value is not None:
            whole = parent.indicator
            akin = any(name[at : at + 2] in whole for at in range(len(name) - 1))
            akin = akin or ("三公" in whole and name.startswith(("公务", "因公")))
            measured = names_a_measure(name)
            amount = _in_base(draft.value, unit)
            # Parts that add up to a little more than the whole are an error of the text.
            allowed = _in_base(parent.value or Decimal(0), parent.unit) * _A_LITTLE
            if amount <= self._rest + allowed and (self._colon or akin or not measured):
                self._rest -= amount
                if _ITS_OWN.fullmatch(name):
                    draft.dimension = whole
                else:
                    draft.dimension, draft.indicator = name, whole
                return
            if not self._colon:
                self._parent = None
        elif self.by_parts and self.whole is not None and unit == self.whole.unit:
            if names_a_measure(name):
                draft.dimension = _BUDGET.sub("", self.whole.indicator)
            else:
                draft.dimension, draft.indicator = name, self.whole.indicator
            return
        if draft.measure == "level" and "元" in (unit or ""):
            self.main = draft


# 分季度看, 与上年相比, 按可比价格计算 name nothing.
_SAYS_HOW = re.compile(
    r"^(?:分|按|从|根据)[^，。]{1,16}(?:看|分析|划分|统计|计算|测算|口径)$|^[与和同比较][^，。]{2,12}(?:相?比|比较)$"
)
_WHOLE = re.compile(r"总.{1,3}$")
_A_LITTLE = Decimal("0.02")
_ITS_OWN = re.compile(
    r"(?:税收收入|非税收入|第[一二三]产业(?:增加值)?|.{0,6}工业增加值|.{2,12}(?:产值|投资)|.{0,4}出口额?|.{0,4}进口额?)"
)
_BUDGET = re.compile(r"(?<=预算)(?:总?收入|总?支出)$")


@lru_cache(maxsize=1024)
def _measured_in(unit: str | None) -> tuple[str, Decimal]:
    """The base of a unit and its factor; a unit of its own where it is none that is known."""
    try:
        known = unit_of(unit or "")
    except UnitNotKnown:
        return unit or "", Decimal(1)
    return known.base, known.factor


def _base(unit: str | None) -> str:
    return _measured_in(unit)[0]


def _in_base(value: Decimal, unit: str | None) -> Decimal:
    return value * _measured_in(unit)[1]
