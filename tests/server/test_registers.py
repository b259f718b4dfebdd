"""Registers as they are kept, shown and handed out."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import load_workbook

from luoshi.calendars import local
from luoshi.mechanism import Corrected, Withdrawn
from luoshi_policies.road_safety.events import (
    AccidentHappened,
    DriverPointsAdded,
    DriverRegistered,
    FirmDelisted,
    FirmRegistered,
    HazardGraded,
    HazardReported,
    VehicleRegistered,
)
from luoshi_policies.road_safety.registers import REGISTERS
from luoshi_server.ledger.reading import rebuild
from luoshi_server.ledger.recording import Author, record
from luoshi_server.registers.models import Entry

BY = Author("clerk")
TOLD = {"unit": "某交警大队", "at": local("2026-03-02 08:00")}


def firm(about="甲公司", subdistrict="东街道办事处"):
    return FirmRegistered(**TOLD, about=about, firm_kind="freight", subdistrict=subdistrict)


def hazard(about="h-1", **fields):
    told = {"subdistrict": "东街道办事处", "hazard": "护栏缺失", "reporter": "张三", **fields}
    return HazardReported(**TOLD, about=about, **told)


def entry(register, key):
    return Entry.objects.get(register=register, key=key)


def test_an_entry_is_what_its_events_add_up_to(db):
    record([hazard(), HazardGraded(**TOLD, about="h-1", grade="major")], by=BY)

    kept = entry("hazards", "h-1")
    assert kept.record["grade"] == "major"
    assert (kept.area, kept.last_entry - kept.first_entry) == ("东街道办事处", 1)


def test_what_left_the_register_is_not_on_it(db):
    record([firm()], by=BY)
    record([FirmDelisted(**TOLD, about="甲公司")], by=BY)

    assert not Entry.objects.filter(register="firms").exists()


def test_a_vehicle_belongs_to_the_sub_district_of_its_firm(db):
    record([firm()], by=BY)
    vehicle = VehicleRegistered(**TOLD, about="A-1", vehicle_class="heavy truck", firm="甲公司")
    record([vehicle], by=BY)

    assert entry("vehicles", "A-1").area == "东街道办事处"


def test_a_report_that_was_withdrawn_leaves_nothing_behind(db):
    first, second = hazard(), HazardGraded(**TOLD, about="h-1", grade="major")
    record([first, second], by=BY)
    record([Withdrawn(**TOLD, about="h-1", of=second.id, reason="误报")], by=BY)
    assert entry("hazards", "h-1").record["grade"] is None

    record([Withdrawn(**TOLD, about="h-1", of=first.id, reason="误报")], by=BY)
    assert not Entry.objects.exists()


def test_a_report_that_was_corrected_counts_as_its_correction(db):
    first = hazard()
    record([first, HazardGraded(**TOLD, about="h-1", grade="major")], by=BY)
    now = hazard(hazard="标线不清")
    record([Corrected(**TOLD, about="h-1", of=first.id, now=now)], by=BY)

    kept = entry("hazards", "h-1").record
    assert (kept["hazard"], kept["grade"]) == ("标线不清", "major")


def test_a_correction_that_was_withdrawn_leaves_nothing_behind(db):
    first, now = hazard(), hazard(hazard="标线不清")
    record([first], by=BY)
    record([Corrected(**TOLD, about="h-1", of=first.id, now=now)], by=BY)
    record([Withdrawn(**TOLD, about="h-1", of=now.id, reason="误报")], by=BY)

    assert not Entry.objects.exists()


def test_registers_built_again_are_the_same(db):
    first = hazard()
    accident = AccidentHappened(**TOLD, about="a-1", subdistrict="东街道办事处", injured=2)
    record([firm(), first, accident, hazard("h-2")], by=BY)
    record(
        [VehicleRegistered(**TOLD, about="A-1", vehicle_class="heavy truck", firm="甲公司")], by=BY
    )
    record([Corrected(**TOLD, about="h-1", of=first.id, now=hazard(hazard="标线不清"))], by=BY)
    before = sorted(Entry.objects.values_list())

    rebuild()

    assert sorted(Entry.objects.values_list()) == before


@pytest.mark.parametrize("register", REGISTERS, ids=lambda one: one.name)
def test_every_register_has_a_page_and_both_files(register, db, member, browse):
    client = browse(member("clerk"))
    address = f"/registers/{register.name}/"

    assert register.title in client.get(address).content.decode()
    assert client.get(f"{address}register.csv").status_code == 200
    sheet = load_workbook(BytesIO(client.get(f"{address}register.xlsx").content)).active
    assert sheet.max_column == len(register.columns)


def test_an_entry_shows_the_events_that_made_it(db, member, browse):
    record([hazard(), HazardGraded(**TOLD, about="h-1", grade="major")], by=BY)

    shown = browse(member("clerk")).get(f"/registers/hazards/{entry('hazards', 'h-1').pk}/")
    words = shown.content.decode()
    assert "隐患上报" in words
    assert "等级：重大" in words


def test_what_shows_a_person_is_hidden_from_a_deputy(db, member, browse):
    record([hazard()], by=BY)
    client = browse(member("deputy"))

    for address in (
        "/registers/hazards/",
        "/registers/hazards/register.csv",
        f"/registers/hazards/{entry('hazards', 'h-1').pk}/",
    ):
        assert "张三" not in client.get(address).content.decode()
    assert "共 0 条" in client.get("/registers/hazards/?q=张三").content.decode()
    assert "共 1 条" in client.get("/registers/hazards/?q=护栏").content.decode()


def test_a_sub_district_sees_persons_of_its_own_area_only(db, member, browse):
    record([hazard(), hazard("h-2", subdistrict="西街道办事处", reporter="李四")], by=BY)
    client = browse(member("subdistrict", "东街道办事处"))

    for address in ("/registers/hazards/register.csv", "/registers/hazards/"):
        words = client.get(address).content.decode()
        assert "h-2" in words
        assert "李四" not in words
    assert "张三" in client.get("/registers/hazards/register.csv").content.decode()
    assert "共 0 条" in client.get("/registers/hazards/?q=李四").content.decode()


def test_a_driver_is_not_named_by_an_address(db, member, browse):
    driver = DriverRegistered(**TOLD, about="370000-1", licence="B2", firm="甲公司")
    record([driver, DriverPointsAdded(**TOLD, about="370000-1", points=3, total=3)], by=BY)

    shown = browse(member("deputy")).get("/registers/drivers/").content.decode()
    assert "370000-1" not in shown


def test_words_that_a_spreadsheet_would_run_stay_words(db, member, browse):
    record([hazard(hazard="=1+1")], by=BY)
    client = browse(member("clerk"))

    assert ",'=1+1," in client.get("/registers/hazards/register.csv").content.decode()
    cells = load_workbook(BytesIO(client.get("/registers/hazards/register.xlsx").content)).active
    assert [one.data_type for one in cells[2] if one.value == "=1+1"] == ["s"]


def test_a_register_of_5000_is_shown_with_few_questions(
    db, member, browse, django_assert_max_num_queries
):
    client = browse(member("clerk"))
    record([firm()], by=BY)
    vehicles = [
        VehicleRegistered(**TOLD, about=f"A-{number}", vehicle_class="heavy truck", firm="甲公司")
        for number in range(5000)
    ]
    record(vehicles, by=BY)

    with django_assert_max_num_queries(6):
        shown = client.get("/registers/vehicles/?q=A-49")
    assert "共 111 条" in shown.content.decode()
    assert len(shown.content) < 150_000


def test_a_stranger_is_asked_to_sign_in(db, browse):
    assert browse().get("/registers/hazards/").status_code == 302
    assert browse().get("/registers/hazards/register.csv").status_code == 302


def test_a_register_that_is_not_kept_is_not_there(db, member, browse):
    assert browse(member("clerk")).get("/registers/unheard-of/").status_code == 404


def test_the_api_shows_a_sub_district_what_is_personal_of_its_own_area_only(browse, member):
    from luoshi_server.api.routes.registers import _entry
    from luoshi_server.registers.catalogue import registers
    from luoshi_server.registers.models import Entry
    from luoshi_server.registers.queries import sees_personal

    register = next(one for one in registers().values() if one.columns != one.public_columns)
    hidden = next(one.name for one in register.columns if one.personal)
    street = member("subdistrict", "甲街道办事处")
    shown = {}
    for area in ("甲街道办事处", "乙街道办事处"):
        row = Entry(
            register=register.name, key=area, about=area, area=area, record={hidden: "某人"}
        )
        shown[area] = _entry(register, row, sees_personal(street, area))["record"]

    assert hidden in shown["甲街道办事处"]
    assert hidden not in shown["乙街道办事处"]
