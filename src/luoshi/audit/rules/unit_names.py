"""One unit printed in two ways among the units that answer for the items of one document."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator

from luoshi.audit.view import View
from luoshi.provenance import Finding, Operand, Span

_MARK = re.compile("单位：(?<=[导责任办合头持任]单位：)")
_PARTED = re.compile("[、，, ]")
_STOPS = re.compile("[（）；。：\n]")
_ENDS = (*"局委办厅院会队处部镇乡", "中心", "公司", "政府", "街道")
_ENDINGS = ("局", "委", "办")
# What long and short forms of the same name differ in: 市场监督管理局, 市场监管局.
_LONG_FORMS = (("监督管理", "监管"), ("和", ""), ("与", ""), ("、", ""), ("事务", ""))


def unit_names(view: View) -> Iterator[Finding]:
    """A unit that answers for items of a document bears one name in it, and a whole one.

    Only the lists behind 责任单位：, 牵头单位： and the like are read, where names stand alone.  A
    name without its last word, where such a list writes it with 局, 委 or 办 elsewhere, has lost
    a character: a gap.  Two names that differ in 监督管理 and 监管, or in 和, may be one unit in
    two spellings, or two units; that is shown and not judged.
    """
    text = view.text
    lists = [found.end() for found in _MARK.finditer(text)]
    for document in view.documents.values():
        names: dict[str, list[int]] = defaultdict(list)
        for start in lists[bisect_left(lists, document.span.start) :]:
            if start >= document.span.end:
                break
            stop = _STOPS.search(text, start, start + 300)
            if stop is not None:
                for name in _PARTED.split(text[start : stop.start()]):
                    names[name].append(start)
        yield from _cut_off(text, names)
        yield from _two_forms(text, names)


def _cut_off(text: str, names: dict[str, list[int]]) -> Iterator[Finding]:
    for name, places in names.items():
        if len(name) < 3 or name.endswith(_ENDS):
            continue
        whole = next((name + end for end in _ENDINGS if name + end in names), None)
        if whole is None or len(places) > len(names[whole]):
            continue
        for start in places:
            span = _place(text, name, start)
            yield Finding(
                rule="unit-names",
                verdict="gap",
                message=f"“{name}”似漏“{whole[len(name) :]}”字，本文另一处作“{whole}”。",
                message_en=f"{name} seems to lack its last word; elsewhere it is {whole}.",
                span=span,
                operands=(
                    Operand(name, None, "", span),
                    Operand(whole, None, "", _place(text, whole, names[whole][0])),
                ),
            )


def _two_forms(text: str, names: dict[str, list[int]]) -> Iterator[Finding]:
    by_short: dict[str, list[str]] = defaultdict(list)
    for name in names:
        if name.endswith(_ENDINGS):
            short = name
            for long, brief in _LONG_FORMS:
                if long in short:
                    short = short.replace(long, brief)
            by_short[short].append(name)
    for forms in by_short.values():
        if len(forms) < 2:
            continue
        forms.sort(key=lambda form: len(names[form]))
        rare, usual = forms[0], forms[-1]
        first = _place(text, rare, names[rare][0])
        yield Finding(
            rule="unit-names",
            verdict="ambiguous",
            message=(
                f"“{rare}”（{len(names[rare])}处）与“{usual}”（{len(names[usual])}处）并用，"
                "疑为同一单位的两种写法。"
            ),
            message_en=f"{rare} and {usual} are both used; they may be one unit.",
            span=first,
            operands=(
                Operand(rare, None, "", first),
                Operand(usual, None, "", _place(text, usual, names[usual][0])),
            ),
        )


def _place(text: str, name: str, start: int) -> Span:
    """Where a name stands in the list that begins at `start`, as a whole word of it."""
    at = text.find(name, start)
    while at >= 0 and text[at + len(name) : at + len(name) + 1] not in "、，, （）；。：\n":
        at = text.find(name, at + 1)
    at = max(at, start)
    return Span(at, at + len(name))
