"""A statement: the words between two commas, around one amount.

Reports are chains of short statements.  The words that name an amount stand before it (新增学位
6000个) or behind it (新建9处设施); where one statement holds several amounts, each has the words
from the amount before it on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from luoshi.extract.amounts import Amount
from luoshi.extract.indicators import stripped
from luoshi.extract.leads import Leads, Movement, leads_before, movement_of

Opens = Literal["sentence", "item", ""]


class Statement:
    """One amount with the words around it, and where its paragraph begins and ends.

    `low` to `high` are the words that belong to this amount alone; `opens` tells that a sentence
    or an item (behind ；) begins between the amount before and this one.
    """

    __slots__ = (
        "adjoins",
        "amount",
        "end",
        "following",
        "high",
        "leads",
        "low",
        "movement",
        "name",
        "opens",
        "row",
        "start",
        "text",
        "words",
    )

    def __init__(
        self,
        text: str,
        start: int,
        end: int,
        low: int,
        row: Sequence[Amount],
        opens: Opens,
        *,
        adjoins: bool,
    ) -> None:
        amount = row[0]
        left, unit = _per_head(text, amount, low)
        if unit != amount.unit:
            amount = amount._replace(unit=unit)
        self.text = text
        self.start = start
        self.end = end
        self.low = low
        self.row = row
        self.amount = amount
        self.following = row[1] if len(row) > 1 else None
        self.high = until(text, amount.right, end, self.following)
        self.opens = opens
        self.adjoins = adjoins
        self.leads: Leads = leads_before(text, low, left)
        self.movement: Movement = movement_of(self.leads, amount.unit)
        words = text[low : self.leads.start]
        if self.movement in ("rise", "fall") or amount.sort == "same":
            words = compared_with_nothing(words)
        self.words = words
        self.name = stripped(words) + _rate_that_moves(self.leads, self.movement)

    @property
    def full(self) -> str:
        """All words before the amount, the lead words too."""
        return self.text[self.low : self.amount.left]

    @property
    def after(self) -> str:
        """The words behind the amount."""
        return self.text[self.amount.right : self.high]

    @property
    def sign_before(self) -> str:
        """The sign that the statement stands behind: a comma, a colon, 、."""
        return self.text[self.low - 1] if self.low else ""

    @property
    def joins(self) -> bool:
        """Whether it goes on with the list of the amount before: A5座、B3座."""
        return self.adjoins and (self.text[self.low] in _JOINTS or self.sign_before in _JOINTS)

    def before(self) -> str:
        """The words of the statement before this one, within the paragraph."""
        end = self.low - 1
        if end <= self.start or self.text[end] not in "，；：":
            return ""
        near = max(self.start, end - _LONGEST)
        begin = max(self.text.rfind(sign, near, end) for sign in "，；。：！？")
        return self.text[max(begin + 1, near) : end]


def statements(
    text: str, start: int, end: int, amounts: Sequence[Amount]
) -> Iterator[tuple[int, int, Opens, bool]]:
    """For each amount of a paragraph: its place in the list, where its words begin, what begins."""
    before = start
    for index, amount in enumerate(amounts):
        opens: Opens = ""
        cut = -1
        for sign in _SIGNS.finditer(text, before, amount.left):
            cut = sign.start()
            if text[cut] in "。！？":
                opens = "sentence"
            elif text[cut] == "；" and not opens:
                opens = "item"
        low = _past_bracket(text, max(before, cut + 1), amount.left)
        adjoins = bool(index) and low == before
        if adjoins and text[amount.left - 1] in "和与及、":
            # 3处食堂和8处驿站: what stands between is counted by the first.
            low = amount.left
        yield index, low, opens, adjoins
        before = amount.right


# No statement is longer; further back there is another one.
_LONGEST = 80
_JOINTS = frozenset("、和与及")
_SIGNS = re.compile(r"[，；。：！？]")
_ENDS = re.compile(r"[，。；：！？\n]")


def until(text: str, right: int, end: int, following: Amount | None) -> int:
    """Where the words behind an amount end: at a sign, or at the next amount."""
    found = _ENDS.search(text, right, end)
    high = found.start() if found is not None else end
    return min(high, following.left) if following is not None else high


def _past_bracket(text: str, low: int, left: int) -> int:
    """Past a bracket that opens before the amount and closes behind it, or has closed before."""
    opened = text.rfind("（", low, left)
    closed = text.rfind("）", low, left)
    if opened > closed:
        return opened + 1
    if closed >= 0 and text.rfind("（", low, closed) < 0:
        return closed + 1
    return low


def _rate_that_moves(leads: Leads, movement: Movement) -> str:
    """The rate of which a rise or a fall is said: in 降幅收窄2.7个百分点 it is the 降幅."""
    if movement not in ("rise", "fall") or "rate" not in leads.roles[1:]:
        return ""
    at = leads.roles.index("rate", 1)
    moved = not {"rise", "fall"}.isdisjoint(leads.roles[:at])
    return leads.words[at] if moved and leads.words[at] not in ("同比", "环比") else ""


_PER_HEAD = re.compile(
    r"每(?P<who>人|户|亩|吨|生|床|辆|只|头)?(?:每|/)?(?P<when>月|年|天|日|学年|学期)?$"
)


def _per_head(text: str, amount: Amount, low: int) -> tuple[int, str]:
    """每人每月186元 is in 元/人·月, and its words end before 每."""
    if "元" not in amount.unit or "/" in amount.unit:
        return amount.left, amount.unit
    found = _PER_HEAD.search(text, max(low, amount.left - 8), amount.left)
    if found is None:
        return amount.left, amount.unit
    per = "·".join(filter(None, (found["who"], found["when"])))
    return found.start(), f"{amount.unit}/{per}" if per else amount.unit


_COMPARED_WITH = re.compile(
    r"(?:比|较|与|同)[^，。；比较]{0,6}(?:年|季|期|月|初|末|数|全|预|平均|目标|计划|“)[^，。；]{0,12}$"
    r"|(?<!占)(?:比|较|与|同)$|(?:扣除|剔除)[^，。；]{1,16}(?:因素|影响|后)?$"
)


def compared_with_nothing(words: str) -> str:
    """The words without what a rise is compared with: GDP比上年(增长8%) is about GDP."""
    return _COMPARED_WITH.sub("", words)
