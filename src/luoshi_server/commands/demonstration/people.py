"""The units and members of a demonstration: the gazette's own units, and an account a role."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from luoshi_server.accounts.models import Member
from luoshi_server.documents.models import Gazette
from luoshi_server.documents.reading import contract_kept
from luoshi_server.ledger.recording import Author, record
from luoshi_server.organisations.events import UnitRegistered
from luoshi_server.organisations.models import Unit
from luoshi_server.platform import clock
from luoshi_server.web.demonstration import PASSWORD

OF_THE_OFFICE = (
    ("demo-clerk", "clerk", "经办甲"),
    ("demo-checker", "checker", "复核乙"),
)
OTHERS = (
    ("demo-leader", "leader", "分管领导"),
    ("demo-deputy", "deputy", "代表丙"),
    ("demo-auditor", "auditor", "审计丁"),
    ("demo-admin", "administrator", "管理员"),
)


def register_units(gazette: Gazette) -> int:
    """Put the units that a gazette names on the register, with the names it prints."""
    named = [unit for unit in contract_kept(gazette)["units"] if not unit["generic"]]
    taken: set[str] = set()
    events = []
    for unit in named:
        if Unit.objects.filter(name=unit["canonical"]).exists():
            continue
        also = [name for name in unit["variants"] if name not in taken | {unit["canonical"]}]
        taken |= {unit["canonical"], *also}
        events.append(
            UnitRegistered(
                about=unit["canonical"],
                unit=settings.LUOSHI.office,
                at=clock.now(),
                category=_category(unit),
                also_called=tuple(also),
            )
        )
    record(events, by=Author("demo-clerk"))
    return len(events)


def _category(unit: dict[str, Any]) -> str:
    name = unit["canonical"]
    if name.endswith(("街道办事处", "街道", "镇人民政府", "镇政府", "镇")):
        return "subdistrict"
    return "office" if name.endswith(("办公室", "办")) else "department"


def make_members() -> None:
    """The members who can be tried: one for each role, in the office or outside of it."""
    for username, role, name in OF_THE_OFFICE:
        _member(username, role, name, settings.LUOSHI.office)
    for username, role, name in OTHERS:
        _member(username, role, name, "")


def make_unit_members(lead: str, subdistrict: str) -> None:
    """The members of units who can be tried: liaison and head of one unit, and a sub-district."""
    _member("demo-liaison", "liaison", "联络员戊", lead)
    _member("demo-head", "head", "负责人己", lead)
    if subdistrict:
        _member("demo-street", "subdistrict", "街道庚", subdistrict)


def liaison_of(unit: str) -> Member:
    """Somebody who acts for a unit in the story; he cannot sign in."""
    known = Member.objects.filter(unit=unit, role__in=("liaison", "subdistrict")).first()
    if known is not None:
        return known
    member = Member(username=f"u{Member.objects.count():03d}", role="liaison", unit=unit)
    member.name = f"{unit[-6:]}联络员"
    member.set_unusable_password()
    member.save()
    return member


def _member(username: str, role: str, name: str, unit: str) -> None:
    member, is_new = Member.objects.get_or_create(
        username=username, defaults={"role": role, "name": name, "unit": unit}
    )
    if is_new:
        member.set_password(PASSWORD)
        member.save()
