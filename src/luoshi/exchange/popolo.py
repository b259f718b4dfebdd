"""Units, posts and who holds them as Popolo 1.0: persons, organizations, posts, memberships.

Who takes up a post begins a membership, who leaves it ends one.  A notice of a gazette tells one
of the two days and never both; a register of posts may know both.  Who is only proposed (提名)
holds no post yet and is no member.  Within one gazette a name is one person: it says nothing by
which two of the same name could be told apart; a register may know better, and then says so.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from luoshi.extract import Appointment, UnitName
from luoshi.gazette import Gazette

Record = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization:
    """A unit by its whole name; `parent` is the whole name of the unit that it belongs to."""

    name: str
    classification: str = ""
    also_called: tuple[str, ...] = ()
    parent: str = ""
    dissolved: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """A person in a post of a unit, with the words that say so and the address they stand at.

    `person_id` tells two persons of one name apart; `qualifiers` are those of the notice (挂职).
    """

    person: str
    organization: str
    post: str
    since: date | None = None
    until: date | None = None
    qualifiers: tuple[str, ...] = ()
    words: str = ""
    source: str = ""
    person_id: str = ""


def popolo_of(
    organizations: Iterable[Organization], holdings: Iterable[Holding]
) -> dict[str, list[Record]]:
    """Units, posts and their holders, in the order in which they come.

    A unit that only a holding or another unit names is there too: every reference leads to a
    record.
    """
    units: dict[str, Record] = {}
    for each in organizations:
        units[each.name] = _organization(each)
    for parent in [each["parent_id"] for each in units.values() if "parent_id" in each]:
        _name_unit(units, parent.removeprefix("organization/"))
    persons: dict[str, Record] = {}
    posts: dict[str, Record] = {}
    memberships: list[Record] = []
    for number, holding in enumerate(holdings, 1):
        _name_unit(units, holding.organization)
        membership = _membership(holding, number)
        memberships.append(membership)
        person, post = membership["person_id"], membership["post_id"]
        persons.setdefault(person, {"id": person, "name": holding.person})
        posts.setdefault(
            post,
            {
                "id": post,
                "label": f"{holding.organization}{holding.post}",
                "role": holding.post,
                "organization_id": membership["organization_id"],
            },
        )
    return {
        "persons": list(persons.values()),
        "organizations": list(units.values()),
        "posts": list(posts.values()),
        "memberships": memberships,
    }


def popolo(gazette: Gazette) -> dict[str, list[Record]]:
    """The people and units of a gazette; each membership quotes the words that made it.

    A source is the digest of the file with the characters of its reading text (RFC 5147).
    """
    names = _Names(gazette.units)
    held = (_holding(gazette, names, each) for each in gazette.appointments if _is_held(each))
    return popolo_of(names.organizations(), held)


def popolo_json(gazette: Gazette) -> str:
    """The same as one JSON file."""
    return json.dumps(popolo(gazette), ensure_ascii=False, indent=2) + "\n"


def _organization(unit: Organization) -> Record:
    record: Record = {"id": _id("organization", unit.name), "name": unit.name}
    if unit.classification:
        record["classification"] = unit.classification
    others = [name for name in unit.also_called if name != unit.name]
    if others:
        record["other_names"] = [{"name": name, "note": "as printed"} for name in others]
    if unit.parent:
        record["parent_id"] = _id("organization", unit.parent)
    if unit.dissolved:
        record["dissolution_date"] = unit.dissolved.isoformat()
    return record


def _name_unit(units: dict[str, Record], name: str) -> None:
    units.setdefault(name, {"id": _id("organization", name), "name": name})


def _membership(holding: Holding, number: int) -> Record:
    label = f"{holding.organization}{holding.post}"
    if holding.qualifiers:
        label = f"{label}（{'，'.join(holding.qualifiers)}）"
    record: Record = {
        "id": f"membership/{number}",
        "label": label,
        "role": holding.post,
        "person_id": _id("person", holding.person_id or holding.person),
        "organization_id": _id("organization", holding.organization),
        "post_id": _id("post", f"{holding.organization}{holding.post}"),
    }
    if holding.since:
        record["start_date"] = holding.since.isoformat()
    if holding.until:
        record["end_date"] = holding.until.isoformat()
    if holding.source:
        record["sources"] = [{"url": holding.source, "note": holding.words}]
    return record


def _id(kind: str, name: str) -> str:
    return f"{kind}/{name}"


class _Names:
    """The units of a gazette by every name that it prints for them.

    What is meant by 各街道办事处 is many, and no organization of its own; neither is a name that
    has lost a part, until a person says whose it is.
    """

    def __init__(self, units: Iterable[UnitName]) -> None:
        self._units = [unit for unit in units if not unit.generic and unit.basis != "damaged"]
        self._whole = {name: unit.canonical for unit in self._units for name in unit.variants}

    def whole(self, printed: str) -> str:
        return self._whole.get(printed, printed)

    def organizations(self) -> Iterator[Organization]:
        for unit in self._units:
            yield Organization(
                name=unit.canonical, classification=unit.type, also_called=tuple(unit.variants)
            )


def _is_held(appointment: Appointment) -> bool:
    return appointment.action != "designate" or "代理" in appointment.qualifiers


def _holding(gazette: Gazette, names: _Names, appointment: Appointment) -> Holding:
    """What an appointment says of its post; a term of probation ends no membership."""
    begins = appointment.action in ("appoint", "designate")
    start, end = gazette.flow.source(appointment.span)
    return Holding(
        person=appointment.person,
        organization=names.whole(appointment.organisation),
        post=appointment.post,
        since=appointment.effective if begins else None,
        until=None if begins else appointment.effective,
        qualifiers=appointment.qualifiers,
        words=appointment.quote,
        source=f"urn:sha256:{gazette.source.sha256}#char={start},{end}",
    )
