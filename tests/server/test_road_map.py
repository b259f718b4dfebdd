"""The map of road safety: what registers know of places, for the eye and as a list."""

from __future__ import annotations

import sys
from decimal import Decimal

import pytest
from django.contrib.staticfiles import finders

from luoshi.calendars import local
from luoshi_policies.road_safety.events import (
    AccidentHappened,
    CorrectionAccepted,
    FatalAccident,
    HazardReported,
    Point,
    RoadChiefAppointed,
    RoadSectionRegistered,
)
from luoshi_server.ledger.recording import Author, record
from luoshi_server.web.roads import spots
from luoshi_server.web.roads.hulls import hull

AREA = "东街道办事处"
TOLD = {"unit": "某交警大队", "at": local("2026-02-20 08:00")}
PLACE = {"subdistrict": AREA, "longitude": Decimal("117.02"), "latitude": Decimal("36.65")}


def section(about="s-1", north="36.65"):
    line = (
        Point(Decimal("117.01"), Decimal("36.64")),
        Point(Decimal("117.02"), Decimal(north)),
        Point(Decimal("117.03"), Decimal("36.64")),
    )
    road = {"road": "一号路", "start_metres": 0, "end_metres": 900}
    return RoadSectionRegistered(**TOLD, about=about, subdistrict=AREA, line=line, **road)


@pytest.fixture
def roads(db: None) -> None:
    record(
        [
            section(),
            RoadChiefAppointed(
                **TOLD, about="s-1", person="张三", level="section", subdistrict=AREA
            ),
            HazardReported(**TOLD, **PLACE, about="h-1", hazard="护栏缺失", reporter="李四"),
            *(
                FatalAccident(
                    **TOLD, **PLACE, about=f"a-{number}", road="一号路", metres=100, deaths=1
                )
                for number in range(3)
            ),
            AccidentHappened(about="old", unit="某交警大队", at=local("2024-01-01 08:00"), **PLACE),
        ],
        by=Author("clerk"),
    )


@pytest.fixture
def shown(roads, member, browse):
    def ask(query="", who=None):
        answer = browse(who or member("clerk")).get(f"/map/data.geojson{query}")
        assert answer["Content-Type"] == "application/geo+json"
        return answer.json()["features"]

    return ask


def names(features, kind):
    return [one["properties"]["name"] for one in features if one["properties"]["kind"] == kind]


def test_hazards_accidents_black_spots_and_sub_districts_are_on_the_map(shown):
    features = shown()

    assert names(features, "hazard") == ["护栏缺失 h-1"]
    assert len(names(features, "accident")) == 3
    assert names(features, "black-spot") == ["一号路 100—100米"]
    assert names(features, "subdistrict") == [AREA]
    assert features[0]["geometry"]["type"] == "Polygon"


def test_only_the_kinds_and_days_that_are_asked_for_are_shown(shown):
    assert {one["properties"]["kind"] for one in shown("?kind=section")} == {"section"}
    assert names(shown("?kind=accident&since=2024-01-01&until=2024-01-02"), "accident") == [
        "交通事故 old"
    ]
    assert shown("?kind=hazard&area=东街道办事处") == shown("?kind=hazard")


def test_a_hazard_that_was_put_right_before_is_not_shown(roads, member, browse):
    at = {"unit": "某交警大队", "at": local("2026-02-21 08:00")}
    record([CorrectionAccepted(about="h-1", **at)], by=Author("clerk"))
    client = browse(member("clerk"))

    past = client.get("/map/data.geojson?kind=hazard&since=2026-02-25").json()["features"]
    then = client.get("/map/data.geojson?kind=hazard&since=2026-02-20").json()["features"]
    assert (past, len(then)) == ([], 1)


def test_every_place_leads_to_its_record(shown, member, browse):
    client = browse(member("clerk"))
    for feature in shown("?kind=hazard&kind=accident&kind=section&kind=subdistrict"):
        assert client.get(feature["properties"]["href"]).status_code == 200


def test_road_chiefs_are_named_only_to_those_who_may_see_persons(shown, member):
    (section_,) = shown("?kind=section")
    assert "张三" in section_["properties"]["note"]

    (hidden,) = shown("?kind=section", member("deputy"))
    assert "已明确" in hidden["properties"]["note"]


def test_the_map_is_also_a_list(roads, member, browse):
    words = browse(member("clerk")).get("/map/").content.decode()

    assert "护栏缺失 h-1" in words
    assert "坐标系" in words
    assert "李四" not in words


def test_without_the_analyses_the_page_says_so(roads, member, browse, monkeypatch):
    monkeypatch.setitem(sys.modules, "luoshi_policies.road_safety.analysis.black_spots", None)
    spots._spots.cache_clear()
    client = browse(member("clerk"))

    assert "没有安装道路分析组件" in client.get("/map/").content.decode()
    assert names(client.get("/map/data.geojson").json()["features"], "black-spot") == []
    spots._spots.cache_clear()


def test_what_cannot_be_read_is_as_if_it_had_not_been_asked_for(shown):
    assert shown("?kind=spaceship&since=yesterday") == shown()


def test_the_scripts_of_the_map_come_from_our_own_machine(roads, member, browse):
    words = browse(member("clerk")).get("/map/").content.decode()

    assert finders.find("leaflet/leaflet.js")
    assert finders.find("leaflet/leaflet.css")
    assert "/static/leaflet/leaflet.js" in words
    assert "//unpkg" not in words


def test_a_ring_goes_around_all_points():
    assert hull([(0, 0), (2, 0), (1, 1), (2, 2), (0, 2)]) == [
        (0, 0),
        (2, 0),
        (2, 2),
        (0, 2),
        (0, 0),
    ]
    assert hull([(0, 0), (1, 1), (2, 2)]) == []


def test_the_map_asks_the_database_few_questions(
    roads, member, browse, django_assert_max_num_queries
):
    record([section(f"s-{number}") for number in range(2, 100)], by=Author("clerk"))
    client = browse(member("clerk"))
    every = "?kind=hazard&kind=accident&kind=black-spot&kind=section&kind=subdistrict"
    for address in (f"/map/{every}", f"/map/data.geojson{every}"):
        client.get(address)
        with django_assert_max_num_queries(18):
            assert len(client.get(address).content) < 150_000


def test_a_stranger_sees_no_map(db, browse):
    assert browse().get("/map/").status_code == 302
    assert browse().get("/map/data.geojson").status_code == 302
