"""What a text sets in a place that another text sets otherwise: a number, a unit, a term.

Each kind of slot knows how such a thing is written and what it then is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeVar

from luoshi.calendars import Period, Term, days, hours, months, working_days
from luoshi.text.numerals import NotANumeral, value_of

T = TypeVar("T")

NUMBER = r"(?:[0-9][0-9,]*(?:\.[0-9]+)?[百千万亿]*|[零〇一二两三四五六七八九十百千万亿]+)"
WORDS = r"[^，。；：、！？（）“”《》.]"

# “由区交警大队在1小时内通知”: the unit ends where its time begins.
NAME = rf"(?:(?!在{NUMBER}个?半?(?:工作日|分钟|小时|日|天|周|月|年)){WORDS})"

TERM = re.compile(rf"({NUMBER})个?(半)?(工作日|小时|日|天|周|月|年)")
AND = re.compile(r"以及|和|及|与")
NAME_OF_A_UNIT = re.compile(
    r"(?:局|委|办|处|所|院|署|厅|部|室|会|队|站|政府|中心|公司|部门|街道|镇|乡|单位|主任|书记|区长|县长|局长)$"
)
PERIODS: Mapping[str, Period] = {
    "日": "day",
    "天": "day",
    "周": "week",
    "月": "month",
    "季度": "quarter",
    "季": "quarter",
    "半年": "half-year",
    "年": "year",
}


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a phrase, named; of a list, one item of it."""

    name: str
    item: int | None = None

    def __getitem__(self, item: int) -> Slot:
        return Slot(self.name, item)


def slot(name: str) -> Slot:
    """What the phrase's slot of this name reads."""
    return Slot(name)


@dataclass(frozen=True, slots=True)
class SlotKind:
    """How a kind of slot is written, and what its words are worth; None if unreadable.

    `greedy` is how it is written at the end of a phrase, where no word of the phrase
    says where it stops.  `sign` is what words must have in them to be meant as such a
    thing, if they cannot be read as one.
    """

    written: str
    read: Callable[[str], Any]
    greedy: str = ""
    sign: str = ""


class Read:
    """What one match of a phrase has read from the text, by slot."""

    __slots__ = ("_values",)

    def __init__(self, values: Mapping[str, Any]) -> None:
        self._values = dict(values)

    def __getitem__(self, wanted: Slot) -> Any:
        value = self._values[wanted.name]
        return value if wanted.item is None else value[wanted.item]

    def __contains__(self, wanted: Slot) -> bool:
        value = self._values.get(wanted.name)
        return value is not None and (wanted.item is None or wanted.item < len(value))

    def number(self, wanted: Slot) -> Decimal:
        """The number that a slot of kind number or share reads."""
        return self._of(wanted, Decimal)

    def unit(self, wanted: Slot) -> str:
        """The name of a unit, as the text gives it."""
        return self._of(wanted, str)

    def term(self, wanted: Slot) -> Term:
        """The span of time that a slot of kind term reads."""
        return self._of(wanted, Term)

    def list(self, wanted: Slot) -> tuple[str, ...]:
        """The words that a slot of kind list reads."""
        return self._of(wanted, tuple)

    def values(self) -> dict[str, Any]:
        """All that was read, by the names of the slots."""
        return dict(self._values)

    def _of(self, wanted: Slot, kind: type[T]) -> T:
        value = self[wanted]
        if not isinstance(value, kind):
            raise TypeError(f"the slot {wanted.name} reads {value!r}, which is no {kind.__name__}")
        return value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Read) and self._values == other._values

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"Read({self._values})"


def number_in(words: str) -> Decimal | None:
    """The number that `words` write, in digits or in Chinese."""
    try:
        return value_of(words)
    except NotANumeral:
        return None


def term_in(words: str) -> Term | None:
    """The span of time that `words` set.

    A month ends on the same number or, where the last month has none, on its last day
    (民法典第二百零二条).
    """
    found = TERM.match(words)
    if not found or found[2]:
        return None
    count = number_in(found[1])
    if count is None or count != int(count):
        return None
    whole = int(count)
    match found[3]:
        case "小时":
            return hours(whole)
        case "日" | "天":
            return days(whole)
        case "周":
            return days(7 * whole)
        case "工作日":
            return working_days(whole)
        case "月":
            return months(whole, rounding="down")
        case _:
            return months(12 * whole, rounding="down")


def share_in(words: str) -> Decimal | None:
    """The share of one that `words` write: 30%, 百分之三十, 三成."""
    return number_in(words)


def list_in(words: str) -> tuple[str, ...] | None:
    """The items that `words` name: parted by 、, the last two by 和, 及 or 与.

    The 和 inside the name of one unit parts nothing: 住房和城乡建设局.
    """
    *items, last = [item for item in words.split("、") if item] or [""]
    joint = AND.search(last)
    if joint and (NAME_OF_A_UNIT.search(last[: joint.start()]) or not NAME_OF_A_UNIT.search(last)):
        items += [last[: joint.start()], last[joint.end() :]]
    else:
        items.append(last)
    return tuple(items) if all(items) else None


def period_in(words: str) -> Period | None:
    """The period that “每季度” names; 定期 names none."""
    return PERIODS.get(words.removeprefix("每"))


KINDS: Mapping[str, SlotKind] = {
    "number": SlotKind(NUMBER, number_in),
    "unit": SlotKind(f"{NAME}{{2,30}}?", lambda words: words, f"{NAME}{{2,30}}"),
    "term": SlotKind(rf"{NUMBER}个?半?(?:工作日|小时|日|天|周|月|年)", term_in),
    "share": SlotKind(rf"(?:百分之{NUMBER}|{NUMBER}%|{NUMBER}成)", share_in),
    "list": SlotKind(
        r"[^，。；：！？（）“”《》]{2,120}?", list_in, r"[^，。；：！？（）“”《》]{2,120}"
    ),
    "period": SlotKind(r"每(?:日|天|周|月|季度|季|半年|年)", period_in, sign="每"),
}

ANYTHING = r"[^，。；：！？]{1,30}?"
"""What may stand in a slot that cannot be read."""
