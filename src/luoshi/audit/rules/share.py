"""A share, the amount it is of, and the whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

from luoshi.audit.entry import Entry, nearest
from luoshi.audit.judgement import Stated, judged, operand, said
from luoshi.audit.view import View
from luoshi.extract.indicators import canonical, stripped
from luoshi.provenance import Finding

_OF = re.compile(
    r"占(?P<whole>[^，。；、：占]{0,24}?)的?(?:比重|比例|份额|比)?(?:提高|提升|上升|下降|降低|增加)?(?:达到|达|为|到|约为|约)?$"
)
_ONE_THING_BY_TWO_NAMES = {"第三产业": "服务业", "服务业": "第三产业"}


def share(view: View) -> Iterator[Finding]:
    """“Is so much percent of” divides the amount before it by the whole it names.

    民生支出30亿元，占一般公共预算支出的75%: the whole is the figure of that name for the same
    period and state, in the same document if it stands there, else in another; where the words name
    no whole (税收收入80亿元，占80%) it is the total that the amount is a part of.

    Where several figures of that name could be the whole, one that fits is enough.  A share that
    fits none is a fault when the whole stands in the same document under exactly that name.  The
    structure of industries (三次产业结构) is compared with the value added when both are printed,
    in whatever document, and mentioned when it fits.
    """
    for entry in view.percentages:
        figure = entry.figure
        if figure.growth_unit == "百分点":
            continue
        if figure.measure == "share" and figure.indicator.endswith("产业占比"):
            yield from _of_structure(view, entry)
            continue
        words = view.words_before(entry)
        found = _OF.search(words) if "占" in words else None
        if found is None or not entry.is_exact:
            continue
        subject = _subject(words[: found.start()])
        part = _amount_named(view, entry, subject) if subject else _amount_before(view, entry)
        if part is not None:
            finding = _find(view, entry, part, found["whole"])
            if finding is not None:
                yield finding


def _amount_before(view: View, entry: Entry) -> Entry | None:
    """The amount that the share is about: the last level of the statement before."""
    for other in reversed(view.sentences[entry.sentence]):
        if other.index < entry.index and other.is_level:
            between = view.text[other.figure.span.end : entry.left]
            if "；" in between or other.index < entry.index - 2 or not other.is_exact:
                return None
            return other
    return None


def _subject(words: str) -> str:
    """What a share names as its part: nothing in ，占……, 第一产业增加值 in 第一产业增加值占……."""
    return stripped(words[max(words.rfind(sign) for sign in "，；：、）") + 1 :]).lstrip(
        "约仅共也已均"
    )


def _amount_named(view: View, entry: Entry, subject: str) -> Entry | None:
    """The amount of the part that the share names itself."""
    named = canonical(subject)
    if len(named) < _SHORTEST_NAME:
        return None
    for other in nearest(view.levels_by_name.get(named, ()), entry):
        if other.figure.document == entry.figure.document and _same_time(other, entry):
            return other if other.is_exact else None
    return None


_SHORTEST_NAME = 4


def _find(view: View, entry: Entry, part: Entry, named: str) -> Finding | None:
    name = canonical(stripped(named)) if named else part.whole
    if not name:
        return None
    wholes = [
        whole
        for whole in nearest(view.levels_by_name.get(name, ()), part)
        if whole.base == part.base
        and _same_time(whole, part)
        and whole.is_exact
        and whole.interval.low > 0
        and whole.index != part.index
    ]
    if not wholes:
        return None
    for whole in wholes:
        finding = _judge(entry, part, whole)
        if finding.verdict == "consistent":
            return finding
    document = part.figure.document
    own = [whole for whole in wholes if whole.figure.document == document]
    if not own or any(whole.value != own[0].value for whole in own):
        return None
    return _judge(entry, part, own[0])


def _same_time(whole: Entry, part: Entry) -> bool:
    if whole.figure.status != part.figure.status:
        return False
    if whole.figure.period == part.figure.period:
        return True
    return whole.year is not None and whole.year == part.year


def _of_structure(view: View, entry: Entry) -> Iterator[Finding]:
    """The share of an industry against its value added and the gross product."""
    industry = entry.name.removesuffix("占比")
    levels = view.levels_by_name
    for name in (industry, _ONE_THING_BY_TWO_NAMES.get(industry, industry)):
        for part in levels.get(f"{name}增加值", ()):
            for whole in levels.get("地区生产总值", ()):
                if part.year != entry.year or whole.year != entry.year or part.base != whole.base:
                    continue
                if entry.year is None or whole.interval.low <= 0:
                    continue
                finding = _judge(entry, part, whole)
                if finding.verdict == "consistent":
                    yield finding
                    return


def _judge(entry: Entry, part: Entry, whole: Entry) -> Finding:
    figure = entry.figure
    assert figure.value is not None
    hundred = 1 / entry.factor
    return judged(
        "share",
        Stated(figure.value, "%", entry.interval.scaled(hundred), figure.span),
        (part.interval / whole.interval).scaled(hundred),
        part.value / whole.value * hundred,
        (operand(entry, name=f"{part.name}占比"), operand(part), operand(whole)),
        zh=f"“{part.name}”{said(part)}除以“{whole.name}”{said(whole)}",
        en=f"{said(part)} over {said(whole)}",
    )
