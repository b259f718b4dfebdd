"""A district of which tests of the server are told: its units, members and one gazette.

It is made once and is the same for every test: the specimen gazette is taken in and read, its
units are registered, and nothing has been confirmed yet.  What has happened since is a scene
(`scenes.py`), which is made once for all tests that begin with it (`stage.py`).  Each test acts
in a transaction of its own.  The clock stands on a Monday morning until a test moves it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import django
import pytest
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.core.cache import cache
from django.test import Client

django.setup()

from luoshi import specimen
from luoshi.calendars import local
from luoshi_server.accounts.models import Member
from luoshi_server.api import throttling
from luoshi_server.documents.actions.take_in import take_in_gazette
from luoshi_server.documents.models import Gazette
from luoshi_server.documents.reading import contract_kept, read_gazette
from luoshi_server.duties.models import Duty
from luoshi_server.ledger.recording import Author, record
from luoshi_server.organisations.events import UnitRegistered
from luoshi_server.platform.clock import standing_at
from tests.server.peopled import people, things
from tests.server.scenes import (
    BEGINNING,
    SCENES,
    duties_with_a_unit_and_a_day,
    member_of,
    the_duty,
)
from tests.server.stage import Stage, in_order_of_scenes, scenes_of

HERE = Path(__file__).parent
OFFICE = "督查室"

# Words are hashed as in an office, but not as slowly: nobody tries to guess those of a test.
PBKDF2PasswordHasher.iterations = 1000

Standing = Callable[[str], AbstractContextManager[None]]


@pytest.fixture(autouse=True)
def _clock() -> Iterator[None]:
    with standing_at(local(BEGINNING)):
        yield


@pytest.fixture
def unthrottled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is kept from calling the API as often as he likes."""
    cache.clear()
    for name in ("ANONYMOUS", "WRONG_KEYS"):
        monkeypatch.setattr(throttling, name, (name, 10**6, 60))


@pytest.fixture
def district(signed: Any, liaison: Any, member: Any, unthrottled: None) -> tuple[Any, Any]:
    """Things that are there by the address that names them, and a member for every column."""
    return things(signed, liaison, member), people(signed, member)


@pytest.fixture
def at() -> Standing:
    """Lets the clock stand at an instant: `with at("2026-03-04 09:00"): …`."""
    return lambda instant: standing_at(local(instant))


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """The district, made once."""
    with django_db_blocker.unblock(), standing_at(local(BEGINNING)):
        _make_district()


def _make_district() -> None:
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


@pytest.fixture(scope="session")
def stage(django_db_setup: None, django_db_blocker: Any) -> Iterator[Stage]:
    """The scenes that stand."""
    stage = Stage(SCENES)
    yield stage
    with django_db_blocker.unblock():
        stage.show(())


@pytest.fixture
def _scenes(request: pytest.FixtureRequest, stage: Stage, django_db_blocker: Any) -> None:
    with django_db_blocker.unblock(), standing_at(local(BEGINNING)):
        stage.show(scenes_of(SCENES, request.fixturenames))


@pytest.fixture
def _django_db_helper(_scenes: None, _django_db_helper: None) -> None:
    """Whatever lets a test at the database goes through here: its scenes stand before it begins."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """A scene is made as seldom as the order of the tests in their files allows.

    Tests of faults take longest and come first, so that no process waits for another in the end.
    What is not let at a database says nothing else on PostgreSQL than on SQLite, and is not asked
    a second time; only the tests of faults, in their own folder, have databases of their own.
    """
    items.sort(key=lambda item: HERE / "faults" not in item.path.parents)
    in_order_of_scenes(SCENES, items)
    if os.environ.get("LUOSHI_TEST_DATABASE"):
        left_out = [item for item in items if item.path.parent == HERE and not _asks(item)]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


def _asks(item: pytest.Item) -> bool:
    """Whether the test is let at the database; pytest-django keeps every other from it."""
    is_marked = item.get_closest_marker("django_db") is not None
    return is_marked or "db" in getattr(item, "fixturenames", ())


@pytest.fixture
def member(db: None) -> Callable[..., Any]:
    """A member by role; of a unit, where the role has one: `member("liaison", "某局")`."""
    return member_of


@pytest.fixture
def gazette(db: None) -> Any:
    """The gazette that was taken in and read."""
    return Gazette.objects.get()


@pytest.fixture
def in_force(gazette: Any) -> Any:
    """The gazette with all its documents in force."""
    return gazette


@pytest.fixture
def duty(in_force: Any) -> Any:
    """One confirmed duty that names its lead unit and a day far enough ahead; not yet assigned."""
    return the_duty()


@pytest.fixture
def assigned(duty: Any) -> Any:
    """The duty, assigned with a report each month."""
    return duty


@pytest.fixture
def liaison(assigned: Any, member: Callable[..., Any]) -> Any:
    """The liaison of the unit that leads the assigned duty."""
    return member("liaison", assigned.lead)


@pytest.fixture
def signed(assigned: Any, liaison: Any) -> Any:
    """The duty, signed for."""
    return assigned


@pytest.fixture
def duties_confirmed(in_force: Any) -> Any:
    """All duties of the gazette, confirmed."""
    return Duty.objects.all()


@pytest.fixture
def all_confirmed(in_force: Any) -> Any:
    """The gazette with all that was read in it confirmed."""
    return in_force


@pytest.fixture
def many_public(all_confirmed: Any) -> None:
    """Half of all duties, published."""


@pytest.fixture
def given_away(signed: Any, all_confirmed: Any) -> None:
    """Something of every kind that is published to be taken away."""


@pytest.fixture
def full_desks(duties_confirmed: Any) -> Any:
    """What can be assigned is, half of it signed, one done, one asked about."""
    return duties_with_a_unit_and_a_day()


@pytest.fixture
def busy(in_force: Any) -> None:
    """Much is under way, and it is the middle of May (`busy.py`)."""


@pytest.fixture
def browse(db: None) -> Callable[..., Client]:
    """A client that is signed in as a member: `browse(member("clerk")).get("/duties/")`."""

    def sign_in(who: Any = None) -> Client:
        client = Client()
        if who is not None:
            client.force_login(who, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in
