"""The scenes with which tests of the server begin; each is made upon those above that it names.

They are made while the clock stands at the beginning, and before any other fixture of the test:
what must be there first belongs into the test, with what is to follow it.  What a test is given
of a scene is read anew by a fixture of the same name, since a test may change it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

from luoshi.calendars import local
from luoshi_server.accounts.models import Member
from luoshi_server.documents.actions.put_in_force import put_in_force
from luoshi_server.documents.actions.release import release
from luoshi_server.documents.actions.review import accept, accept_all
from luoshi_server.documents.models import Claim, Gazette
from luoshi_server.duties.actions.ask import ask_for_change
from luoshi_server.duties.actions.assign import assign
from luoshi_server.duties.actions.complete import complete
from luoshi_server.duties.actions.publish import publish
from luoshi_server.duties.actions.report import report_progress
from luoshi_server.duties.actions.sign import sign
from luoshi_server.duties.models import Duty
from luoshi_server.ledger.models import Root
from luoshi_server.organisations.queries import unit_called
from luoshi_server.platform.clock import standing_at
from tests.server.busy import busy_district

BEGINNING = "2026-03-02 09:00"


def member_of(role: str, unit: str = "") -> Any:
    """A member by role; of a unit, where the role has one."""
    if not unit:
        return Member.objects.get(username=role)
    return Member.objects.get_or_create(
        username=f"{role}-{unit}",
        defaults={"role": role, "unit": unit, "name": f"{unit}{role}"},
    )[0]


def the_duty() -> Duty:
    """The one duty of `duty`, `assigned` and `signed`."""
    return Duty.objects.get(key=_key_of_the_duty())


@cache
def _key_of_the_duty() -> str:
    """It names one lead unit and a day far enough ahead; the district is always the same."""
    for claim in Claim.objects.filter(kind="duty").order_by("start"):
        units = claim.record["lead_units"] or claim.record["responsible_units"]
        dated = [one["date"] for one in claim.record["deadlines"] if one["date"]]
        if len(units) == 1 and dated and max(dated) > "2026-05-01" and unit_called(units[0]):
            return str(claim.key)
    raise AssertionError("the specimen has no such duty")


def _in_force() -> None:
    for document in Gazette.objects.get().documents.all():
        put_in_force(document, by=member_of("clerk"))


def _duty() -> None:
    accept(Claim.objects.get(key=_key_of_the_duty()), by=member_of("clerk"))


def _assigned() -> None:
    duty = the_duty()
    assign(duty, by=member_of("clerk"), reports="month", seen=duty.last_entry)


def _signed() -> None:
    duty = the_duty()
    sign(duty, by=member_of("liaison", duty.lead))


def _duties_confirmed() -> None:
    accept_all(Claim.objects.filter(kind="duty"), by=member_of("clerk"))


def _all_confirmed() -> None:
    accept_all(Claim.objects.filter(state="open"), by=member_of("clerk"))


def _many_public() -> None:
    for one in list(Duty.objects.order_by("key"))[::2]:
        publish(one, by=member_of("checker"))


def _given_away() -> None:
    duty, checker = the_duty(), member_of("checker")
    publish(duty, by=checker)
    for one in Duty.objects.exclude(pk=duty.pk).order_by("key")[:20]:
        publish(one, by=checker)
    report_progress(
        duty,
        by=member_of("liaison", duty.lead),
        words="=HYPERLINK(1)",
        period="2026-02",
        public=True,
    )
    release(Claim.objects.filter(kind="finding", status="inconsistent")[0], by=checker)
    Root.objects.create(day=date(2026, 3, 1), number=7, digest="b" * 64)


def _full_desks() -> None:
    clerk, ready = member_of("clerk"), duties_with_a_unit_and_a_day()
    for duty in ready:
        assign(duty, by=clerk, reports="month")
    for duty in ready[::2]:
        sign(duty, by=member_of("liaison", duty.lead))
    first, second = ready[0], ready[2]
    complete(first, by=member_of("liaison", first.lead), words="完成")
    ask_for_change(second, "suspension", by=member_of("liaison", second.lead), reason="等待批复")


def duties_with_a_unit_and_a_day() -> list[Duty]:
    """What is ready to be assigned as it was found."""
    dated = Duty.objects.exclude(lead="").filter(deadline__gt="2026-04-01")
    return [duty for duty in dated.order_by("key") if unit_called(duty.lead)]


def _busy() -> None:
    busy_district(Gazette.objects.get(), member_of, lambda instant: standing_at(local(instant)))


SCENES: dict[str, Callable[[], None]] = {
    "in_force": _in_force,
    "duty": _duty,
    "assigned": _assigned,
    "signed": _signed,
    "duties_confirmed": _duties_confirmed,
    "all_confirmed": _all_confirmed,
    "many_public": _many_public,
    "given_away": _given_away,
    "full_desks": _full_desks,
    "busy": _busy,
}
"""Every scene, in the order in which they are made where a test begins with several."""
