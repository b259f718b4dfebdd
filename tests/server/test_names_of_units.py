"""A unit answers under the name that the register gives it, whatever a document prints."""

from __future__ import annotations

import pytest

from luoshi.calendars import local
from luoshi_policies.catalogue import kinds
from luoshi_server.cases.models import Obligation
from luoshi_server.cases.ticking import tick
from luoshi_server.ledger.models import Line
from luoshi_server.ledger.reading import rebuild
from luoshi_server.organisations.models import Unit, UnitName


@pytest.fixture
def a_month_later(in_force, at):
    """A month has begun, and standing mechanisms have charged the units that the text prints."""
    tick()
    with at("2026-04-01 09:00"):
        tick()


def test_what_is_owed_under_a_printed_name_is_the_registered_units(a_month_later):
    owed = set(Obligation.objects.filter(how="", joint="").values_list("unit", flat=True))
    printed = set(
        UnitName.objects.exclude(name__in=Unit.objects.values("name")).values_list(
            "name", flat=True
        )
    )

    assert owed & set(Unit.objects.values_list("name", flat=True))
    assert not owed & printed


def test_a_rebuild_gives_the_same_names(a_month_later, at):
    before = sorted(Obligation.objects.values_list("key", "unit", "due"))
    with at("2026-04-01 09:00"):
        rebuild()

    assert sorted(Obligation.objects.values_list("key", "unit", "due")) == before


def test_the_ledger_of_the_month_holds_the_period_that_began(a_month_later):
    assert Line.objects.filter(kind="PeriodBegan", about="2026-04").exists()
    assert "PeriodBegan" in kinds()
    assert local("2026-04-01 00:00") == Line.objects.get(kind="PeriodBegan", about="2026-04").at
