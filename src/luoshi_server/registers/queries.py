"""Questions about registers, each within what the asking member may see."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db.models import Count, Max, Q, QuerySet

from luoshi.registers import Column, Register
from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import may, role_of
from luoshi_server.accounts.roles import Role, Verb
from luoshi_server.ledger.following import Told
from luoshi_server.registers.catalogue import kinds_of, record_of, registers
from luoshi_server.registers.models import Entry
from luoshi_server.registers.standing import told_about


def counts() -> list[tuple[Register[Any], int]]:
    """Every register with how many entries it has."""
    known = dict(Entry.objects.values_list("register").annotate(count=Count("*")).order_by())
    return [(register, known.get(name, 0)) for name, register in registers().items()]


def state_of(register: str) -> tuple[int, int]:
    """What a register has come to: the number of the last entry told of it, and its size.

    What was made of its entries holds as long as neither changes.
    """
    known = Entry.objects.filter(register=register).aggregate(
        last=Max("last_entry"), count=Count("*")
    )
    return known["last"] or 0, known["count"]


def entries(
    register: Register[Any], member: Member | None, *, text: str = "", area: str = ""
) -> QuerySet[Entry]:
    """The entries in which the words stand, where the member may see that they do."""
    rows = Entry.objects.filter(register=register.name).order_by("key")
    if area:
        rows = rows.filter(area=area)
    for word in text.split():
        found = Q(words__icontains=word)
        if may(member, Verb.SEE_PERSONAL):
            personal = Q(personal_words__icontains=word)
            assert member is not None
            if role_of(member) is Role.SUBDISTRICT:
                personal &= Q(area=member.unit)
            found |= personal
        rows = rows.filter(found)
    return rows


def areas(register: Register[Any]) -> list[str]:
    """The sub-districts to which entries of a register belong."""
    return list(
        Entry.objects.filter(register=register.name)
        .exclude(area="")
        .order_by("area")
        .values_list("area", flat=True)
        .distinct()
    )


def sees_personal(member: Member | None, area: str) -> bool:
    """Whether the member may see what an entry of this sub-district shows of a person."""
    if not may(member, Verb.SEE_PERSONAL):
        return False
    assert member is not None
    return role_of(member) is not Role.SUBDISTRICT or area == member.unit


def areas_seen(member: Member | None) -> Q:
    """The entries of which the member may see what they show of a person."""
    if member is not None and role_of(member) is Role.SUBDISTRICT:
        return Q(area=member.unit)
    return Q()


def columns_for(register: Register[Any], member: Member | None) -> tuple[Column, ...]:
    """The columns that a member is shown, if only for some of the entries."""
    return register.columns if may(member, Verb.SEE_PERSONAL) else register.public_columns


class Change(NamedTuple):
    """An event of an entry's history: what was told, and the columns that it changed."""

    told: Told
    columns: tuple[tuple[Column, Any], ...]
    is_gone: bool


def history(entry: Entry) -> list[Change]:
    """The events that made an entry what it is, in their order."""
    register = registers()[entry.register]
    changes = []
    current: Any = None
    for told in told_about({entry.about, entry.key}, kinds_of(register)):
        if register.key(told.event) != entry.key:
            continue
        after = register.entry(current, told.event)
        changed = tuple(
            (column, getattr(after, column.name))
            for column in register.columns
            if after is not None
            and (current is None or getattr(after, column.name) != getattr(current, column.name))
        )
        changes.append(Change(told, changed, after is None and current is not None))
        current = after
    return changes


def record(entry: Entry) -> Any:
    """The entry as its register has it."""
    return record_of(registers()[entry.register], entry.record)
