"""Members: made, changed and let go by the administrator, and every change in the ledger."""

from __future__ import annotations

import json

import pytest

from luoshi_server.accounts.actions.change_member import change_member
from luoshi_server.accounts.actions.deactivate_member import deactivate_member, reactivate_member
from luoshi_server.accounts.actions.link_for_password import link_for_password
from luoshi_server.accounts.actions.make_member import make_member
from luoshi_server.accounts.actions.withdraw_token import withdraw_token
from luoshi_server.accounts.models import Member
from luoshi_server.accounts.particulars import Particulars
from luoshi_server.accounts.tokens import make_token, token_of
from luoshi_server.ledger.models import Line
from luoshi_server.platform import clock
from luoshi_server.platform.errors import Forbidden, Refused

UNIT = "某局"


@pytest.fixture
def administrator(member):
    return member("administrator")


def told_of(username):
    lines = Line.objects.filter(about=username).order_by("number")
    return [json.loads(line.told) for line in lines]


def test_a_member_who_was_made_stands_in_the_ledger_without_a_secret(administrator):
    made = make_member(
        "wang", Particulars("liaison", UNIT, name="王"), by=administrator, request="r1"
    )

    (told,) = told_of("wang")
    line = Line.objects.get(about="wang")
    assert (told["kind"], told["what"]) == ("MemberChanged", "made")
    assert json.loads(told["after"])["role"] == "liaison"
    assert (line.actor, line.request) == ("administrator", "r1")
    assert not made.has_usable_password()
    assert "password" not in line.told


def test_a_member_of_the_office_belongs_to_the_office(administrator):
    assert make_member("li", Particulars("clerk"), by=administrator).unit == "督查室"


def test_a_member_of_a_unit_names_the_unit(administrator):
    with pytest.raises(Refused) as refused:
        make_member("li", Particulars("head"), by=administrator)

    assert refused.value.field == "unit"


@pytest.mark.parametrize("username", ["", "a b", "x" * 151, "clerk"])
def test_a_user_name_must_be_writable_and_free(administrator, username):
    with pytest.raises(Refused) as refused:
        make_member(username, Particulars("leader"), by=administrator)

    assert refused.value.field == "username"


@pytest.mark.parametrize("role", ["public", "king"])
def test_nobody_is_made_what_no_member_can_be(administrator, role):
    with pytest.raises(Refused) as refused:
        make_member("li", Particulars(role), by=administrator)

    assert refused.value.field == "role"


@pytest.mark.parametrize("role", ["clerk", "checker", "leader", "deputy", "auditor"])
def test_only_the_administrator_keeps_members(member, role):
    with pytest.raises(Forbidden):
        make_member("li", Particulars("leader"), by=member(role))


def test_what_was_stands_beside_what_is(administrator, member):
    leader = member("leader")

    change_member(leader, Particulars("auditor", name=leader.name), by=administrator)

    (told,) = told_of("leader")
    assert json.loads(told["before"]) == {"role": "leader"}
    assert json.loads(told["after"]) == {"role": "auditor"}
    assert Member.objects.get(username="leader").role == "auditor"


def test_a_change_that_changes_nothing_is_not_recorded(administrator, member):
    leader = member("leader")

    change_member(leader, Particulars("leader", name=leader.name), by=administrator)

    assert told_of("leader") == []


def test_somebody_is_always_left_who_keeps_members(administrator, member):
    with pytest.raises(Refused):
        change_member(administrator, Particulars("leader"), by=administrator)
    with pytest.raises(Refused):
        deactivate_member(administrator, by=administrator)


def test_who_is_let_go_is_signed_out_and_may_come_back(administrator, member, browse):
    leader = member("leader")
    client = browse(leader)

    assert client.get("/api/v1/me").status_code == 200
    deactivate_member(leader, by=administrator)
    assert client.get("/api/v1/me").status_code == 401

    reactivate_member(leader, by=administrator)
    assert [one["what"] for one in told_of("leader")] == ["deactivated", "reactivated"]


def test_the_link_lets_a_member_choose_a_password_once(administrator, member, browse):
    leader = member("leader")
    link = link_for_password(leader, by=administrator)
    client = browse()
    address = f"/password/{link.uidb64}/{link.token}/"
    form = client.get(address, follow=True)
    chosen = {"new_password1": "长口令-0423-abc", "new_password2": "长口令-0423-abc"}

    done = client.post(form.redirect_chain[-1][0], chosen, follow=True)

    assert done.status_code == 200
    assert Member.objects.get(pk=leader.pk).check_password("长口令-0423-abc")
    assert browse().get(address, follow=True).context_data["validlink"] is False


def test_the_key_of_a_token_is_known_only_when_it_is_made(administrator, member):
    clerk = member("clerk")

    token, key = make_token(clerk, by=clerk, title="导出", scopes=["read"], days=30, at=clock.now())

    assert token_of(key, at=clock.now()) == token
    assert key not in json.dumps(told_of("clerk"), ensure_ascii=False)
    assert key not in token.digest


def test_a_withdrawn_token_opens_nothing(member, administrator):
    clerk = member("clerk")
    token, key = make_token(clerk, by=clerk, title="导出", scopes=["read"], days=30, at=clock.now())

    withdraw_token(token, by=administrator, at=clock.now())

    assert token_of(key, at=clock.now()) is None
    assert [one["what"] for one in told_of("clerk")] == ["token made", "token withdrawn"]


def test_nobody_withdraws_anothers_token(member):
    clerk = member("clerk")
    token, _key = make_token(
        clerk, by=clerk, title="导出", scopes=["read"], days=30, at=clock.now()
    )

    with pytest.raises(Forbidden):
        withdraw_token(token, by=member("leader"), at=clock.now())
