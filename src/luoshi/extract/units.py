"""The units that a gazette names, each once, with every form in which it is printed.

区市场监管局 and 某市某区市场监督管理局 are one unit.  Two printed names are one when they are the
same after the place is taken off and what is shortened is written out, or when a known short form
can stand for just one printed name; nothing else makes them one.  A name that ends like no unit is
damaged: it stays as printed, and a finding says so.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from luoshi.document import Document, Flow
from luoshi.extract.abbreviations import introduced_in
from luoshi.extract.appointment import Appointment
from luoshi.extract.damaged_units import damaged_names, is_damaged
from luoshi.extract.departments import is_plain, is_shortened, long_form, may_be_short_for
from luoshi.extract.duties import Duty
from luoshi.extract.places import Place, place_of
from luoshi.extract.unit_types import is_generic, type_of
from luoshi.provenance import Finding, Span


@dataclass(frozen=True, slots=True)
class UnitName:
    """One unit.

    `basis` says where the canonical name is from: printed in the gazette in full, an expansion of
    a printed short form, as printed, or damaged.
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
    documents = tuple(documents)
    mentions = [
        _Mention(name, duty.document, duty.span)
        for duty in duties
        for name in (*duty.lead_units, *duty.responsible_units, *duty.cooperating_units)
    ]
    full = [issuer for document in documents for issuer in document.issuers]
    full += [appointment.organisation for appointment in appointments]
    naming = _Naming(full, mentions, introduced_in(flow.folded))
    variants: dict[str, Counter[str]] = defaultdict(Counter)
    for mention in mentions:
        variants[naming.key_of(mention)][mention.name] += 1
    units = tuple(naming.unit(key, counted) for key, counted in variants.items())
    places: dict[str, Span] = {}
    for mention in mentions:
        places.setdefault(mention.name, mention.span)
    return units, tuple(damaged_names(places, full, flow.text))


class _Mention(NamedTuple):
    """A name as printed, the document and the words in which it is."""

    name: str
    document: str
    span: Span


_BRACKET = re.compile(r"(?<=.)（[^（）]*）$")
_GROUP = re.compile(r"(?:领导小组|协调小组|工作组|指挥部|专班|联席会议)")
_BARE_GROUP = re.compile(rf"{_GROUP.pattern}(?:办公室|成员单位)?")


class _Naming:
    """How names of units are told apart in one gazette."""

    def __init__(
        self, full: Sequence[str], mentions: Sequence[_Mention], introduced: Mapping[str, str]
    ) -> None:
        self._place = place_of(full, (mention.name for mention in mentions))
        self._introduced = introduced
        # What the gazette prints in full, without the place, by what its forms have in common.
        self._printed: dict[str, str] = {}
        for printed in full:
            name = _BRACKET.sub("", printed)
            if self._place.holds(name):
                own = self._place.taken_off(name)
                key = _joined(long_form(own))
                self._printed[key] = max(self._printed.get(key, ""), own, key=len)
        self._groups = self._groups_of(mentions)
        self._keys: dict[tuple[str, str], str] = {}
        names = {mention.name for mention in mentions}
        self._generic = {name for name in names if is_generic(name)}
        whole = {self._bare(name) for name in names - self._generic}
        # A shortened name that is all there is to a unit is no whole name of another.
        self._whole = {*self._printed, *(_joined(name) for name in whole if not is_shortened(name))}

    def key_of(self, mention: _Mention) -> str:
        """What all printed names of one unit have in common."""
        known = mention.document, mention.name
        if known not in self._keys:
            self._keys[known] = self._find_key(mention)
        return self._keys[known]

    def _find_key(self, mention: _Mention) -> str:
        if _BARE_GROUP.fullmatch(mention.name):
            # 领导小组办公室 is that of the one group which the document names.
            return self._own_key(self._in_full(mention))
        key = self._own_key(mention.name)
        if mention.name in self._generic or key in self._whole:
            return key
        bare = self._bare(mention.name)
        if not is_shortened(bare):
            return key
        wholes = [whole for whole in self._whole if may_be_short_for(bare, whole)]
        return wholes[0] if len(wholes) == 1 else key

    def _in_full(self, mention: _Mention) -> str:
        word = _GROUP.match(mention.name)
        groups = [
            name for name in self._groups.get(mention.document, ()) if word and word[0] in name
        ]
        if len(groups) != 1 or word is None:
            return mention.name
        return groups[0] + mention.name[word.end() :]

    def _own_key(self, name: str) -> str:
        if name in self._generic and not _GROUP.search(name):
            return _generic_key(name, self._place)
        return _joined(self._long(self._bare(name)))

    def _long(self, bare: str) -> str:
        level = self._place.level_above(bare)
        return level + long_form(bare[len(level) :])

    def _bare(self, name: str) -> str:
        """A name without place, bracket and 等, a short form that the text introduces in full."""
        name = name.removeprefix("等").replace(" ", "")
        for short, whole in self._introduced.items():
            if name.startswith(short):
                name = whole + name[len(short) :]
        return self._place.taken_off(_BRACKET.sub("", name))

    @staticmethod
    def _groups_of(mentions: Iterable[_Mention]) -> dict[str, tuple[str, ...]]:
        """The leading groups that each document names in full."""
        groups: dict[str, dict[str, None]] = defaultdict(dict)
        for mention in mentions:
            found = _GROUP.search(mention.name)
            if found and found.start() > 0:
                groups[mention.document][mention.name[: found.end()]] = None
        return {document: tuple(names) for document, names in groups.items()}

    def unit(self, key: str, counted: Counter[str]) -> UnitName:
        """The unit of one key with its printed names, the longest of them for its name."""
        variants = dict(counted)
        longest = max(counted, key=len).removeprefix("等")
        if not self._generic.isdisjoint(counted) and not _BARE_GROUP.fullmatch(longest):
            often = max(counted, key=lambda name: (counted[name], -len(name))).removeprefix("等")
            return UnitName(often, type_of(often), True, variants, "as printed")
        kind = type_of(longest)
        if is_damaged(longest):
            return UnitName(longest, kind, False, variants, "damaged")
        if key in self._printed:
            canonical = self._place.name + self._printed[key]
            return UnitName(canonical, kind, False, variants, "gazette")
        canonical, basis = self._written_out(longest, kind)
        return UnitName(canonical, kind, longest in self._generic, variants, basis)

    def _written_out(self, name: str, kind: str) -> tuple[str, str]:
        """The long form of a name that no document prints in full, and what it rests on."""
        place = self._place
        if _BARE_GROUP.fullmatch(name):
            key = next((k for (_, n), k in self._keys.items() if n == name), name)
            return self._placed(key) if key != name else (name, "as printed")
        whole = next((w for s, w in self._introduced.items() if name.startswith(s)), "")
        if whole:
            return self._placed(self._bare(name))[0], "gazette"
        bare = self._bare(name)
        long = self._long(bare)
        if kind == "领导个人（职务）" or (bare == name == long and not is_plain(name)):
            return name, "as printed"
        if level := place.level_above(bare):
            above = place.city if place.city.endswith(level) else level
            return above + long[len(level) :], "expansion"
        return self._placed(long)

    def _placed(self, bare: str) -> tuple[str, str]:
        """A bare long form with the place that has it, as such names are formed."""
        place = self._place
        if not place.own:
            return place.level + bare, "expansion"
        for pattern, form in _FORMS:
            found = pattern.fullmatch(bare)
            if found and (place.city or "{city}" not in form):
                words = {"city": place.city, "own": place.own, "bare": place.bare}
                return form.format(*found.groups(), place=place.name, **words), "expansion"
        return place.name + bare, "expansion"


# Offices that do not put their place first.
_FORMS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), form)
    for pattern, form in (
        (r"纪律检查委员会监察委员会", "中共{place}纪律检查委员会、{place}监察委员会"),
        (r"((?:委|纪律检查委员会).*)", "中共{place}{0}"),
        (r"税务局", "国家税务总局{place}税务局"),
        (r"共青团委员会", "共青团{place}委员会"),
        (r"(公安)分局", "{city}{0}局{own}分局"),
        (r"(.+)分局", "{city}{0}局{bare}分局"),
        (r"公安局交通警察大队", "{city}公安局交通警察支队{own}大队"),
    )
)


def _joined(name: str) -> str:
    """A name without 和, which offices write or leave out (发展和改革局, 发展改革局)."""
    return name.replace("和", "") if len(name) > 4 else name


_SOME = re.compile(r"有关|相关|涉及|所在|属地")
_OF_NO_MEANING = re.compile(
    r"^(?:等|各级?|有关|相关|其他|涉及|所在|属地|全[省市区县]|本级|职能|责任|区直|市直|县直|省直|政府|党政)+|办事处|（单位）"
)


def _generic_key(name: str, place: Place) -> str:
    """Units in general are the same where both mean all or both mean some of the same sort."""
    bare = place.taken_off(name.removeprefix("等"))
    some = "some " if _SOME.search(bare) or name.startswith("等") else "all "
    noun = _OF_NO_MEANING.sub("", bare)
    for _ in range(3):
        noun = _OF_NO_MEANING.sub("", noun)
    return some + (noun or bare)
