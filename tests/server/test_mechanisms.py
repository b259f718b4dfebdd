"""Mechanisms, their cases and what is owed in them, on their pages."""

from __future__ import annotations

import re

import pytest

from luoshi.calendars import days, local
from luoshi.mechanism import TermAdopted
from luoshi_policies.catalogue import mechanisms
from luoshi_policies.road_safety.events import HazardGraded, HazardReported
from luoshi_server.cases.actions.adopt import adopt_setting, adopt_term
from luoshi_server.cases.actions.tell import tell_event
from luoshi_server.cases.adopting import bound_called, settings_to_adopt, terms_to_adopt
from luoshi_server.cases.models import Case, Obligation
from luoshi_server.cases.ticking import tick
from luoshi_server.ledger.models import Line
from luoshi_server.organisations.models import Unit
from luoshi_server.platform.errors import Forbidden, NotThere, Refused

QUOTED = {"decision": "一般隐患十五日内整改", "document": "区道安委会议纪要第3号"}


@pytest.fixture
def unit(db: None) -> str:
    return Unit.objects.filter(category="department").first().name


@pytest.fixture
def report(in_force, unit, member):
    def told(about="h-1", at="2026-03-02 08:00"):
        return tell_event(
            HazardReported(
                about=about, unit=unit, at=local(at), subdistrict="某街道", hazard="护栏缺失"
            ),
            by=member("clerk"),
        )

    return told


@pytest.mark.parametrize("mechanism", mechanisms(), ids=lambda one: one.name)
def test_every_mechanism_has_a_page(mechanism, in_force, member, browse):
    shown = browse(member("clerk")).get(f"/mechanisms/{mechanism.name}/")

    assert shown.status_code == 200
    assert mechanism.title in shown.content.decode()
    assert len(shown.content) < 150_000


def test_a_mechanism_that_nothing_orders_says_which_words_are_missing(db, member, browse):
    client = browse(member("clerk"))

    assert "没有施行中的文件" in client.get("/mechanisms/").content.decode()
    assert "没有找到" in client.get("/mechanisms/road-hazards/").content.decode()
    assert client.get("/mechanisms/unheard-of/").status_code == 404


def test_the_words_of_a_mechanism_open_in_their_document(in_force, member, browse):
    client = browse(member("clerk"))
    words = client.get("/mechanisms/fatal-accident-supervision/").content.decode()
    links = re.findall(r'href="(/documents/[^"]+)"', words)

    assert links
    assert client.get(links[0].replace("&amp;", "&").partition("#")[0]).status_code == 200


def test_what_is_provisional_is_told_from_what_was_read(in_force, member, browse):
    words = browse(member("clerk")).get("/mechanisms/road-hazards/").content.decode()

    assert "暂定" in words
    assert "原文未规定" in words


def test_an_adopted_term_holds_for_cases_opened_from_then_on(report, unit, member):
    report("h-1")
    bound = bound_called("road-hazards")
    must = "grade the hazard and say who must put it right"
    assert must in {rule.must for rule in terms_to_adopt(bound)}
    before = Obligation.objects.get(about="h-1", must=must).due

    adopt_term("road-hazards", must, days(1), by=member("clerk"), **QUOTED)
    report("h-2")

    assert Obligation.objects.get(about="h-1", must=must).due == before
    assert Obligation.objects.get(about="h-2", must=must).due == local("2026-03-03 23:59:59")
    assert Case.objects.get(key="road-hazards:h-1").version != (
        Case.objects.get(key="road-hazards:h-2").version
    )
    assert bound_called("road-hazards").version != bound.version


def test_an_adoption_stands_on_the_page_with_its_decision(in_force, member, browse):
    client = browse(member("clerk"))
    said = {"what": "term:grade the hazard and say who must put it right", "value": "2个工作日"}

    answer = client.post("/mechanisms/road-hazards/adopt/", said | QUOTED)

    assert answer.status_code == 302
    words = client.get("/mechanisms/road-hazards/").content.decode()
    assert QUOTED["decision"] in words
    assert "已采纳" in words


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"value": "尽快"}, "不是时限"),
        ({"decision": ""}, "必填"),
        ({"document": ""}, "必填"),
        ({"what": "term:fly to the moon"}, "选择"),
    ],
)
def test_an_adoption_that_cannot_be_is_refused(said, reason, in_force, member, browse):
    whole = {"what": "term:grade the hazard and say who must put it right", "value": "2日"}
    answer = browse(member("clerk")).post("/mechanisms/road-hazards/adopt/", whole | QUOTED | said)

    assert answer.status_code == 422
    assert reason in answer.content.decode()
    assert not Line.objects.filter(kind="TermAdopted").exists()


def test_no_door_records_an_adoption_that_a_mechanism_does_not_know(in_force, member):
    event = TermAdopted(
        about="road-hazards",
        unit="督查室",
        at=local("2026-03-02 08:00"),
        must="fly to the moon",
        term=days(1),
        **QUOTED,
    )
    with pytest.raises(Refused):
        tell_event(event, by=member("clerk"))
    with pytest.raises(NotThere):
        adopt_term("unheard-of", "x", days(1), by=member("clerk"), **QUOTED)
    with pytest.raises(Forbidden):
        adopt_term("road-hazards", "x", days(1), by=member("leader"), **QUOTED)


def test_a_setting_is_adopted_as_what_it_is(in_force, member):
    name, setting = next(
        (name.name, one.setting.name)
        for name in mechanisms()
        if name.name not in ("follow-up", "supervision")
        for one in _adoptable(name.name)
        if not isinstance(one.value, type(days(1)))
    )
    with pytest.raises(Refused):
        adopt_setting(name, setting, days(3), by=member("clerk"), **QUOTED)


def _adoptable(name):
    try:
        return settings_to_adopt(bound_called(name))
    except NotThere:
        return []


def test_a_case_shows_what_is_owed_and_why(report, member, browse):
    report()
    words = browse(member("clerk")).get("/cases/road-hazards:h-1/").content.decode()

    assert "评定隐患等级、明确整改单位" in words
    assert "起因：" in words
    assert "隐患上报" in words
    assert "立责" in words


def test_a_case_is_shown_to_the_units_that_owe_in_it(report, member, browse):
    report()
    owing = Obligation.objects.get(case="road-hazards:h-1").unit
    stranger = Unit.objects.exclude(name=owing).exclude(category="subdistrict").first().name

    assert browse(member("liaison", owing)).get("/cases/road-hazards:h-1/").status_code == 200
    assert browse(member("liaison", stranger)).get("/cases/road-hazards:h-1/").status_code == 404
    assert browse(member("deputy")).get("/cases/road-hazards:h-1/").status_code == 404
    assert browse(member("clerk")).get("/cases/road-hazards:nothing/").status_code == 404


def test_the_worklist_shows_each_what_is_his(report, member, browse, at):
    report()
    owing = Obligation.objects.get(case="road-hazards:h-1").unit
    stranger = Unit.objects.exclude(name=owing).exclude(category="subdistrict").first().name

    assert "h-1" in browse(member("clerk")).get("/obligations/").content.decode()
    assert "h-1" in browse(member("liaison", owing)).get("/obligations/").content.decode()
    assert "h-1" not in browse(member("liaison", stranger)).get("/obligations/").content.decode()
    with at("2026-05-02 09:00"):
        client = browse(member("clerk"))
        assert "h-1" in client.get("/obligations/?state=late").content.decode()
        assert "h-1" not in client.get("/obligations/?state=due").content.decode()
        assert (
            "h-1"
            not in client.get(
                "/obligations/?state=late&mechanism=fatal-accident-supervision"
            ).content.decode()
        )


def test_what_is_owed_leads_to_the_form_that_ends_it(report, member, browse):
    report()
    owing = Obligation.objects.get(case="road-hazards:h-1").unit
    client = browse(member("clerk"))
    words = client.get("/obligations/?q=h-1").content.decode()
    address = re.search(r'href="(/tell/HazardGraded/[^"]+)"', words)[1].replace("&amp;", "&")

    assert f'value="{owing}"' in client.get(address).content.decode()
    said = {"about": "h-1", "unit": owing, "at": "2026-03-02T08:30", "grade": "general"}
    assert client.post(address, said).headers["Location"].startswith("/cases/")
    assert Line.objects.filter(kind=HazardGraded.__name__).exists()


def test_lists_ask_the_database_a_fixed_number_of_questions(
    report, member, browse, django_assert_max_num_queries
):
    for number in range(60):
        report(f"h-{number}")
    client = browse(member("clerk"))
    for address, most in (
        ("/mechanisms/", 14),
        ("/mechanisms/road-hazards/", 20),
        ("/obligations/", 10),
        ("/cases/road-hazards:h-1/", 16),
    ):
        client.get(address)
        with django_assert_max_num_queries(most):
            client.get(address)


def test_a_month_that_passes_opens_what_is_owed_each_month(in_force, at):
    with at("2026-03-02 09:00"):
        tick()
    assert not Case.objects.filter(key="road-hazards:2026-04").exists()

    with at("2026-04-03 09:00"):
        first = tick()
        again = tick()

    assert first.periods > 0
    assert again.periods == 0
    opened = Case.objects.get(key="road-hazards:2026-04")
    assert opened.opened == local("2026-04-01 00:00")
    assert Line.objects.filter(kind="PeriodBegan", about="2026-04").count() == 1
    assert Obligation.objects.filter(case=opened, must_zh="排查道路隐患", how="").exists()


def test_a_month_in_which_nobody_looked_is_late(in_force, at):
    for day in ("2026-03-02", "2026-04-03", "2026-05-08"):
        with at(f"{day} 09:00"):
            tick()

    late = Obligation.objects.filter(case="road-hazards:2026-04", how="")
    assert late
    assert all(one.rung > 0 for one in late)
