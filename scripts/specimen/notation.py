"""Facts are marked in the text where they stand, by whoever wrote the text.

`{words|fact}` marks words that state an amount; several facts are parted by “;”:

    {地区生产总值486.3亿元，增长6.2%|地区生产总值 486.3亿元 +6.2%}
    {教育支出108460万元|教育支出/一般公共预算 108460万元}
    {无纸化率达到98%以上|无纸化率 >=98% #rate !target}

A fact is the indicator (after “/” its dimension), the amount with its unit, the growth with
its sign, then `#measure`, `@period`, `!status`, `^kind` where they differ from what holds for
the paragraph.  An amount of two ends is written `8..10个`.  A fact that begins with “*” is a
target of the duty and no figure; of a target of two ends the lower one is to be reached.

`[words=2026-06-30]` marks a deadline; in place of the date stands the kind of a deadline
without one (`vague`, `recurring`, `standing`, `conditional`), or date and kind:
`[words=2026-10-31 window]`.  Marks may stand inside marks.
"""

import re
from dataclasses import dataclass, field

FACT = re.compile(
    r"(?P<own>\*?)(?P<indicator>[^\s/]+)(?:/(?P<dimension>\S+))?(?P<rest>(?:\s+\S+)*)"
)
GROWTH = re.compile(r"(>=|<=|>|<|~)?([+-]\d+(?:\.\d+)?)(%|‰|百分点)")
AMOUNT = re.compile(r"(>=|<=|>|<|~)?(\d+(?:\.\d+)?)(?:\.\.(\d+(?:\.\d+)?))?(\D\S*)?")


@dataclass
class Fact:
    """An amount as the text prints it, with what it measures."""

    words: str
    indicator: str
    dimension: str | None = None
    value: str | list[str] | None = None
    unit: str | None = None
    comparator: str = "="
    growth: str | None = None
    growth_unit: str | None = None
    measure: str | None = None
    period: str | None = None
    status: str | None = None
    kind: str | None = None
    is_target_only: bool = False


@dataclass
class Deadline:
    """Words that say by when, and the day they leave, if they leave one."""

    phrase: str
    date: str | None
    kind: str


@dataclass
class Marked:
    """A text without its marks, and what the marks said."""

    text: str
    facts: list[Fact] = field(default_factory=list)
    deadlines: list[Deadline] = field(default_factory=list)


def read(marked: str) -> Marked:
    """The clean text of a marked one, with its facts and deadlines in reading order."""
    result = Marked("")
    _read(marked, 0, "", result)
    return result


def _read(source: str, at: int, closing: str, into: Marked) -> int:
    while at < len(source):
        character = source[at]
        if character and character in closing:
            return at
        if character == "{":
            at = _read_fact(source, at, into)
        elif character == "[":
            at = _read_deadline(source, at, into)
        else:
            into.text += character
            at += 1
    if closing:
        raise ValueError(f"a mark is not closed by “{closing}”: {source[-60:]}")
    return at


def _read_fact(source: str, at: int, into: Marked) -> int:
    start = len(into.text)
    bar = _read(source, at + 1, "|", into)
    end = source.index("}", bar)
    words = plain(into.text[start:])
    into.facts += [fact_of(one.strip(), words=words) for one in source[bar + 1 : end].split(";")]
    return end + 1


def _read_deadline(source: str, at: int, into: Marked) -> int:
    start = len(into.text)
    equals = _read(source, at + 1, "=", into)
    end = source.index("]", equals)
    date, _, kind = source[equals + 1 : end].partition(" ")
    if not date[0].isdigit():
        date, kind = "", date
    into.deadlines.append(Deadline(plain(into.text[start:]), date or None, kind or "fixed"))
    return end + 1


def fact_of(written: str, *, words: str) -> Fact:
    """The fact that a mark writes, about these words."""
    match = FACT.fullmatch(written)
    if not match:
        raise ValueError(f"no fact: {written}")
    fact = Fact(words, match["indicator"], match["dimension"])
    fact.is_target_only = bool(match["own"])
    for token in match["rest"].split():
        _take(token, fact)
    return fact


def _take(token: str, fact: Fact) -> None:
    sigils = {"#": "measure", "@": "period", "!": "status", "^": "kind"}
    if token[0] in sigils:
        setattr(fact, sigils[token[0]], token[1:])
    elif growth := GROWTH.fullmatch(token):
        fact.comparator = growth[1] or fact.comparator
        fact.growth, fact.growth_unit = growth[2].lstrip("+"), growth[3]
    elif amount := AMOUNT.fullmatch(token):
        fact.comparator = amount[1] or "="
        fact.value, fact.unit = amount[2], amount[4]
        if amount[3]:
            fact.value, fact.comparator = [amount[2], amount[3]], "range"
    else:
        raise ValueError(f"cannot read “{token}” of {fact.indicator}")


def plain(words: str) -> str:
    """Words without the spaces that typesetting puts in."""
    return re.sub(r"\s", "", words)
