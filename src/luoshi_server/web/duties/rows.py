"""A page of duties as rows, with everything that they show fetched at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from luoshi.calendars import SHANGHAI
from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import role_of
from luoshi_server.accounts.roles import UNIT
from luoshi_server.duties.models import Duty, DutyUnit, State
from luoshi_server.duties.progress import progress_of_many
from luoshi_server.duties.published.progress import public_progress


@dataclass(frozen=True, kw_only=True)
class Row:
    """One duty as a list shows it."""

    duty: Duty
    lead: str
    responsible: list[str]
    cooperating: list[str]
    progress: Decimal | None
    late_days: int

    @property
    def is_closed(self) -> bool:
        """Whether nothing is owed any more."""
        return self.duty.state == State.CLOSED


def rows_of(duties: Iterable[Duty], member: Member, *, now: datetime) -> list[Row]:
    """The rows of duties whose units and documents were prefetched, as this member may see them."""
    listed = list(duties)
    progress = progress_seen_by(member, listed)
    return [
        Row(
            duty=duty,
            lead=duty.lead,
            responsible=units_in(duty, DutyUnit.RESPONSIBLE),
            cooperating=units_in(duty, DutyUnit.COOPERATING),
            progress=progress[duty.key],
            late_days=late_days_of(duty, now),
        )
        for duty in listed
    ]


def progress_seen_by(member: Member, duties: Iterable[Duty]) -> dict[str, Decimal | None]:
    """How far duties have come, by all reports where the member has a part, else by public ones.

    Whoever sees a duty only because it was published learns nothing here that was not.
    """
    listed = list(duties)
    own = [duty for duty in listed if has_part(member, duty)]
    shares = progress_of_many(own)
    others = [duty for duty in listed if duty.key not in shares]
    if others:
        shares |= {key: told.share for key, told in public_progress(others).items()}
    return shares


def has_part(member: Member, duty: Duty) -> bool:
    """Whether the member sees more of a duty than the public does; its units were prefetched."""
    if member.sees_all:
        return True
    if role_of(member) not in UNIT:
        return False
    return duty.lead == member.unit or any(one.unit == member.unit for one in duty.units.all())


def units_in(duty: Duty, part: str) -> list[str]:
    """The units that have this part in a duty, in the document's order."""
    return [one.unit for one in duty.units.all() if one.part == part]


def late_days_of(duty: Duty, now: datetime) -> int:
    """For how many days something has been late; 0 where nothing is."""
    if duty.late_since is None or duty.late_since >= now:
        return 0
    return days_late(duty.late_since, now)


def days_late(since: datetime, now: datetime) -> int:
    """For how many days something has been late: on the day after its last one, for one."""
    return max(1, (now.astimezone(SHANGHAI).date() - since.astimezone(SHANGHAI).date()).days)
