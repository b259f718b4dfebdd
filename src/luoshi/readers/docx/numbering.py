"""The numbers before paragraphs that stand nowhere in a Word file: Word counts as it shows it.

“一、”, “（一）” and “1.” are levels of one list.  A paragraph says, itself or through its style,
which list it belongs to and at which level; several lists may share one count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from luoshi.readers.archives import attribute, child, local
from luoshi.readers.docx.counting import counted

_PLACE = re.compile(r"%([1-9])")
_FULL_WIDTH_END = re.compile(r"[、）．。：〕】》\u3000]$")
_DEEPEST = 9


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list counts and is written."""

    start: int = 1
    style: str = "decimal"
    words: str = ""
    restart: int | None = None
    paragraph_style: str | None = None
    legal: bool = False
    after: str = "tab"


@dataclass(frozen=True, slots=True)
class _List:
    """One list of the file: the count it shares, its levels, and where it starts afresh."""

    count: str
    levels: Mapping[int, _Level]
    starts: Mapping[int, int]


@dataclass(slots=True)
class Numbering:
    """The lists of a Word file while its paragraphs are read, from the first to the last."""

    lists: Mapping[str, _List]
    styles: Mapping[str, tuple[str | None, int | None]]
    counts: dict[str, list[int | None]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)

    def label(self, properties: etree._Element | None) -> str:
        """What Word writes before a paragraph with these properties, and counts on."""
        number, level = self._place_of(properties)
        known = self.lists.get(number or "")
        if known is None or level not in known.levels:
            return ""
        here = known.levels[level]
        counts = self.counts.setdefault(known.count, [None] * _DEEPEST)
        if level in known.starts and (number or "", level) not in self.begun:
            counts[level] = known.starts[level]
        else:
            counts[level] = here.start if (last := counts[level]) is None else last + 1
        self.begun.add((number or "", level))
        for deeper in range(level + 1, _DEEPEST):
            restart = known.levels.get(deeper, _Level()).restart
            if restart is None or level < restart:
                counts[deeper] = None
        return self._written(known, here, counts)

    def _place_of(self, properties: etree._Element | None) -> tuple[str | None, int]:
        """The list and the level that a paragraph belongs to, by itself or by its style."""
        own = child(properties, "numPr")
        number, level = _of_list(own)
        style_name = child(properties, "pStyle")
        style = attribute(style_name, "val") if style_name is not None else ""
        by_style, style_level = self.styles.get(style or "", (None, None))
        if number is None:
            number = by_style
            if level is None:
                level = self._linked(number, style or "", style_level)
        return number, level if level is not None else 0

    def _linked(self, number: str | None, style: str, level: int | None) -> int | None:
        known = self.lists.get(number or "")
        if known is not None:
            for at, one in known.levels.items():
                if one.paragraph_style == style:
                    return at
        return level

    @staticmethod
    def _written(known: _List, here: _Level, counts: list[int | None]) -> str:
        def number_of(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            level = known.levels.get(at, _Level())
            count = counts[at]
            style = "decimal" if here.legal else level.style
            return counted(level.start if count is None else count, style)

        if here.style == "bullet":
            words = "".join("•" if "\ue000" <= one <= "\uf8ff" else one for one in here.words)
        else:
            words = _PLACE.sub(number_of, here.words)
        if not words or here.after == "nothing" or _FULL_WIDTH_END.search(words):
            return words
        return words + " "


def numbering_of(numbering: etree._Element | None, styles: etree._Element | None) -> Numbering:
    """The lists that a file's `numbering.xml` and `styles.xml` define."""
    if numbering is None:
        return Numbering({}, {})
    abstract: dict[str, dict[int, _Level]] = {}
    links: dict[str, str] = {}
    targets: dict[str, str] = {}
    for one in numbering:
        if local(one) != "abstractNum":
            continue
        key = attribute(one, "abstractNumId") or ""
        abstract[key] = dict(_level(level) for level in one if local(level) == "lvl")
        if (link := _value(one, "numStyleLink")) is not None:
            links[key] = link
        if (link := _value(one, "styleLink")) is not None:
            targets[link] = key
    lists = {}
    for one in numbering:
        if local(one) == "num":
            count = _value(one, "abstractNumId") or ""
            count = targets.get(links.get(count, ""), count)
            lists[attribute(one, "numId") or ""] = _list(one, count, abstract.get(count, {}))
    return Numbering(lists, _list_styles(styles))


def _list(element: etree._Element, count: str, levels: Mapping[int, _Level]) -> _List:
    own = dict(levels)
    starts: dict[int, int] = {}
    for override in element:
        if local(override) != "lvlOverride":
            continue
        at = _integer(attribute(override, "ilvl"), 0)
        if (start := _value(override, "startOverride")) is not None:
            starts[at] = _integer(start, 1)
        if (level := child(override, "lvl")) is not None:
            own[at] = _level(level)[1]
    return _List(count, own, starts)


def _level(element: etree._Element) -> tuple[int, _Level]:
    restart = _value(element, "lvlRestart")
    return _integer(attribute(element, "ilvl"), 0), _Level(
        start=_integer(_value(element, "start"), 1),
        style=_style(element),
        words=_value(element, "lvlText") or "",
        restart=None if restart is None else _integer(restart, 0),
        paragraph_style=_value(element, "pStyle"),
        legal=child(element, "isLgl") is not None,
        after=_value(element, "suff") or "tab",
    )


def _style(element: etree._Element) -> str:
    # A newer format stands beside a fallback for older versions of Word.
    found = child(element, "numFmt")
    if found is None:
        found = child(element, "AlternateContent", "Choice", "numFmt")
    if found is None:
        return "decimal"
    return attribute(found, "val") or "decimal"


def _list_styles(styles: etree._Element | None) -> dict[str, tuple[str | None, int | None]]:
    """For each paragraph style, the list and level that it puts a paragraph in."""
    own: dict[str, tuple[str | None, int | None]] = {}
    bases: dict[str, str] = {}
    default = ""
    for style in _children(styles, "style"):
        name = attribute(style, "styleId") or ""
        own[name] = _of_list(child(style, "pPr", "numPr"))
        if (base := _value(style, "basedOn")) is not None:
            bases[name] = base
        if attribute(style, "default") == "1" and attribute(style, "type") == "paragraph":
            default = name
    found = {name: _inherited(name, own, bases) for name in own}
    if default:
        found[""] = found[default]
    return found


def _inherited(
    name: str, own: Mapping[str, tuple[str | None, int | None]], bases: Mapping[str, str]
) -> tuple[str | None, int | None]:
    number: str | None = None
    level: int | None = None
    seen: set[str] = set()
    while name in own and name not in seen:
        seen.add(name)
        number = own[name][0] if number is None else number
        level = own[name][1] if level is None else level
        name = bases.get(name, "")
    return number, level


def _of_list(element: etree._Element | None) -> tuple[str | None, int | None]:
    if element is None:
        return None, None
    number, level = _value(element, "numId"), _value(element, "ilvl")
    return number, None if level is None else min(max(_integer(level, 0), 0), _DEEPEST - 1)


def _children(element: etree._Element | None, name: str) -> Iterable[etree._Element]:
    return () if element is None else (one for one in element if local(one) == name)


def _value(element: etree._Element, name: str) -> str | None:
    found = child(element, name)
    return None if found is None else attribute(found, "val")


def _integer(value: str | None, otherwise: int) -> int:
    try:
        return min(max(int(value or ""), -1), 100_000)
    except ValueError:
        return otherwise
