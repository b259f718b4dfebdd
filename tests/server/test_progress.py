"""A parent's progress is the weighted mean of its children's."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from luoshi_server.duties.models import Duty
from luoshi_server.duties.progress import progress_of_many
from luoshi_server.duties.queries import progress_of
from luoshi_server.platform.clock import now

pytestmark = pytest.mark.django_db


def duty(key: str, parent: Duty | None = None, **fields: object) -> Duty:
    return Duty.objects.create(
        key=key, title=key, parent=parent, found=now(), changed=now(), **fields
    )


def measured(key: str, parent: Duty, value: int, of: int, **fields: object) -> Duty:
    return duty(key, parent, value=Decimal(value), target=Decimal(of), **fields)


def test_a_parent_has_come_as_far_as_the_weighted_mean_of_its_parts():
    whole = duty("whole")
    measured("first", whole, 1, 2, weight=Decimal(3))
    duty("second", whole, state="closed")

    assert progress_of(whole) == Decimal("0.625")


def test_parts_of_parts_count_with_their_own_weights_and_are_rounded_once():
    whole = duty("whole")
    part = duty("part", whole, weight=Decimal(2))
    measured("one", part, 1, 3)
    measured("two", part, 2, 3)
    measured("three", whole, 1, 3)

    assert progress_of(part) == Decimal("0.5")
    assert progress_of(whole) == Decimal("0.4444")


def test_a_part_that_was_struck_off_does_not_count():
    whole = duty("whole")
    measured("kept", whole, 1, 4)
    duty("struck", whole, state="withdrawn", weight=Decimal(9))

    assert progress_of(whole) == Decimal("0.25")


def test_a_part_that_has_said_nothing_counts_as_not_begun():
    whole = duty("whole")
    duty("silent", whole)
    duty("done", whole, state="closed")

    assert progress_of(whole) == Decimal("0.5")


def test_a_duty_without_parts_and_without_a_number_has_not_said_how_far_it_is():
    assert progress_of(duty("alone")) is None


def test_a_duty_whose_parts_are_all_struck_off_speaks_for_itself():
    whole = duty("whole", value=Decimal(1), target=Decimal(5))
    duty("struck", whole, state="withdrawn")

    assert progress_of(whole) == Decimal("0.2")


def test_the_parts_of_many_duties_are_fetched_once_for_each_level():
    wholes = [duty(f"whole-{n}") for n in range(20)]
    for whole in wholes:
        part = duty(f"{whole.key}.1", whole)
        measured(f"{whole.key}.1.1", part, 1, 2)

    with CaptureQueriesContext(
        connection,
    ) as asked:
        shares = progress_of_many(wholes)

    assert set(shares.values()) == {Decimal("0.5")}
    assert len(asked) == 3
