"""The units that a gazette names, each once, with every form in which it is printed.

区市场监管局 and 某市某区市场监督管理局 are one unit.  Two printed names are one when they are the same
after the place is taken off and what is shortened is written out; nothing else makes them one.
A name that ends like no unit is damaged: it stays as printed, and a finding says so.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from luoshi.document import Document, Flow
from luoshi.extract.appointment import Appointment
from luoshi.extract.departments import ends_like_a_unit, is_generic, long_form, type_of
from luoshi.extract.duties import Duty
from luoshi.provenance import Finding, Span


@dataclass(frozen=True, slots=True)
class UnitName:
    """One unit.

    `basis` says where the canonical name is from: printed in the gazette in full, an expansion
    of a printed short form, or as printed.
    """

    canonical: str
    type: str
    generic: bool
    variants: Mapping[str, int]
    basis: str


def units_of(
    documents: Iterable[Document],
    duties: Iterable[Duty],
    appointments: Iterable[Appointment],
    flow: Flow,
) -> tuple[tuple[UnitName, ...], tuple[Finding, ...]]:
    """The units named with duties, in the order of their first mention, and damaged names."""
    documents, duties, appointments = tuple(documents), tuple(duties), tuple(appointments)
    full = [issuer for document in documents for issuer in document.issuers]
    full += [appointment.organisation for appointment in appointments]
    place = _place_of(full)
    printed_in_full = {_key(name, place): name for name in full if place and place.holds(name)}
    counted: Counter[str] = Counter(name for duty in duties for name in _names(duty))
    introduced = _introduced(flow)
    groups: dict[str, list[str]] = defaultdict(list)
    for name in counted:
        whole = _in_full(name.removeprefix("等"), introduced)
        groups[_key(whole, place)].append(name)
        if whole != name.removeprefix("等"):
            printed_in_full.setdefault(_key(whole, place), whole)
    units = tuple(
        _unit(key, names, counted, place, printed_in_full) for key, names in groups.items()
    )
    return units, tuple(_damaged(duties, counted, flow))


_ABBREVIATES = re.compile(r"（(?:以下|下)?简称：?“?(?P<short>[\u3400-\u9fff]{2,12})”?）")
_LONGEST_NAME = 30
_IDEOGRAPHS = re.compile(r"[\u3400-\u9fff]+$")


def _introduced(flow: Flow) -> dict[str, str]:
    """The short names that the text itself introduces: 某某委员会（以下简称某委）."""
    introduced: dict[str, str] = {}
    folded = flow.folded
    at = folded.find("简称")
    while at >= 0:
        found = _ABBREVIATES.search(folded, max(0, at - 4), at + 20)
        if found is not None:
            start = found.start()
            before = _IDEOGRAPHS.search(folded, max(0, start - _LONGEST_NAME), start)
            full, short = before.group() if before else "", found["short"]
            # What stands before the name is the sentence's; the name begins as its short form does.
            begin = full.rfind(short[0])
            if begin >= 0 and len(full) - begin > len(short):
                introduced[short] = full[begin:]
        at = folded.find("简称", at + 2)
    return introduced


def _in_full(name: str, introduced: Mapping[str, str]) -> str:
    for short, full in introduced.items():
        if name.startswith(short):
            return full + name[len(short) :]
    return name


def _names(duty: Duty) -> tuple[str, ...]:
    return (*duty.lead_units, *duty.responsible_units, *duty.cooperating_units)


@dataclass(frozen=True, slots=True)
class _Place:
    """The place whose gazette it is: its longest printed name, and the words that stand for it."""

    name: str
    short: str

    def holds(self, name: str) -> bool:
        return name.startswith((self.name, self.short))

    def taken_off(self, name: str) -> str:
        for words in (self.name, self.short):
            if name.startswith(words):
                return name[len(words) :]
        level = self.short[-1]
        return name[1:] if name.startswith(level) and len(name) > 2 else name


_OF_A_PLACE = re.compile(
    r"^(?P<place>(?:[\u3400-\u9fff]{2,7}?(?:省|自治区|市|州|盟))??(?P<own>[\u3400-\u9fff]{1,7}?(?:区|县|市|旗|州|省)))"
    r"(?:人民政府|政府|委|人民代表大会|财政局|发展和改革|教育|公安)"
)


def _place_of(names: Iterable[str]) -> _Place | None:
    """The place most names belong to, by its longest name."""
    counted: Counter[str] = Counter()
    longest: dict[str, str] = {}
    for name in names:
        found = _OF_A_PLACE.match(name.removeprefix("中共"))
        if found is None:
            continue
        own = found["own"]
        counted[own] += 1
        if len(found["place"]) > len(longest.get(own, "")):
            longest[own] = found["place"]
    if not counted:
        return None
    own = counted.most_common(1)[0][0]
    return _Place(longest[own], own)


def _key(name: str, place: _Place | None) -> str:
    """What two printed names of one unit have in common."""
    bare = place.taken_off(name) if place else name
    return bare if is_generic(name) else long_form(bare).replace("和", "")


def _unit(
    key: str,
    names: list[str],
    counted: Counter[str],
    place: _Place | None,
    printed_in_full: Mapping[str, str],
) -> UnitName:
    variants = {name: counted[name] for name in names}
    longest = max(names, key=len).removeprefix("等")
    generic = is_generic(longest)
    if generic:
        canonical, basis = longest, "as printed"
    elif not ends_like_a_unit(longest):
        canonical, basis = longest, "damaged"
    elif key in printed_in_full:
        canonical, basis = printed_in_full[key], "gazette"
    else:
        canonical, basis = _written_out(longest, place)
    return UnitName(canonical, type_of(longest), generic, variants, basis)


def _written_out(name: str, place: _Place | None) -> tuple[str, str]:
    """The long form of a name that no document prints in full, and that it is one."""
    if place is None:
        long = long_form(name)
        return long, "as printed" if long == name else "expansion"
    bare = place.taken_off(name)
    long = long_form(bare)
    if bare == name and long == name:
        return name, "as printed"
    party = "中共" if long.startswith(("委", "纪律检查")) else ""
    return party + place.name + long, "expansion"


def _damaged(duties: Iterable[Duty], counted: Counter[str], flow: Flow) -> Iterator[Finding]:
    """A finding for each printed name that ends like no unit, with the whole name if it stands."""
    for duty in duties:
        for name in _names(duty):
            if is_generic(name) or ends_like_a_unit(name):
                continue
            whole = next(
                (other for other in counted if other != name and other.startswith(name)), ""
            )
            at = flow.text.find(name, *duty.span)
            span = Span(at, at + len(name)) if at >= 0 else duty.span
            likely = f"，别处作“{whole}”" if whole else ""
            likely_en = f"; elsewhere the text has “{whole}”" if whole else ""
            yield Finding(
                rule="damaged-unit-name",
                verdict="gap",
                message=f"“{name}”不像一个单位的全名{likely}，请人工确认",
                message_en=f"“{name}” does not look like the whole name of a unit{likely_en}",
                span=span,
            )
