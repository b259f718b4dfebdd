"""A district of which tests of the server are told: its units, members and one gazette.

It is made once and is the same for every test: the specimen gazette is taken in and read, its
units are registered, and nothing has been confirmed yet.  Each test acts in a transaction of
its own.  The clock stands on a Monday morning until a test moves it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

import django
import pytest
from django.test import Client

django.setup()

from luoshi import specimen
from luoshi.calendars import local

OFFICE = "督查室"
BEGINNING = "2026-03-02 09:00"

Standing = Callable[[str], AbstractContextManager[None]]


@pytest.fixture(autouse=True)
def _clock() -> Iterator[None]:
    from luoshi_server.platform.clock import standing_at

    with standing_at(local(BEGINNING)):
        yield


@pytest.fixture
def at() -> Standing:
    """Lets the clock stand at an instant: `with at("2026-03-04 09:00"): …`."""
    from luoshi_server.platform.clock import standing_at

    return lambda instant: standing_at(local(instant))


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """The district, made once."""
    from luoshi_server.platform.clock import standing_at

    with django_db_blocker.unblock(), standing_at(local(BEGINNING)):
        _make_district()


def _make_district() -> None:
    from luoshi_server.accounts.models import Member
    from luoshi_server.documents.actions.take_in import take_in_gazette
    from luoshi_server.documents.models import Gazette
    from luoshi_server.documents.reading import contract_kept, read_gazette
    from luoshi_server.ledger.recording import Author, record
    from luoshi_server.organisations.events import UnitRegistered

    if Gazette.objects.exists():
        return
    for role in ("clerk", "checker", "leader", "deputy", "auditor", "administrator"):
        unit = OFFICE if role in ("clerk", "checker") else ""
        Member.objects.create(username=role, name=role.title(), role=role, unit=unit)
    path = specimen.path("txt")
    clerk = Member.objects.get(username="clerk")
    gazette = take_in_gazette(path.name, [path.read_bytes()], by=clerk)
    read_gazette(gazette.key)
    gazette.refresh_from_db()
    record(
        [
            UnitRegistered(
                about=unit["canonical"],
                unit=OFFICE,
                at=local(BEGINNING),
                category="subdistrict" if "街道办事处" in unit["canonical"] else "department",
                also_called=tuple(name for name in unit["variants"] if name != unit["canonical"]),
            )
            for unit in contract_kept(gazette)["units"]
            if not unit["generic"]
        ],
        by=Author("clerk"),
    )


@pytest.fixture
def member(db: None) -> Callable[..., Any]:
    """A member by role; of a unit, where the role has one: `member("liaison", "某局")`."""
    from luoshi_server.accounts.models import Member

    def find(role: str, unit: str = "") -> Any:
        if not unit:
            return Member.objects.get(username=role)
        return Member.objects.get_or_create(
            username=f"{role}-{unit}",
            defaults={"role": role, "unit": unit, "name": f"{unit}{role}"},
        )[0]

    return find


@pytest.fixture
def gazette(db: None) -> Any:
    """The gazette that was taken in and read."""
    from luoshi_server.documents.models import Gazette

    return Gazette.objects.get()


@pytest.fixture
def in_force(gazette: Any, member: Callable[..., Any]) -> Any:
    """The gazette with all its documents in force."""
    from luoshi_server.documents.actions.put_in_force import put_in_force

    for document in gazette.documents.all():
        put_in_force(document, by=member("clerk"))
    return gazette


@pytest.fixture
def duty(in_force: Any, member: Callable[..., Any]) -> Any:
    """One confirmed duty that names its lead unit and a day far enough ahead; not yet assigned."""
    from luoshi_server.documents.actions.review import accept
    from luoshi_server.documents.models import Claim
    from luoshi_server.duties.models import Duty
    from luoshi_server.organisations.queries import unit_called

    for claim in Claim.objects.filter(kind="duty").order_by("start"):
        units = claim.record["lead_units"] or claim.record["responsible_units"]
        dated = [one["date"] for one in claim.record["deadlines"] if one["date"]]
        if len(units) == 1 and dated and max(dated) > "2026-05-01" and unit_called(units[0]):
            accept(claim, by=member("clerk"))
            return Duty.objects.get(key=claim.key)
    raise AssertionError("the specimen has no such duty")


@pytest.fixture
def assigned(duty: Any, member: Callable[..., Any]) -> Any:
    """The duty, assigned with a report each month."""
    from luoshi_server.duties.actions.assign import assign

    assign(duty, by=member("clerk"), reports="month", seen=duty.last_entry)
    duty.refresh_from_db()
    return duty


@pytest.fixture
def liaison(assigned: Any, member: Callable[..., Any]) -> Any:
    """The liaison of the unit that leads the assigned duty."""
    return member("liaison", assigned.lead)


@pytest.fixture
def signed(assigned: Any, liaison: Any) -> Any:
    """The duty, signed for."""
    from luoshi_server.duties.actions.sign import sign

    sign(assigned, by=liaison)
    assigned.refresh_from_db()
    return assigned


@pytest.fixture
def browse(db: None) -> Callable[..., Client]:
    """A client that is signed in as a member: `browse(member("clerk")).get("/duties/")`."""

    def sign_in(who: Any = None) -> Client:
        client = Client()
        if who is not None:
            client.force_login(who, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in
