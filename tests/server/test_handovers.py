"""Hand-overs: when whoever heads a unit leaves, each open duty of that time is taken over."""

from __future__ import annotations

from datetime import date

import pytest

from luoshi.calendars import local
from luoshi_server.documents.actions import review
from luoshi_server.duties.actions.complete import complete
from luoshi_server.duties.actions.confirm_hand_over import confirm_hand_over
from luoshi_server.duties.handovers import handovers_open, open_for
from luoshi_server.duties.models import HandOver
from luoshi_server.ledger.reading import rebuild
from luoshi_server.ledger.recording import Author, record
from luoshi_server.organisations.events import PostLeft, PostTaken
from luoshi_server.organisations.models import Post
from luoshi_server.platform.errors import ChangedMeanwhile, Forbidden, Refused
from tests.server.calling import Program

EARLIER, NOW, LATER = date(2025, 5, 1), date(2026, 3, 2), date(2026, 3, 16)


def _appoint(unit, person, post="局长", since=EARLIER, kind=PostTaken, at="2026-03-02 09:00"):
    event = kind(about=unit, unit=unit, at=local(at), person=person, post=post, since=since)
    record([event], by=Author("clerk"))


def test_a_confirmed_appointment_puts_a_person_in_a_post_and_a_removal_ends_it(in_force, member):
    for claim in in_force.claims.filter(kind="appointment"):
        review.accept(claim, by=member("clerk"))

    taken = in_force.claims.filter(kind="appointment", status="appoint").first()
    ended = in_force.claims.filter(kind="appointment", status="remove").first()
    assert Post.objects.get(person=taken.record["person"], words=taken.words).until is None
    assert Post.objects.get(person=ended.record["person"], left_by=ended.words).until is not None


@pytest.fixture
def left(signed, at):
    """A signed duty whose unit's head, who was there when it was assigned, has left since."""
    _appoint(signed.lead, "甲某")
    with at("2026-03-16 09:00"):
        _appoint(signed.lead, "甲某", since=LATER, kind=PostLeft, at="2026-03-16 09:00")
        yield signed


def test_nothing_is_handed_over_while_the_head_stays(signed):
    _appoint(signed.lead, "甲某")

    assert handovers_open(signed.lead) == []


def test_a_removal_opens_a_hand_over_of_each_open_duty_of_the_post(left):
    pending = handovers_open(left.lead)

    assert [(one.duty.key, one.from_person, one.left) for one in pending] == [
        (left.key, "甲某", LATER)
    ]


def test_a_head_of_whom_only_the_removal_is_known_was_there_before(signed, at):
    with at("2026-03-16 09:00"):
        _appoint(signed.lead, "乙某", since=LATER, kind=PostLeft, at="2026-03-16 09:00")

        assert [one.from_person for one in handovers_open(signed.lead)] == ["乙某"]


def test_the_removal_of_a_deputy_opens_nothing(left, signed, at):
    confirm_hand_over(left.lead, [left.key], by=_clerk(), to_person="丙某")
    _appoint(signed.lead, "丁某", post="副局长")
    _appoint(signed.lead, "丁某", post="副局长", since=LATER, kind=PostLeft)

    assert handovers_open(signed.lead) == []


def test_a_head_who_left_before_the_duty_was_assigned_hands_nothing_over(signed):
    _appoint(signed.lead, "甲某")
    _appoint(signed.lead, "甲某", since=date(2026, 1, 5), kind=PostLeft)

    assert handovers_open(signed.lead) == []


def test_a_successor_is_proposed_where_an_appointment_names_one(left):
    _appoint(left.lead, "乙某", since=LATER, at="2026-03-16 09:00")

    assert [one.successor for one in handovers_open(left.lead)] == ["乙某"]


def test_whoever_confirms_it_takes_the_duty_over(left, liaison):
    confirm_hand_over(left.lead, [left.key], by=liaison, to_person="乙某")

    taken = HandOver.objects.get(duty=left)
    assert (taken.from_person, taken.to_person) == ("甲某", "乙某")
    assert handovers_open(left.lead) == []


def test_when_the_successor_leaves_too_it_opens_again(left, liaison, at):
    _appoint(left.lead, "乙某", since=LATER, at="2026-03-16 09:00")
    confirm_hand_over(left.lead, [left.key], by=liaison, to_person="乙某")
    with at("2026-04-20 09:00"):
        _appoint(left.lead, "乙某", since=date(2026, 4, 20), kind=PostLeft, at="2026-04-20 09:00")

        assert [one.from_person for one in handovers_open(left.lead)] == ["乙某"]


def test_a_duty_that_is_closed_needs_no_hand_over(left, liaison, member):
    from luoshi_server.duties.actions.check import accept_completion

    complete(left, by=liaison, words="完成")
    accept_completion(left, by=member("checker"))

    assert handovers_open(left.lead) == []


def test_only_the_unit_or_the_office_confirms_a_hand_over(left, member):
    from luoshi_server.organisations.models import Unit

    stranger = member("liaison", Unit.objects.exclude(name=left.lead).first().name)
    for who in (stranger, member("leader"), member("auditor")):
        with pytest.raises(Forbidden):
            confirm_hand_over(left.lead, [left.key], by=who, to_person="乙某")


def test_it_is_handed_over_to_somebody_else_and_once(left, liaison):
    with pytest.raises(Refused):
        confirm_hand_over(left.lead, [left.key], by=liaison, to_person=" ")
    with pytest.raises(Refused):
        confirm_hand_over(left.lead, [left.key], by=liaison, to_person="甲某")
    with pytest.raises(Refused):
        confirm_hand_over(left.lead, [], by=liaison, to_person="乙某")
    confirm_hand_over(left.lead, [left.key], by=liaison, to_person="乙某")

    with pytest.raises(ChangedMeanwhile):
        confirm_hand_over(left.lead, [left.key], by=liaison, to_person="丙某")


def test_each_member_sees_the_hand_overs_of_the_own_unit_and_the_office_all(left, member, liaison):
    from luoshi_server.organisations.models import Unit

    stranger = member("head", Unit.objects.exclude(name=left.lead).first().name)

    assert [one.duty.key for one in open_for(liaison)] == [left.key]
    assert [one.duty.key for one in open_for(member("clerk"))] == [left.key]
    assert open_for(stranger) == []
    assert open_for(member("deputy")) == []


def test_a_hand_over_is_confirmed_on_the_page(left, liaison, browse):
    client = browse(liaison)
    shown = client.get("/handovers/").content.decode()

    client.post("/handovers/", {"unit": left.lead, "duties": [left.key], "to_person": "乙某"})

    assert left.title in shown
    assert "甲某" in shown
    assert HandOver.objects.filter(duty=left, to_person="乙某").exists()
    assert "没有需要交接的任务" in client.get("/handovers/").content.decode()


def test_the_list_asks_the_database_as_often_however_many_duties_there_are(
    left, browse, member, django_assert_max_num_queries
):
    client = browse(member("clerk"))

    with django_assert_max_num_queries(8):
        client.get("/handovers/")


def test_a_hand_over_is_what_the_entries_add_up_to(left, liaison):
    confirm_hand_over(left.lead, [left.key], by=liaison, to_person="乙某")
    before = list(HandOver.objects.values_list("duty", "from_person", "to_person", "post"))

    rebuild()

    assert list(HandOver.objects.values_list("duty", "from_person", "to_person", "post")) == before


def _clerk():
    from luoshi_server.accounts.models import Member

    return Member.objects.get(username="clerk")


def test_a_hand_over_is_found_and_confirmed_by_calls(left, liaison, member):
    from luoshi_server.organisations.models import Unit

    unit, clerk = Program(liaison), Program(member("clerk"))
    stranger = Program(member("liaison", Unit.objects.exclude(name=left.lead).first().name))
    (waiting,) = unit.get("/handovers").json()["items"]
    told = {"unit": left.lead, "duties": [waiting["duty"]], "to_person": "乙某"}

    refused = stranger.post("/handovers/confirm", told)
    gone = unit.post("/handovers/confirm", {**told, "to_person": "甲某"})
    done = unit.post("/handovers/confirm", told)
    again = clerk.post("/handovers/confirm", told)

    assert (waiting["from_person"], waiting["left"]) == ("甲某", LATER.isoformat())
    assert stranger.get("/handovers").json()["count"] == 0
    assert (refused.status_code, gone.status_code) == (403, 422)
    assert (done.json(), again.status_code) == ({"count": 1}, 409)
    assert clerk.get("/handovers").json()["count"] == 0
