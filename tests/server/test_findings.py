"""Findings: listed by what they say, and shown to the public only when somebody releases them."""

from __future__ import annotations

import re

import pytest

from luoshi_server.documents.actions import review
from luoshi_server.documents.actions.release import release, withhold
from luoshi_server.documents.models import Claim
from luoshi_server.ledger.models import Line
from luoshi_server.platform.errors import ChangedMeanwhile, Forbidden, Refused


@pytest.fixture
def finding(gazette, member):
    """A finding that somebody has confirmed."""
    claim = gazette.claims.filter(kind="finding", status="inconsistent").first()
    review.accept(claim, by=member("clerk"))
    return Claim.objects.get(pk=claim.pk)


def test_every_number_over_the_findings_is_that_of_its_list(browse, member, gazette):
    client = browse(member("clerk"))
    page = client.get(f"/gazettes/{gazette.key}/findings/").content.decode()

    tabs = re.findall(
        rf'href="(/gazettes/{gazette.key}/findings/[^"]*)"[^>]*>[^<]+ <span class="count">(\d+)',
        page,
    )
    assert len(tabs) == 6
    for address, number in tabs:
        listed, rows = address, 0
        number_of_page = 1
        while True:
            sign = "&" if "?" in listed else "?"
            shown = client.get(f"{listed}{sign}page={number_of_page}").content.decode()
            rows += shown.count('data-label="结论"')
            if 'rel="next"' not in shown:
                break
            number_of_page += 1
        assert rows == int(number), address


def test_what_nobody_has_confirmed_is_not_released(gazette, member):
    claim = gazette.claims.filter(kind="finding", state="open").first()

    with pytest.raises(Refused, match="未经核对确认"):
        release(claim, by=member("checker"))


def test_a_released_finding_is_public_and_a_withdrawn_one_is_not(finding, member, browse):
    checker = browse(member("checker"))

    checker.post(f"/claims/{finding.key}/release/")
    finding.refresh_from_db()
    assert finding.public

    without_reason = checker.post(f"/claims/{finding.key}/withhold/", {"reason": ""})
    checker.post(f"/claims/{finding.key}/withhold/", {"reason": "原文已更正"})

    finding.refresh_from_db()
    assert without_reason.status_code == 422
    assert not finding.public
    assert Line.objects.filter(kind="Released").last().reason == "原文已更正"


def test_the_public_sees_a_released_finding_at_its_words(finding, in_force, member, browse):
    address = f"/documents/{finding.document}/?claim={finding.key}"
    assert browse().get(address).status_code == 404

    release(finding, by=member("leader"))

    assert finding.record["message"] in browse().get(address).content.decode()


def test_of_two_who_release_at_once_the_second_is_told(finding, member):
    release(finding, by=member("checker"))

    with pytest.raises(ChangedMeanwhile):
        release(finding, by=member("leader"))
    with pytest.raises(Refused):
        withhold(finding, by=member("leader"), reason=" ")


@pytest.mark.parametrize("role", ["clerk", "auditor", "deputy", "administrator"])
def test_only_a_checker_or_a_leader_releases(finding, member, browse, role):
    with pytest.raises(Forbidden):
        release(finding, by=member(role))
    assert browse(member(role)).post(f"/claims/{finding.key}/release/").status_code == 403


def test_the_list_asks_the_database_as_often_however_many_findings_there_are(
    browse, member, gazette, django_assert_max_num_queries
):
    client = browse(member("checker"))

    with django_assert_max_num_queries(6):
        client.get(f"/gazettes/{gazette.key}/findings/")
