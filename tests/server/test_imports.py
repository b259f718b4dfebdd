"""Tables: templates, checks row by row, telling that survives being killed, and the way back."""

from __future__ import annotations

import csv
import io
from datetime import timedelta
from random import Random

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django_q.models import OrmQ
from openpyxl import Workbook, load_workbook

from luoshi.calendars import local
from luoshi.ledger.fields import plain_of
from luoshi.mechanism import Corrected, Withdrawn
from luoshi_policies.road_safety.events import HazardReported, VehicleRegistered
from luoshi_policies.road_safety.simulation import Settings, simulate
from luoshi_server.cases.models import Obligation
from luoshi_server.imports.actions.confirm import confirm, drop
from luoshi_server.imports.actions.hand_in import hand_in
from luoshi_server.imports.checking import check
from luoshi_server.imports.exporting import rows_of
from luoshi_server.imports.models import ImportJob, ImportRow
from luoshi_server.imports.reading import rows_in
from luoshi_server.imports.running import check_job, counts, tell_job
from luoshi_server.imports.sheets import sheet_called, sheets
from luoshi_server.imports.unfinished import have_the_unfinished_done
from luoshi_server.imports.writing import csv_of, xlsx_of
from luoshi_server.ledger.filling import event_from
from luoshi_server.ledger.models import Line
from luoshi_server.ledger.recording import Author, record
from luoshi_server.organisations.models import Unit
from luoshi_server.platform.errors import Forbidden, Refused

HEAD = "编号或名称,填报单位,发生时间,街道（镇）,隐患类型"
SHEET = "HazardReported"


@pytest.fixture
def unit(db: None) -> str:
    return Unit.objects.filter(category="department").first().name


@pytest.fixture
def table(unit):
    """A table of reports: `table("h-1", "h-2")`."""

    def write(*abouts, head=HEAD, day="2026-03-02 08:00", hazard="护栏缺失"):
        rows = [f"{about},{unit},{day},某街道,{hazard}" for about in abouts]
        return "\n".join([head, *rows]).encode()

    return write


@pytest.fixture
def job(member):
    """A table that was handed in and checked."""

    def make(content, by=None, name="表.csv", sheet=SHEET):
        made = hand_in(sheet, name, [content], by=by or member("clerk"))
        check_job(made.key)
        made.refresh_from_db()
        return made

    return make


def faults(job):
    return {row.line: row.faults[0] for row in job.rows.filter(state="bad")}


# ---- templates ------------------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(sheets()))
def test_every_template_is_read_back_and_its_example_passed_over(name, db, member):
    sheet = sheet_called(name)
    by = member("checker")
    for content, file in (
        (csv_of(sheet, [sheet.example]), "模板.csv"),
        (xlsx_of(sheet, [sheet.example]), "模板.xlsx"),
    ):
        checked = list(check(rows_in(content, file, sheet), sheet, by=by))
        assert [one.is_example for one in checked] == [True]
        assert checked[0].row.cells == {
            column.name: sheet.example.get(column.name, "")
            for column in sheet.columns
            if column.name != "id"
        }


def test_a_template_says_how_each_column_is_filled_in(db, member, browse):
    client = browse(member("clerk"))
    answer = client.get(f"/imports/tables/{SHEET}/template.xlsx")
    book = load_workbook(io.BytesIO(answer.content))

    assert book.sheetnames == ["隐患上报", "填表说明"]
    head = [cell.value for cell in book["隐患上报"][1]]
    assert head[:3] == ["编号或名称 about", "填报单位 unit", "发生时间 at"]
    notes = {row[0].value: row[2].value for row in book["填表说明"].iter_rows(min_row=2)}
    assert "从中选一：群众、路长" in notes["上报人类别 by"]


# ---- reading --------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_table_is_read_in_whatever_characters_it_is_written(encoding, table, job):
    made = job(table("h-1").decode().encode(encoding))

    assert (made.state, counts(made)["good"]) == ("checked", 1)


def test_a_workbook_is_read_with_what_the_spreadsheet_made_of_dates_and_numbers(unit, job):
    book = Workbook()
    page = book.active
    page.append(["编号或名称", "单位", "发生时间", "街道（镇）", "隐患类型", "距起点", "道路"])
    page["B1"] = "填报单位 unit"
    at = local("2026-03-02 08:00").replace(tzinfo=None)
    page.append(["h-1", unit, at, "某街道", "坑洼", 120.0, "某路"])
    page.append([None] * 7)
    written = io.BytesIO()
    book.save(written)
    made = job(written.getvalue(), name="表.xlsx")
    confirm_and_tell(made)

    told = Line.objects.get(kind=SHEET).event()
    assert (told.at, told.metres) == (local("2026-03-02 08:00"), 120)


@pytest.mark.parametrize(
    ("content", "name", "reason"),
    [
        (b"a,b\n1,2", "t.csv", "表头"),
        (HEAD.encode() + ",没有的栏目\n".encode(), "t.csv", "不认识"),
        (HEAD.replace(",隐患类型", "").encode() + b"\n", "t.csv", "缺少必填"),
        ((HEAD + ",隐患类型\n").encode(), "t.csv", "重复"),
        (b"", "t.csv", "空"),
        (b"PK\x03\x04 no zip at all", "t.xlsx", "工作簿"),
        (HEAD.encode("utf-16"), "t.csv", "编码"),
        ((HEAD + '\n"never closed').encode() + b"x" * 200_000, "t.csv", "CSV"),
        ((HEAD + '\n"never closed,b,c\nh-2,b,c\n').encode(), "t.csv", "CSV"),
    ],
)
def test_a_file_that_is_no_table_is_refused_with_what_to_do(content, name, reason, db):
    with pytest.raises(Refused) as caught:
        list(rows_in(content, name, sheet_called(SHEET)))

    assert reason in caught.value.reason
    assert caught.value.advice


@pytest.mark.parametrize("days", ["since=0001-01-01", "until=9999-12-31"])
def test_an_export_of_days_that_no_clock_tells_is_that_of_all_days(days, db, member, browse):
    client = browse(member("clerk"))
    address = f"/imports/tables/{SHEET}/export.csv"

    answer = client.get(f"{address}?{days}")
    assert answer.status_code == 200
    assert answer.content == client.get(address).content


def test_an_upload_that_is_no_table_says_so_on_its_page(db, member, browse):
    client = browse(member("clerk"))
    for name, content in (("t.pdf", b"%PDF-1.4"), ("t.xlsx", b"no workbook"), ("t.csv", b"")):
        file = SimpleUploadedFile(name, content)
        answer = client.post(f"/imports/tables/{SHEET}/", {"file": file})
        assert answer.status_code == 422
    assert not ImportJob.objects.exists()


# ---- checking -------------------------------------------------------------------------------


def test_bad_rows_are_refused_one_by_one_with_field_and_advice(table, unit, job):
    lines = table("h-1", "h-2").decode().splitlines()
    lines += [
        f"h-3,{unit},昨天,某街道,坑洼",
        "h-4,没有的单位,2026-03-02 08:00,某街道,坑洼",
        f"h-5,{unit},2027-03-02 08:00,某街道,坑洼",
        f"h-6,{unit},2026-03-02 08:00,,坑洼",
        f"h-1,{unit},2026-03-02 08:00,某街道,护栏缺失",
    ]
    made = job("\n".join(lines).encode())
    found = faults(made)

    assert counts(made) | {"all": 0} == {"good": 2, "bad": 5, "known": 0, "told": 0, "all": 0}
    assert [found[line]["title"] for line in (4, 5, 6, 7)] == [
        "发生时间",
        "填报单位",
        "发生时间",
        "街道（镇）",
    ]
    assert "第 2 行" in found[8]["reason"]
    assert all(one["reason"] and one["advice"] for one in found.values())


def test_what_the_mechanisms_would_refuse_is_known_before_anything_is_told(in_force, unit, job):
    head = "编号或名称,填报单位,发生时间"
    made = job(f"{head}\nnothing,{unit},2026-03-02 08:00".encode(), sheet="HazardCorrected")

    assert "在办事项" in faults(made)[2]["reason"]
    assert not Line.objects.filter(kind="HazardCorrected").exists()


def test_a_unit_imports_for_itself_alone(table, unit, member, job):
    other = Unit.objects.exclude(name=unit).first().name
    content = table("h-1").decode() + f"\nh-2,{other},2026-03-02 08:00,某街道,坑洼\n"
    made = job(content.encode(), by=member("liaison", unit))

    assert (counts(made)["good"], list(faults(made))) == (1, [3])


def test_the_own_unit_need_not_be_named(unit, member, job):
    content = "编号或名称,发生时间,街道（镇）,隐患类型\nh-1,2026-03-02 08:00,某街道,坑洼"
    made = job(content.encode(), by=member("liaison", unit))
    confirm_and_tell(made)

    assert Line.objects.get(kind=SHEET).unit == unit


# ---- telling --------------------------------------------------------------------------------


def confirm_and_tell(job):
    from luoshi_server.accounts.models import Member

    confirm(job.key, by=Member.objects.get(username=job.made_by))
    tell_job(job.key)
    job.refresh_from_db()


def test_good_rows_are_told_when_somebody_confirms_and_others_are_not(in_force, table, job):
    made = job(table("h-1", "h-2") + b"\nh-3,nobody,2026-03-02 08:00,a,b")
    assert not Line.objects.filter(kind=SHEET).exists()

    confirm_and_tell(made)

    assert (made.state, counts(made)["told"], counts(made)["bad"]) == ("done", 2, 1)
    assert Obligation.objects.filter(about="h-1", how="").exists()
    line = Line.objects.get(about="h-2", kind=SHEET)
    assert (line.actor, line.request) == ("clerk", made.key)
    assert "表.csv" in line.reason


def test_the_same_table_handed_in_again_tells_nothing_twice(table, job):
    confirm_and_tell(job(table("h-1", "h-2")))
    again = job(table("h-1", "h-2", "h-3"))

    assert (counts(again)["known"], counts(again)["good"]) == (2, 1)
    confirm_and_tell(again)
    assert Line.objects.filter(kind=SHEET).count() == 3


class Killed(BaseException):
    """The process is killed here."""


@pytest.mark.parametrize("batch", [0, 1, 2])
def test_work_that_was_killed_goes_on_and_tells_nothing_twice(batch, table, job, monkeypatch):
    from luoshi_server.imports import running

    made = job(table(*(f"h-{number}" for number in range(500))))
    confirm(made.key, by=_clerk())
    tell_batch = running.tell_batch
    done = []

    def killed(*rows, **told):
        results = tell_batch(*rows, **told)
        if len(done) == batch:
            raise Killed
        done.append(results)
        return results

    monkeypatch.setattr(running, "tell_batch", killed)
    with pytest.raises(Killed):
        tell_job(made.key)
    assert Line.objects.filter(kind=SHEET).count() == batch * 200
    monkeypatch.undo()
    tell_job(made.key)
    tell_job(made.key)

    assert Line.objects.filter(kind=SHEET).count() == 500
    assert counts(made)["told"] == 500


def _clerk():
    from luoshi_server.accounts.models import Member

    return Member.objects.get(username="clerk")


def test_a_check_that_was_killed_begins_anew(table, job, member):
    made = job(table("h-1", "h-2"))
    ImportJob.objects.filter(pk=made.key).update(state="checking")
    ImportRow.objects.filter(job=made, line=3).delete()

    check_job(made.key)

    assert counts(made)["good"] == 2


def test_a_table_that_nobody_works_on_is_put_on_the_list_of_work_again(table, job):
    made = job(table("h-1"))
    confirm(made.key, by=_clerk())
    OrmQ.objects.all().delete()

    assert (have_the_unfinished_done(), have_the_unfinished_done()) == (1, 0)
    assert OrmQ.objects.get().name() == f"tell table {made.key}"


def test_a_row_that_became_wrong_meanwhile_loses_only_itself(in_force, table, unit, job):
    confirm_and_tell(job(table("h-1", "h-2")))
    head = "编号或名称,填报单位,发生时间,等级"
    graded = "\n".join(f"{one},{unit},2026-03-02 08:30,一般" for one in ("h-1", "h-2"))
    made = job(f"{head}\n{graded}".encode(), sheet="HazardGraded")
    first = Line.objects.get(about="h-1", kind=SHEET).event()
    at = {"unit": unit, "at": local("2026-03-02 08:50")}
    record([Withdrawn(about="h-1", of=first.id, reason="误报", **at)], by=Author("clerk"))

    confirm_and_tell(made)

    assert counts(made)["told"] + counts(made)["bad"] == 2
    assert Line.objects.filter(kind="HazardGraded", about="h-2").exists()


def test_a_table_is_confirmed_by_who_handed_it_in_and_once(table, job, member):
    made = job(table("h-1"))
    with pytest.raises(Forbidden):
        confirm(made.key, by=member("checker"))
    confirm_and_tell(made)
    with pytest.raises(Refused):
        confirm(made.key, by=member("clerk"))
    with pytest.raises(Refused):
        drop(made.key, by=member("clerk"))


def test_a_table_that_was_let_go_tells_nothing(table, job, member):
    made = job(table("h-1"))
    drop(made.key, by=member("clerk"))
    tell_job(made.key)
    check_job(made.key)

    made.refresh_from_db()
    assert made.state == "dropped"
    assert not Line.objects.filter(kind=SHEET).exists()


# ---- other tables ---------------------------------------------------------------------------


def test_units_are_imported_with_their_other_names(db, job, member):
    content = "单位全称,单位类别,其他名称\n新设局,部门,新局、新设局机关\n督查室,部门,\n,部门,\n"
    known = Unit.objects.first().name
    made = job(content.replace("督查室", known).encode(), sheet="units")
    confirm_and_tell(made)

    assert Unit.objects.get(name="新设局").also_called == ["新局", "新设局机关"]
    assert list(faults(made)) == [3, 4]


def test_progress_is_imported_by_the_unit_that_leads(signed, liaison, member, job):
    head = "任务编号,所属时期,数值,进展情况"
    rows = f"{signed.key},2026-03,,已完成前期工作\n没有这项,2026-03,1,\n{signed.key},2026-04,,"
    made = job(f"{head}\n{rows}".encode(), by=liaison, sheet="progress")
    confirm_and_tell(made)

    assert signed.reports.filter(kind="progress").count() == 1
    assert [one["title"] for one in faults(made).values()] == ["任务编号", "进展情况"]


def test_who_may_not_tell_may_not_import(db, member):
    content = [b"x"]
    for name, who in (
        ("units", member("liaison", "某局")),
        ("Extended", member("clerk")),
        (SHEET, member("deputy")),
        (SHEET, member("auditor")),
    ):
        with pytest.raises(Forbidden):
            hand_in(name, "t.csv", content, by=who)


# ---- there and back -------------------------------------------------------------------------


@pytest.fixture(scope="module")
def year():
    """The first events of each kind in a simulated month."""
    told = simulate(
        Settings(seed=3, start=local("2025-01-01 00:00"), days=20, vehicles=100, sections=100),
        lambda part: Random(f"3:{part}"),
    )
    kept: dict[str, list] = {}
    for one in told.events:
        kept.setdefault(type(one).__name__, []).append(one)
    return {name: events[:20] for name, events in kept.items() if name in sheets()}


@pytest.mark.parametrize("write", [csv_of, xlsx_of])
def test_what_is_exported_is_imported_elsewhere_as_the_same_events(write, year, db, member):
    for events in year.values():
        record(events, by=Author("clerk"))
    for name, events in year.items():
        sheet = sheet_called(name)
        content = write(sheet, rows_of(sheet, by=member("clerk")))
        rows = rows_in(content, f"t.{write.__name__[:-3]}", sheet)
        again = [event_from(kind_of(name), row.cells) for row in rows]
        assert [plain_of(one) for one in again] == [plain_of(one) for one in events]


def kind_of(name):
    from luoshi_server.cases.tellable import kind_called

    return kind_called(name)


def test_what_was_withdrawn_is_not_exported_and_what_was_corrected_is_as_it_is_now(unit, member):
    at = {"unit": unit, "at": local("2026-03-02 08:00")}

    def report(about, hazard):
        return HazardReported(about=about, subdistrict="某街道", hazard=hazard, **at)

    first, second = report("h-1", "坑洼"), report("h-2", "坑洼")
    repairs = [
        Withdrawn(about="h-1", of=first.id, reason="误报", **at),
        Corrected(about="h-2", of=second.id, now=report("h-2", "标线不清"), **at),
    ]
    record([first, second, *repairs], by=Author("clerk"))

    rows = list(rows_of(sheet_called(SHEET), by=member("clerk")))
    assert [(row["about"], row["hazard"]) for row in rows] == [("h-2", "标线不清")]


def test_a_unit_exports_what_it_told_itself(table, unit, member, job):
    confirm_and_tell(job(table("h-1")))
    other = Unit.objects.exclude(name=unit).first().name

    assert len(list(rows_of(sheet_called(SHEET), by=member("liaison", unit)))) == 1
    assert list(rows_of(sheet_called(SHEET), by=member("liaison", other))) == []


def test_words_that_look_like_a_formula_come_back_as_words(table, job, member):
    confirm_and_tell(job(table("h-1", hazard="'=1+1")))
    sheet = sheet_called(SHEET)
    content = csv_of(sheet, rows_of(sheet, by=member("clerk")))

    assert b",'=1+1," in content
    assert next(rows_in(content, "t.csv", sheet)).cells["hazard"] == "=1+1"


# ---- pages ----------------------------------------------------------------------------------


def test_a_table_goes_from_upload_to_the_ledger_on_its_pages(table, member, browse):
    client = browse(member("clerk"))
    file = SimpleUploadedFile("隐患.csv", table("h-1") + b"\nh-2,nobody,2026-03-02,a,b")
    answer = client.post(f"/imports/tables/{SHEET}/", {"file": file})
    address = answer.headers["Location"]
    assert "hx-trigger" in client.get(address).content.decode()

    key = address.split("/")[-2]
    check_job(key)
    shown = client.get(address).content.decode()
    assert "单位名录中没有" in shown
    assert "导入 1 行" in shown
    report = client.get(f"{address}report.csv").content.decode("utf-8-sig")
    assert [row[0] for row in csv.reader(io.StringIO(report))] == ["行", "2", "3"]

    client.post(f"{address}confirm/")
    tell_job(key)
    assert "已导入" in client.get(f"{address}?state=told").content.decode()
    assert "隐患.csv" in client.get("/imports/").content.decode()


def test_a_table_is_shown_to_who_handed_it_in_and_to_the_office(table, unit, member, job, browse):
    made = job(table("h-1"), by=member("liaison", unit))
    address = f"/imports/{made.key}/"

    assert browse(member("checker")).get(address).status_code == 200
    assert browse(member("liaison", unit)).get(address).status_code == 200
    assert browse(member("liaison", "某局")).get(address).status_code == 404
    assert browse(member("deputy")).get(address).status_code == 403
    assert browse(member("deputy")).get("/imports/").status_code == 403


def test_thousands_of_rows_are_told_a_batch_at_a_time(
    db, unit, member, job, django_assert_max_num_queries
):
    day = local("2026-01-01 08:00")
    vehicles = [
        VehicleRegistered(
            about=f"A-{number:05}",
            unit=unit,
            at=day + timedelta(minutes=number % 1000),
            vehicle_class="heavy truck",
        )
        for number in range(3000)
    ]
    sheet = sheet_called("VehicleRegistered")
    from luoshi_server.ledger.filling import words_of

    made = job(csv_of(sheet, [words_of(one) for one in vehicles]), sheet=sheet.name)
    with django_assert_max_num_queries(700):
        confirm_and_tell(made)

    assert counts(made)["told"] == 3000
    assert Line.objects.filter(kind="VehicleRegistered").count() == 3000
