"""Names of units that have lost a part, or run into the next: 区地方金融监管 for …监管局.

The finding shows the whole name that is likely meant; the record keeps what is printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from luoshi.extract.departments import LOCAL, STEMS, STEMS_OF_BUREAUS
from luoshi.extract.unit_types import ends_like_a_unit, is_generic
from luoshi.provenance import Finding, Span

_ENDINGS = ("局", "委", "办公室", "办", "委员会", "室", "院", "中心", "大队", "公司", "部", "会")
_RUN_TOGETHER = re.compile(
    r"(?P<first>[省市区县州旗][\u3400-\u9fff]{2,10}局)(?P<second>[省市区县州旗][\u3400-\u9fff]{2,10}(?:局|委|办))"
)
_KNOWN = {*STEMS, *STEMS.values(), *STEMS_OF_BUREAUS, *STEMS_OF_BUREAUS.values(), *LOCAL}


def is_damaged(name: str) -> bool:
    """Whether a name ends like no unit, or is two names without the sign between them."""
    whole = ends_like_a_unit(name) and _RUN_TOGETHER.fullmatch(name) is None
    return not whole and not is_generic(name)


def damaged_names(places: Mapping[str, Span], full: Iterable[str], text: str) -> Iterator[Finding]:
    """A finding for each damaged name; `places` has the words in which each name stands."""
    full = tuple(full)
    for name, span in places.items():
        bare = name.removeprefix("等")
        if not is_damaged(bare):
            continue
        likely = _likely(bare, places, full)
        at = text.find(name, *span)
        meant = f"，可能是“{likely}”" if likely else ""
        meant_en = f"; “{likely}” is likely meant" if likely else ""
        yield Finding(
            rule="damaged-unit-name",
            verdict="gap",
            message=f"“{name}”不像一个单位的全名{meant}，请人工确认",
            message_en=f"“{name}” does not look like the whole name of a unit{meant_en}",
            span=Span(at, at + len(name)) if at >= 0 else span,
        )


def _likely(name: str, printed: Iterable[str], full: Iterable[str]) -> str:
    """The whole name: two names parted, a longer printed one, or one that ends as such stems do."""
    two = _RUN_TOGETHER.fullmatch(name)
    if two is not None:
        return f"{two['first']}、{two['second']}"
    longer = [other for other in printed if other != name and other.startswith(name)]
    if longer:
        return min(longer, key=len)
    for other in full:
        if any(other.endswith(name[1:] + ending) for ending in _ENDINGS):
            return name + other[other.rindex(name[1:]) + len(name) - 1 :]
    return name + "局" if name[1:] in _KNOWN or name in _KNOWN else ""
