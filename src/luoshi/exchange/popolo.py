"""Appointments and units as Popolo 1.0: persons, organizations, posts, memberships.

Who takes up a post begins a membership, who leaves it ends one; a notice tells one of the two
days and never both.  Who is only proposed (提名) holds no post yet and is no member.  Within one
gazette a name is one person: it says nothing by which two of the same name could be told apart.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from luoshi.extract import Appointment, UnitName
from luoshi.gazette import Gazette
from luoshi.provenance import Span

Record = dict[str, Any]


def popolo(gazette: Gazette) -> dict[str, list[Record]]:
    """The people and units of a gazette; each membership quotes the words that made it.

    A source is the digest of the file with the characters of its reading text (RFC 5147).
    """
    names = _Names(gazette.units)
    held = [appointment for appointment in gazette.appointments if _is_held(appointment)]
    organizations = {record["id"]: record for record in names.organizations()}
    persons: dict[str, Record] = {}
    posts: dict[str, Record] = {}
    memberships: list[Record] = []
    for number, appointment in enumerate(held, 1):
        organisation = names.whole(appointment.organisation)
        where, person = _id("organization", organisation), _id("person", appointment.person)
        post = _id("post", f"{organisation}{appointment.post}")
        organizations.setdefault(where, {"id": where, "name": organisation})
        persons.setdefault(person, {"id": person, "name": appointment.person})
        posts.setdefault(
            post,
            {
                "id": post,
                "label": f"{organisation}{appointment.post}",
                "role": appointment.post,
                "organization_id": where,
            },
        )
        memberships.append(
            {
                "id": f"membership/{number}",
                "label": _label(appointment, organisation),
                "role": appointment.post,
                "person_id": person,
                "organization_id": where,
                "post_id": post,
                **_days(appointment),
                "sources": [_source(gazette, appointment.span, appointment.quote)],
            }
        )
    return {
        "persons": list(persons.values()),
        "organizations": list(organizations.values()),
        "posts": list(posts.values()),
        "memberships": memberships,
    }


def popolo_json(gazette: Gazette) -> str:
    """The same as one JSON file."""
    return json.dumps(popolo(gazette), ensure_ascii=False, indent=2) + "\n"


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

    def organizations(self) -> Iterable[Record]:
        for unit in self._units:
            record: Record = {
                "id": _id("organization", unit.canonical),
                "name": unit.canonical,
                "classification": unit.type,
            }
            others = [name for name in unit.variants if name != unit.canonical]
            if others:
                record["other_names"] = [{"name": name, "note": "as printed"} for name in others]
            yield record


def _is_held(appointment: Appointment) -> bool:
    return appointment.action != "designate" or "代理" in appointment.qualifiers


def _days(appointment: Appointment) -> Record:
    """When the membership began or ended; a term of probation ends no membership."""
    if appointment.effective is None:
        return {}
    begins = appointment.action in ("appoint", "designate")
    return {"start_date" if begins else "end_date": appointment.effective.isoformat()}


def _label(appointment: Appointment, organisation: str) -> str:
    words = f"{organisation}{appointment.post}"
    return f"{words}（{'，'.join(appointment.qualifiers)}）" if appointment.qualifiers else words


def _source(gazette: Gazette, span: Span, quote: str) -> Record:
    start, end = gazette.flow.source(span)
    return {"url": f"urn:sha256:{gazette.source.sha256}#char={start},{end}", "note": quote}


def _id(kind: str, name: str) -> str:
    return f"{kind}/{name}"
