"""Orders of several units: each is told by its whole name, and finds them by it; no other does."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.db import connection

from luoshi.calendars import local
from luoshi_policies.road_safety.events import DifferenceFound
from luoshi_server.bulletins.actions.draft_notice import draft_notice
from luoshi_server.bulletins.actions.draft_slip import draft_slip
from luoshi_server.cases import lateness
from luoshi_server.cases.models import Case, Obligation, Order
from luoshi_server.cases.standing import units_of
from luoshi_server.cases.ticking import tick
from luoshi_server.cases.visibility import orders_of
from luoshi_server.ledger.reading import rebuild
from luoshi_server.ledger.recording import Author, record
from luoshi_server.organisations.actions.register_unit import register_unit
from luoshi_server.platform.names import kept
from luoshi_server.telling.actions.keep_webhook import keep_webhook
from luoshi_server.telling.models import Delivery, Message
from luoshi_server.telling.outbox import tell_orders

ONE_ORGAN = "某区纪律检查委员会、某区监察委员会"
PART = "某区监察委员会"
OTHER = "某区数据核对局"
LATER = "2026-05-20 09:00"


@pytest.fixture
def units(in_force: Any, member: Any) -> None:
    """Three units, the name of one of which is part of another's."""
    for name in (ONE_ORGAN, PART, OTHER):
        register_unit(name, by=member("clerk"), reason="机构设立")


@pytest.fixture
def hooks(units: None, member: Any) -> None:
    """A webhook of each of the three."""
    for name in (ONE_ORGAN, PART, OTHER):
        keep_webhook(
            by=member("administrator"),
            title=name,
            url="http://93.184.216.34/",
            form="cloudevents",
            unit=name,
        )


@pytest.fixture
def different(units: None) -> str:
    """A difference that either of two units may settle, the organ of two names and another."""
    return find_difference("车-1", ONE_ORGAN, OTHER)


def find_difference(about: str, unit: str, other: str) -> str:
    """Tell that two units' records differ; gives the case."""
    found = DifferenceFound(
        about=about,
        unit=unit,
        at=local("2026-03-02 08:30"),
        field="车牌",
        ours="甲",
        theirs="乙",
        other=other,
    )
    record([found], by=Author("clerk"))
    return str(Case.objects.get(about=about, mechanism="shared-records").key)


def ordered(*names: str, case: str) -> Order:
    """A charge of these units, as it is kept."""
    order = Order(
        key="k" * 32,
        case_id=case,
        obligation="o" * 32,
        kind="charge",
        at=local("2026-03-02 09:00"),
        recorded=local("2026-03-02 09:00"),
        mechanism="shared-records",
        about="车-1",
        unit="、".join(names)[:200],
        joint=kept(names) if len(names) > 1 else "",
        to="、".join(names)[:200],
        must_zh="核对不一致数据",
        must="settle what is so",
    )
    order.save(force_insert=True)
    return order


def told_of(case: str) -> set[str]:
    """The units that were told of what was ordered in a case."""
    subjects = Order.objects.filter(case=case).values("key")
    return set(Message.objects.filter(subject__in=subjects).values_list("unit", flat=True))


def test_each_of_several_units_is_told_and_none_whose_name_is_part_of_theirs(different):
    assert told_of(different) == {ONE_ORGAN, OTHER}


def test_a_webhook_of_each_of_several_units_is_sent_it_and_that_of_a_part_is_not(hooks):
    case = find_difference("车-1", ONE_ORGAN, OTHER)
    subjects = Order.objects.filter(case=case).values("key")

    sent = Delivery.objects.filter(subject__in=subjects)
    assert set(sent.values_list("webhook__title", flat=True)) == {ONE_ORGAN, OTHER}


def test_an_order_of_one_unit_with_several_names_is_its_own_and_no_others(hooks, different):
    Delivery.objects.all().delete()
    order = ordered(ONE_ORGAN, case=different)
    tell_orders([order])

    told = Message.objects.filter(subject=order.key)
    assert [one.unit for one in told] == [ONE_ORGAN]
    assert [one.webhook.title for one in Delivery.objects.all()] == [ONE_ORGAN]


def test_units_whose_names_are_longer_together_than_is_printed_are_all_told(hooks, different):
    Delivery.objects.all().delete()
    names = [*(f"某区第{number:03}号道路交通安全联席会议成员单位" for number in range(20)), PART]
    order = ordered(*names, case=different)
    tell_orders([order])

    assert len(order.unit) == 200
    told = Message.objects.filter(subject=order.key)
    assert {one.unit for one in told} == set(names)
    assert [one.webhook.title for one in Delivery.objects.all()] == [PART]


def test_a_rung_for_deputies_is_told_to_those_of_each_of_several_units(different, at):
    with at(LATER):
        tick()

    step = Order.objects.get(case=different, kind="escalate", to="分管负责人")
    assert units_of(step) == (ONE_ORGAN, OTHER)
    told = Message.objects.filter(subject=step.key)
    assert {(one.unit, one.post) for one in told} == {
        (ONE_ORGAN, "分管负责人"),
        (OTHER, "分管负责人"),
    }


def test_orders_of_a_unit_are_those_of_several_too_and_none_of_another_name(different, at):
    with at(LATER):
        tick()
    keys = set(Order.objects.filter(case=different).values_list("key", flat=True))

    assert len(keys) > 1
    for name in (ONE_ORGAN, OTHER):
        assert keys <= set(orders_of(name).values_list("key", flat=True))
    assert not orders_of(PART).filter(key__in=keys).exists()


def test_the_api_lists_the_orders_of_a_unit_with_others(different, member, browse):
    client = browse(member("clerk"))

    def listed(unit: str) -> list[str]:
        answer = client.get("/api/v1/orders", {"unit": unit, "about": "车-1"}).json()
        return [one["unit"] for one in answer["items"]]

    assert listed(OTHER) == listed(ONE_ORGAN) == [f"{ONE_ORGAN}、{OTHER}"]
    assert listed(PART) == []


def test_the_orders_of_a_unit_are_found_by_indexes(db):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL reads a small table from end to end, whatever indexes it has")
    plan = orders_of(OTHER).explain()

    assert "cases_order_joint_idx" in plan
    assert "SCAN" not in plan


def test_the_wall_of_each_of_several_units_counts_their_slips(different, member, at):
    with at(LATER):
        tick()
    since = local("2026-03-01 00:00")

    for name, sees in ((ONE_ORGAN, True), (OTHER, True), (PART, False)):
        seen = lateness.slips(member("liaison", name), since).filter(case=different)
        owed = lateness.late_in_mechanisms(member("liaison", name), local(LATER))
        assert seen.exists() is sees
        assert owed.filter(case=different).exists() is sees


def test_a_slip_for_several_units_is_for_each_of_them(different, member, at):
    with at(LATER):
        tick()
        steps = Order.objects.filter(case=different, kind="escalate")
        steps.update(means="蓝色督办单")
        slip = draft_slip(steps.last().key, by=member("clerk"))

    assert slip.unit_names == (ONE_ORGAN, OTHER)
    assert f"{ONE_ORGAN}、{OTHER}" in slip.content


def test_a_notice_of_one_unit_has_what_it_owes_with_others_and_is_for_them_too(
    different, member, at
):
    with at(LATER):
        tick()
        notice = draft_notice(by=member("clerk"), units=[OTHER])

    assert {ONE_ORGAN, OTHER} == set(notice.unit_names)


def test_what_is_built_again_names_the_same_units(different, at):
    with at(LATER):
        tick()
        before = sorted(Order.objects.values_list("key", "unit", "joint", "to"))
        rebuild()

    assert sorted(Order.objects.values_list("key", "unit", "joint", "to")) == before
    owed = Obligation.objects.get(case=different)
    assert {one.joint for one in Order.objects.filter(case=different)} == {owed.joint}
    assert owed.joint == kept([ONE_ORGAN, OTHER])


def test_orders_of_an_older_version_get_the_names_of_what_they_are_about(different, at):
    with at(LATER):
        tick()
    orders = Order.objects.filter(case=different)
    new = dict(orders.values_list("key", "joint"))
    alone = ordered(ONE_ORGAN, case=different)
    Order.objects.update(joint="")
    handed_over = orders.exclude(pk=alone.pk).last()
    orders.filter(pk=handed_over.pk).update(unit=f"{PART}、{OTHER}")

    upgrade = import_module("luoshi_server.cases.migrations.0008_order_joint")
    upgrade.name_bearers(apps, None)

    names = dict(orders.values_list("key", "joint"))
    assert names == {**new, alone.key: "", handed_over.key: ""}
