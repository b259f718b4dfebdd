"""The road-safety catalogue bound to whole opinions: what is claimed, and what is read."""

import re
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from luoshi import specimen
from luoshi.calendars import local, published_calendar
from luoshi.mechanism import Bound, Caseload, InForce, Text, bind, slot, unclaimed_provisions
from luoshi_policies.catalogue import bound_by, mechanisms
from luoshi_policies.road_safety.events import CampaignHeld
from tests.policies.given import provisions_of

TWELVE = (
    "fatal-accident-supervision",
    "hazard-interviews",
    "association-self-government",
    "road-chiefs",
    "key-vehicles",
    "road-hazards",
    "shared-records",
    "intelligent-control",
    "joint-enforcement",
    "emergency-response",
    "public-campaigns",
    "safety-credit",
)
OF_ANY_FIELD = {"follow-up", "supervision"}
ROAD_SAFETY = tuple(one for one in mechanisms() if one.name not in OF_ANY_FIELD)


@pytest.fixture(scope="module")
def specimen_opinion() -> tuple[Text, ...]:
    return provisions_of(Path(specimen.__file__).with_name("gazette.txt"), "道路交通安全")


@pytest.fixture(scope="module")
def sample_opinion(sample) -> tuple[Text, ...]:
    return provisions_of(sample, "道路交通安全")


def bound_to(texts: tuple[Text, ...]) -> dict[str, Bound]:
    return {one.name: one for one in bound_by(texts, None, ROAD_SAFETY) if isinstance(one, Bound)}


def settings(bound: Bound) -> dict[str, object]:
    return {one.setting.name: one.value for one in bound.settings if not one.is_provisional}


def numbered(provisions: list[str]) -> list[int]:
    return sorted(
        int(found[1]) for one in provisions if (found := re.search(r"__para_(\d+)$", one))
    )


def with_other(words: str, instead: str, texts: tuple[Text, ...]) -> tuple[Text, ...]:
    return tuple(replace(one, words=re.sub(words, instead, one.words)) for one in texts)


def test_the_specimen_orders_every_mechanism_and_every_task_is_claimed(specimen_opinion) -> None:
    bound = bound_to(specimen_opinion)

    left = unclaimed_provisions(bound.values(), InForce(specimen_opinion))

    assert len(bound) == len(ROAD_SAFETY)
    assert numbered([one.text.provision for one in left]) == []
    claimed = {provision for one in bound.values() for _, provision in one.provisions}
    assert numbered(list(claimed)) == list(range(1, 25))


@pytest.mark.needs_sample
def test_the_sample_orders_all_twelve_and_every_task_is_claimed(sample_opinion) -> None:
    bound = bound_to(sample_opinion)

    claimed = {provision for one in bound.values() for _, provision in one.provisions}

    assert set(TWELVE) <= bound.keys()
    assert numbered(list(claimed)) == list(range(1, 24))


@pytest.mark.needs_sample
def test_numbers_come_from_the_words_of_the_sample(sample_opinion) -> None:
    bound = bound_to(sample_opinion)

    assert settings(bound["key-vehicles"])["count"] == 8
    assert len(settings(bound["key-vehicles"])["classes"]) == 8
    assert settings(bound["monitoring-platforms"])["trucks"] == 50
    assert settings(bound["monitoring-platforms"])["tonnes"] == 12
    assert settings(bound["key-drivers"]) | {"responsible": 0} == {
        "responsible": 0,
        "full": 12,
        "classes": ("AB",),
    }


@pytest.mark.needs_sample
def test_what_the_sample_only_names_runs_on_provisional_terms_alone(sample_opinion) -> None:
    credit = bound_to(sample_opinion)["safety-credit"]

    assert settings(credit) == {}
    assert {rule.is_provisional for rule in credit.rules} == {True}


def test_a_county_that_words_everything_otherwise_gets_every_mechanism() -> None:
    lines = Path(__file__).with_name("county_opinion.txt").read_text("utf-8").splitlines()
    county = tuple(Text("county", str(n), n * 1000, line) for n, line in enumerate(lines, 1))

    bound = bound_to(county)

    assert len(bound) == len(ROAD_SAFETY)
    assert settings(bound["monitoring-platforms"])["trucks"] == 20
    assert settings(bound["joint-enforcement"])["overload_times"] == 4
    assert settings(bound["emergency-response"])["drills_often"] == "half-year"
    assert settings(bound["rescue-and-treatment"])["minutes"] == 20
    assert bound["hazard-interviews"].rules[0].read.list(slot("levels"))[0] == "县长"


def test_other_numbers_in_the_same_words_are_other_parameters(specimen_opinion) -> None:
    changed = tuple(
        Text(
            one.document, one.provision, one.start, re.sub(r"拥有\s*30\s*辆", "拥有65辆", one.words)
        )
        for one in specimen_opinion
    )

    platforms = bound_to(changed)["monitoring-platforms"]

    assert settings(platforms)["trucks"] == Decimal(65)


def test_the_specimen_sets_what_others_leave_open(specimen_opinion) -> None:
    bound = bound_to(specimen_opinion)

    interviews = settings(bound["hazard-interviews"])
    assert (interviews["third"], interviews["second"], interviews["first"]) == (2, 3, 5)
    assert str(settings(bound["road-hazards"])["major"]) == "60 days"
    assert settings(bound["rescue-and-treatment"])["minutes"] == 15
    assert settings(bound["firm-warning"])["red"] == Decimal("0.1")
    assert settings(bound["media-exposure"])["reviewer"]
    assert settings(bound["road-chiefs"])["section_times"] == 2


def test_a_list_that_does_not_hold_as_many_as_it_says_is_shown(specimen_opinion) -> None:
    changed = tuple(
        Text(
            one.document, one.provision, one.start, one.words.replace("7类重点车辆", "9类重点车辆")
        )
        for one in specimen_opinion
    )

    assert [one.holds for one in bound_to(specimen_opinion)["key-vehicles"].constraints] == [True]
    assert [one.holds for one in bound_to(changed)["key-vehicles"].constraints] == [False]


@pytest.mark.parametrize("mechanism", ROAD_SAFETY, ids=lambda one: one.name)
def test_no_mechanism_runs_where_nothing_orders_it(mechanism) -> None:
    texts = InForce([Text("notice", "1", 0, "请各单位做好秋收工作，并于月底前报送总结。")])

    assert not isinstance(bind(mechanism, texts), Bound)


@pytest.mark.parametrize("mechanism", ROAD_SAFETY, ids=lambda one: one.name)
def test_what_is_provisional_says_where_we_took_it_from(mechanism) -> None:
    sources = [setting.otherwise.source for setting in mechanism.settings]
    sources += [rule.within.source for rule in mechanism.rules if hasattr(rule.within, "source")]

    assert all(sources)


@pytest.mark.parametrize("mechanism", ROAD_SAFETY, ids=lambda one: one.name)
def test_every_mechanism_has_its_page_in_the_manual(mechanism) -> None:
    pages = Path(__file__).parents[2] / "docs" / "road-safety"

    page = (pages / f"{mechanism.name}.md").read_text("utf-8") if pages.is_dir() else ""
    module = next(
        path.stem
        for path in Path(specimen.__file__).parents[2].glob("luoshi_policies/road_safety/*.py")
        if f'name="{mechanism.name}"' in path.read_text("utf-8")
    )
    assert f"`luoshi_policies.road_safety.{module}`" in page
    assert f"({mechanism.name}.md)" in (pages / "index.md").read_text("utf-8")


def test_any_sub_district_may_do_what_all_of_them_are_asked_for(specimen_opinion) -> None:
    campaigns = bound_to(specimen_opinion)["public-campaigns"]
    start = local("2026-04-01 00:00")
    load = Caseload([campaigns], published_calendar(), start=start - timedelta(minutes=1))
    load.pass_time(start)
    day = start + timedelta(days=9)

    def held(unit: str) -> CampaignHeld:
        told = {"about": "活动一", "at": day, "audience": "village", "subdistrict": "北街街道"}
        return CampaignHeld(**told, unit=unit, reached=90)

    def left() -> int:
        return sum(len(case.owed) for case in load.cases)

    before = left()
    load.take(held("红星小学"), day)
    assert left() == before
    load.take(held("北街街道办事处"), day)
    assert left() == before - 1
