"""The place whose gazette it is, and how it stands at the head of the names of its units.

A district's own offices are printed as 某市某区教育局, 某区教育局, 区教育局 and, in a list, 教育局.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

_OF_A_PLACE = re.compile(
    r"(?P<city>[\u3400-\u9fff]{2,7}?(?:省|自治区|市|州|盟))?"
    r"(?P<own>[\u3400-\u9fff]{1,7}?(?:区|县|市|旗|州|省|镇|乡))"
    r"(?=人民|政府|委|人大|财政局|审计局|发展和?改革|教育|公安|民政|统计局|办公室)"
)
_PARTY = re.compile(r"中共|中国共产党")
# 市场, 市政, 区块链 and the like begin with a level's character and are no level.
_LEVEL = re.compile(
    r"市(?!场|容|政(?:管|园|公用|设|工|建|局|处|环))|区(?!域|块|划)|县(?!域)|省|州|旗|盟|镇|乡(?!村)"
)


@dataclass(frozen=True, slots=True)
class Place:
    """A place by its city (none for a city itself), its own name and its level: 某市, 某区, 区."""

    city: str
    own: str
    level: str

    @property
    def name(self) -> str:
        """The whole name, as it stands in names of units."""
        return self.city + self.own

    @property
    def bare(self) -> str:
        """Its own name without the level, as 分局 take it."""
        return self.own[:-1] if len(self.own) > 2 else self.own

    def level_above(self, name: str) -> str:
        """The level with which another government's unit begins: 市 of 市住建局 in a district."""
        return name[0] if _LEVEL.match(name) and name[0] != self.level else ""

    def holds(self, name: str) -> bool:
        """Whether a name begins with that of this place."""
        return bool(self.own) and name.startswith((self.name, self.own))

    def taken_off(self, name: str) -> str:
        """A unit's name without this place: 某市某区教育局 and 区教育局 are 教育局."""
        name = _PARTY.sub("", name, count=1) if name[:1] == "中" else name
        for words in (self.name, self.own):
            if words and name.startswith(words):
                return name[len(words) :]
        if len(name) > 2 and name[0] == self.level and _LEVEL.match(name):
            return name[1:]
        if len(name) > 2 and name[0] == "团" and name[1] == self.level:
            return "团" + name[2:]
        return name


def parted(name: str) -> tuple[str, str] | None:
    """The city and the own name of the place with which a full name begins."""
    found = _OF_A_PLACE.match(_PARTY.sub("", name, count=1))
    return (found["city"] or "", found["own"]) if found else None


def place_of(full: Iterable[str], printed: Iterable[str]) -> Place:
    """The place most full names belong to; failing that, only the level of most printed names."""
    counted: Counter[str] = Counter()
    cities: dict[str, str] = {}
    for name in full:
        found = parted(name)
        if found is not None:
            city, own = found
            counted[own] += 1
            if len(city) > len(cities.get(own, "")):
                cities[own] = city
    if counted:
        own = counted.most_common(1)[0][0]
        return Place(cities.get(own, ""), own, own[-1])
    levels = Counter(name[0] for name in printed if _LEVEL.match(name))
    return Place("", "", levels.most_common(1)[0][0] if levels else "")
