"""No page, feed or file for everybody says what is kept inside."""

from __future__ import annotations

import pytest

from tests.server.publishing import HIDDEN, Walk, published_district

START = (
    "/",
    "/public/search/?q=建设",
    "/public/search/?q=内部暗记",
    "/public/duties/?q=内部暗记",
    "/public/indicators/?q=收入",
    "/public/feeds/duties.atom",
    "/public/feeds/findings.atom",
    "/public/feeds/roots.atom",
    "/public/feeds/deadlines.ics",
)


_walked: list[Walk] = []


@pytest.fixture
def walk(signed, liaison, member, browse, monkeypatch):
    """What everybody was answered; it is walked once, and only looked at by the tests."""
    if not _walked:
        monkeypatch.setattr("luoshi_server.web.portal.kept.REST", 0)
        office = (member(role) for role in ("clerk", "checker", "leader"))
        published_district(*office, signed, liaison)
        _walked.append(Walk(browse()).everything(*START))
    return _walked[0]


def test_what_is_internal_or_personal_appears_nowhere(walk):
    told = {address for address, text in walk.texts() if HIDDEN in _without_the_question(text)}

    assert told == set()


def test_the_walk_saw_every_kind_of_page_feed_and_file(walk):
    kinds = {kind.partition(";")[0] for _status, kind, _content in walk.answers.values()}

    assert len(walk.answers) > 150
    assert {
        "text/html",
        "text/csv",
        "application/json",
        "application/zip",
        "application/akn+xml",
        "application/atom+xml",
        "text/calendar",
        "application/vnd.sdmx.data+json",
    } <= kinds


def test_every_link_of_the_public_pages_leads_somewhere(walk):
    broken = {
        address: status for address, (status, _k, _c) in walk.answers.items() if status != 200
    }

    assert broken == {}


def test_what_was_published_is_there(walk):
    together = "".join(text for _address, text in walk.texts())

    assert "公开的进展文字" in together
    assert "勘测记录" in together


def test_no_page_is_heavier_than_an_office_line_can_bear(walk):
    heavy = {
        address: len(content)
        for address, (_status, kind, content) in walk.answers.items()
        if kind.startswith("text/html") and len(content) > 150 * 1024
    }

    assert heavy == {}


def _without_the_question(text: str) -> str:
    """A page repeats what its reader asked for."""
    return (
        text.replace("搜索“内部暗记”", "").replace('value="内部暗记"', "").replace("q=内部暗记", "")
    )
