"""What is on the map: each thing with its place, its words and the record that it opens."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, NamedTuple

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi.calendars import SHANGHAI
from luoshi_server.accounts.models import Member
from luoshi_server.cases.models import Obligation
from luoshi_server.platform.wording import choice_worded
from luoshi_server.registers.models import Entry
from luoshi_server.registers.queries import sees_personal
from luoshi_server.web.jinja import day, instant
from luoshi_server.web.roads.areas import SECTIONS, line_of, rings
from luoshi_server.web.roads.spots import COUNTS, Spots, spots_until

KINDS = (
    ("hazard", gettext_lazy("隐患")),
    ("accident", gettext_lazy("事故")),
    ("black-spot", gettext_lazy("事故黑点")),
    ("section", gettext_lazy("路段和路长")),
    ("subdistrict", gettext_lazy("街道（镇）")),
)
MOST = 1500
"""How many of one kind a map shows; more, and nobody can tell them apart."""


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What is to be shown: kinds, the days, and one sub-district or all."""

    kinds: tuple[str, ...]
    since: date
    until: date
    area: str = ""

    @property
    def first(self) -> datetime:
        """The instant at which the days begin."""
        return datetime.combine(self.since, time.min, SHANGHAI)

    @property
    def last(self) -> datetime:
        """The instant at which they end."""
        return datetime.combine(self.until, time.max, SHANGHAI)


class Feature(NamedTuple):
    """One thing on the map."""

    kind: str
    name: str
    note: str
    href: str
    is_late: bool
    geometry: dict[str, Any]

    def geojson(self) -> dict[str, Any]:
        """The feature as RFC 7946 has it."""
        told = {
            "kind": self.kind,
            "name": self.name,
            "note": self.note,
            "href": self.href,
            "is_late": self.is_late,
        }
        return {"type": "Feature", "geometry": self.geometry, "properties": told}


class Shown(NamedTuple):
    """What a map shows, and the kinds of which there is more than it shows."""

    features: list[Feature]
    cut: list[str]


def features_of(wanted: Wanted, member: Member, now: datetime) -> Shown:
    """Everything that is to be shown, areas first, so that points lie above them."""
    found: list[Feature] = []
    cut: list[str] = []
    for kind, make in (
        ("subdistrict", lambda: _subdistricts(wanted)),
        ("section", lambda: _sections(wanted, member)),
        ("accident", lambda: _accidents(wanted)),
        ("hazard", lambda: _hazards(wanted, now)),
        ("black-spot", lambda: _black_spots(wanted)),
    ):
        if kind in wanted.kinds:
            own = list(make())
            found += own[:MOST]
            if len(own) > MOST:
                cut.append(str(dict(KINDS)[kind]))
    return Shown(found, cut)


def _entries(register: str, wanted: Wanted) -> Any:
    """The entries of a register in the area, in no order, without the words they are found by."""
    rows = Entry.objects.filter(register=register).order_by()
    rows = rows.only("register", "key", "area", "record")
    return rows.filter(area=wanted.area) if wanted.area else rows


def _point(record: dict[str, Any]) -> dict[str, Any] | None:
    if record.get("longitude") is None or record.get("latitude") is None:
        return None
    return {
        "type": "Point",
        "coordinates": [float(record["longitude"]), float(record["latitude"])],
    }


def _address(row: Entry) -> str:
    return reverse("register_entry", kwargs={"name": row.register, "key": row.pk})


# ---- hazards --------------------------------------------------------------------------------


def _hazards(wanted: Wanted, now: datetime) -> Iterator[Feature]:
    """The hazards that were open in these days, whenever they were reported before."""
    still_open = Q(record__accepted=None) | Q(record__accepted__gte=wanted.first.isoformat())
    rows = list(
        _entries("hazards", wanted).filter(
            still_open, record__same_as="", record__reported__lte=wanted.last.isoformat()
        )
    )
    late = _late([row.key for row in rows], now)
    for row in sorted(rows, key=lambda row: (str(row.record["reported"]), row.key), reverse=True):
        record = row.record
        geometry = _point(record)
        if geometry is None:
            continue
        grade = choice_worded("grade", record["grade"]) if record["grade"] else _("未评级")
        note = _("%(grade)s，%(day)s上报，%(state)s，%(area)s") % {
            "grade": grade,
            "day": _day(record["reported"]),
            "state": _("已验收") if record["accepted"] else _("未销号"),
            "area": row.area,
        }
        name = f"{record['hazard']} {row.key}"
        yield Feature("hazard", name, note, _address(row), row.key in late, geometry)


def _late(keys: Sequence[str], now: datetime) -> set[str]:
    late: set[str] = set()
    for start in range(0, len(keys), 500):
        late |= set(
            Obligation.objects.filter(
                about__in=keys[start : start + 500], how="", stopped=False, due__lt=now
            ).values_list("about", flat=True)
        )
    return late


def _day(written: str) -> str:
    return day(datetime.fromisoformat(written))


# ---- accidents and black spots --------------------------------------------------------------


def _accidents(wanted: Wanted) -> Iterator[Feature]:
    rows = _entries("accidents", wanted).filter(
        record__at__gte=wanted.first.isoformat(), record__at__lte=wanted.last.isoformat()
    )
    for row in sorted(rows, key=lambda row: (str(row.record["at"]), row.key), reverse=True):
        record = row.record
        geometry = _point(record)
        if geometry is None:
            continue
        toll = _("死亡%(deaths)s人，受伤%(injured)s人") % record
        note = _("{at}，{toll}，{area}").format(
            at=instant(datetime.fromisoformat(record["at"])), toll=toll, area=row.area
        )
        name = _("死亡事故") if record["deaths"] else _("交通事故")
        is_fatal = record["deaths"] > 0
        yield Feature("accident", f"{name} {row.key}", note, _address(row), is_fatal, geometry)


def spots_of(wanted: Wanted) -> Spots:
    """The black spots of the three years until the last of the days."""
    return spots_until(wanted.last)


def _black_spots(wanted: Wanted) -> Iterator[Feature]:
    for spot in spots_of(wanted).spots:
        if wanted.area and wanted.area not in spot.areas:
            continue
        name = _("%(road)s %(start)s—%(end)s米") % {
            "road": spot.road,
            "start": spot.start_metres,
            "end": spot.end_metres,
        }
        note = _("%(count)s，共%(accidents)s起事故") % {
            "count": _(COUNTS.get(spot.count, spot.count)),
            "accidents": len(spot.accidents),
        }
        href = f"{reverse('register', kwargs={'name': 'accidents'})}?q={spot.road}"
        geometry = {"type": "Point", "coordinates": list(spot.middle)}
        yield Feature("black-spot", name, note, href, False, geometry)


# ---- sections and sub-districts -------------------------------------------------------------


def _sections(wanted: Wanted, member: Member) -> Iterator[Feature]:
    rows = list(_entries(SECTIONS, wanted).order_by("key")[: MOST + 1])
    chiefs = _chiefs([row.key for row in rows])
    for row in rows:
        points = line_of(row.record)
        if len(points) < 2:
            continue
        known = chiefs.get(row.key, [])
        names = "、".join(known) if sees_personal(member, row.area) else _("已明确")
        note = _("%(start)s—%(end)s米，路段路长：%(chief)s，%(area)s") % {
            "start": row.record["start_metres"],
            "end": row.record["end_metres"],
            "chief": names if known else _("未明确"),
            "area": row.area,
        }
        geometry = {"type": "LineString", "coordinates": points}
        name = f"{row.record['road']} {row.key}"
        yield Feature("section", name, note, _address(row), not known, geometry)


def _chiefs(sections: Sequence[str]) -> dict[str, list[str]]:
    """Who looks after each section now."""
    chiefs: dict[str, list[str]] = defaultdict(list)
    for start in range(0, len(sections), 500):
        rows = Entry.objects.filter(
            register="road-chiefs", about__in=sections[start : start + 500], record__until=None
        )
        for row in rows:
            if row.record["level"] == "section":
                chiefs[row.about].append(row.record["person"])
    return chiefs


def _subdistricts(wanted: Wanted) -> Iterator[Feature]:
    """Each sub-district as far as its sections of road reach."""
    hazards = _counted("hazards", wanted, record__accepted=None, record__same_as="")
    accidents = _counted(
        "accidents",
        wanted,
        record__at__gte=wanted.first.isoformat(),
        record__at__lte=wanted.last.isoformat(),
    )
    for area, ring in rings().items():
        if wanted.area not in ("", area):
            continue
        note = _("未销号隐患%(hazards)s处，期间事故%(accidents)s起") % {
            "hazards": hazards[area],
            "accidents": accidents[area],
        }
        href = f"{reverse('register', kwargs={'name': 'hazards'})}?area={area}"
        geometry = {"type": "Polygon", "coordinates": [[list(one) for one in ring]]}
        yield Feature("subdistrict", area, note, href, False, geometry)


def _counted(register: str, wanted: Wanted, **which: Any) -> Counter[str]:
    rows: Iterable[str] = _entries(register, wanted).filter(**which).values_list("area", flat=True)
    return Counter(rows)
