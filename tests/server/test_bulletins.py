"""Slips, notices and monthly reports: drafted, numbered, approved, signed, issued, answered."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
import pytest
from django.db import IntegrityError, transaction
from docx import Document as Docx

from luoshi_server.bulletins.actions.answer import answer
from luoshi_server.bulletins.actions.approve import approve
from luoshi_server.bulletins.actions.draft_monthly import draft_monthly
from luoshi_server.bulletins.actions.draft_notice import draft_notice
from luoshi_server.bulletins.actions.draft_slip import draft_slip
from luoshi_server.bulletins.actions.issue import issue
from luoshi_server.bulletins.actions.publish import publish
from luoshi_server.bulletins.actions.revise import revise
from luoshi_server.bulletins.actions.sign import sign
from luoshi_server.bulletins.actions.void import void
from luoshi_server.bulletins.content import content_of, paper_from
from luoshi_server.bulletins.files import file_of
from luoshi_server.bulletins.late import late_at
from luoshi_server.bulletins.models import Bulletin
from luoshi_server.bulletins.queries import public_bulletins, visible_to
from luoshi_server.bulletins.slips import due_for_a_slip
from luoshi_server.bulletins.wording import Wording
from luoshi_server.cases.models import Obligation
from luoshi_server.cases.ticking import tick
from luoshi_server.duties.actions.assign import assign
from luoshi_server.duties.actions.check import accept_completion
from luoshi_server.duties.actions.complete import complete
from luoshi_server.duties.actions.sign import sign as sign_for
from luoshi_server.ledger.reading import rebuild
from luoshi_server.organisations.actions.register_unit import register_unit
from luoshi_server.platform import clock
from luoshi_server.platform.errors import ChangedMeanwhile, Forbidden, Refused

JUDGING = Wording(criticised=(("某局", "三次催办仍未签收。"),))


@pytest.fixture
def late(assigned, at):
    """The assigned duty, which nobody signed for; the clock stands eleven days later."""
    with at("2026-03-20 09:00"):
        tick()
        yield assigned


@pytest.fixture
def slip(late, member):
    return draft_slip(due_for_a_slip().get().key, by=member("clerk"))


@pytest.fixture
def sent(slip, member):
    sign(slip, by=member("leader"))
    issue(slip, by=member("clerk"))
    slip.refresh_from_db()
    return slip


def test_of_one_thing_owed_only_the_gravest_slip_is_to_be_drawn_up(late):
    assert [order.means for order in due_for_a_slip()] == ["红色督办单"]


def test_a_slip_says_what_is_late_whose_it_is_and_on_which_words(slip, late):
    paper = slip.draft

    assert paper.lead_unit == late.lead
    assert paper.colour.word == "红色"
    assert paper.basis[0].words == " ".join(late.words.split())
    assert paper.basis[0].document == late.document.title
    assert paper.due == "2026年3月4日"
    assert paper.overdue.startswith("12个工作日")
    assert slip.answer_by == date(2026, 3, 25)


def test_each_order_has_one_slip_even_if_two_clerks_draw_it_up(slip, member):
    with pytest.raises(ChangedMeanwhile) as refused:
        draft_slip(slip.order, by=member("checker"))

    assert slip.number in refused.value.reason
    assert not due_for_a_slip().exists()


def test_the_database_itself_refuses_a_second_slip_of_one_order(slip):
    second = Bulletin(**(Bulletin.objects.values().get() | {"key": "slip-2026-2", "running": 2}))
    with pytest.raises(IntegrityError), transaction.atomic():
        second.save(force_insert=True)


def test_numbers_follow_each_other_without_gaps_for_each_sort_and_year(slip, member, at):
    with pytest.raises(ChangedMeanwhile):
        draft_slip(slip.order, by=member("checker"))
    with pytest.raises(Refused):
        draft_notice(by=member("clerk"), at_least=500)
    numbers = [draft_notice(by=member("clerk")).number for _ in range(3)]
    with at("2027-01-04 09:00"):
        tick()
        numbers.append(draft_notice(by=member("clerk")).number)

    assert slip.number == "督办〔2026〕1号"
    assert numbers == [
        "督查通报〔2026〕1号",
        "督查通报〔2026〕2号",
        "督查通报〔2026〕3号",
        "督查通报〔2027〕1号",
    ]


def test_the_number_of_a_voided_slip_is_not_used_again(slip, member):
    void(slip, by=member("clerk"), reason="对象有误")
    again = draft_slip(slip.order, by=member("clerk"))

    assert again.number == "督办〔2026〕2号"


def test_nobody_signs_what_he_drafted(slip, member):
    clerk = member("clerk")
    clerk.role = "leader"
    with pytest.raises(Forbidden):
        sign(slip, by=clerk)

    sign(slip, by=member("leader"))
    slip.refresh_from_db()
    assert (slip.state, slip.signed_name) == ("signed", "Leader")


def test_a_clerk_signs_nothing(slip, member):
    with pytest.raises(Forbidden):
        sign(slip, by=member("checker"))


def test_nothing_is_issued_that_nobody_signed(slip, member):
    with pytest.raises(Refused):
        issue(slip, by=member("clerk"))


def test_criticism_by_name_is_issued_only_after_the_head_approved_it(late, member):
    notice = draft_notice(by=member("clerk"), wording=JUDGING)
    sign(notice, by=member("leader"))
    with pytest.raises(Refused) as refused:
        issue(notice, by=member("clerk"))
    assert "第二十一条" in refused.value.reason

    approve(notice, by=member("leader"))
    issue(notice, by=member("clerk"))
    notice.refresh_from_db()
    assert notice.state == "issued"


def test_whoever_words_a_notice_anew_loses_the_approval(late, member):
    notice = draft_notice(by=member("clerk"), wording=JUDGING)
    approve(notice, by=member("leader"))
    revise(notice, by=member("clerk"), wording=Wording(criticised=(("另一局", "拖延。"),)))

    notice.refresh_from_db()
    assert notice.needs_approval
    assert "另一局：拖延。" in notice.content
    assert "三次催办" not in notice.content


def test_the_numbers_of_a_notice_are_those_of_its_rows(late, member):
    rows = late_at(clock.now())
    notice = draft_notice(by=member("clerk"))
    opening, _, totals, _, *lists = notice.draft.body
    listed = sum(len(part.rows) - part.heads for part in lists if hasattr(part, "rows"))

    assert f"共{len(rows)}项" in opening.words
    assert totals.rows[-1][1].words == str(len(rows))
    assert listed == len(rows) == Obligation.objects.filter(how="", due__lt=clock.now()).count()


def test_every_row_of_a_notice_has_its_quote_and_the_place_of_it(late, member):
    notice = draft_notice(by=member("clerk"))
    paper = notice.draft

    assert [one.words for one in paper.quotes] == [" ".join(late.words.split())]
    assert notice.quotes == [f"{late.document_id}|{late.place}"]


def test_only_the_unit_that_it_is_for_answers_a_slip(sent, late, member):
    with pytest.raises(Forbidden):
        answer(sent, by=member("liaison", "别的局"), words="已办")
    answer(sent, by=member("liaison", late.lead), words="已签收，因人员调整延误。")

    sent.refresh_from_db()
    assert sent.state == "answered"
    assert sent.answers.get().words == "已签收，因人员调整延误。"


def test_a_unit_sees_what_was_sent_to_it_and_no_draft(slip, late, member):
    liaison, stranger = member("liaison", late.lead), member("liaison", "别的局")
    assert not visible_to(liaison).exists()

    sign(slip, by=member("leader"))
    issue(slip, by=member("clerk"))

    assert visible_to(liaison).get() == slip
    assert not visible_to(stranger).exists()
    assert not visible_to(None).exists()


def test_only_what_was_issued_can_be_published_and_taken_back_with_a_reason(sent, member):
    publish(sent, by=member("checker"))
    assert public_bulletins().get() == sent

    with pytest.raises(Refused):
        publish(sent, by=member("checker"), public=False)
    publish(sent, by=member("checker"), public=False, reason="涉及个人信息")
    assert not public_bulletins().exists()


def test_the_docx_of_a_notice_can_be_read_and_holds_its_quotes(late, member):
    notice = draft_notice(by=member("clerk"))
    document = Docx(io.BytesIO(file_of(notice, "docx").content))
    words = "\n".join(
        [one.text for one in document.paragraphs]
        + [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    )

    assert "督查通报〔2026〕1号" in words
    assert late.lead in words
    assert " ".join(late.words.split()) in words


def test_an_unsigned_paper_says_so_and_a_signed_one_has_its_day(slip, member, at):
    draft = Docx(io.BytesIO(file_of(slip, "docx").content))
    assert "未经签发" in "".join(
        cell.text for table in draft.tables for row in table.rows for cell in row.cells
    )

    with at("2026-03-23 10:00"):
        sign(slip, by=member("leader"))
    slip.refresh_from_db()
    signed = Docx(io.BytesIO(file_of(slip, "docx").content))
    assert any("2026年3月23日" in one.text for one in signed.paragraphs)


def test_a_bulletin_gives_the_same_bytes_whenever_it_is_fetched(sent, at):
    first = [file_of(sent, ending).content for ending in ("docx", "pdf")]
    with at("2026-06-01 09:00"):
        assert [file_of(sent, ending).content for ending in ("docx", "pdf")] == first


def test_the_annex_has_the_rows_of_the_notice_with_totals_that_are_formulas(late, member):
    notice = draft_notice(by=member("clerk"))
    book = openpyxl.load_workbook(io.BytesIO(file_of(notice, "xlsx").content))
    cells = [str(cell.value) for row in book.worksheets[0] for cell in row if cell.value]

    assert late.lead in cells
    assert any(cell.startswith("=") for cell in cells)


def test_a_month_that_is_not_over_has_no_report(late, member):
    with pytest.raises(Refused):
        draft_monthly(date(2026, 3, 1), by=member("clerk"))


def test_the_report_of_a_past_month_is_the_same_whatever_was_told_later(late, member, liaison, at):
    with at("2026-04-01 09:00"):
        tick()
        first = draft_monthly(date(2026, 3, 5), by=member("clerk"))
        void(first, by=member("clerk"), reason="试编")
    with at("2026-04-10 09:00"):
        sign_for(late, by=liaison)
        complete(late, by=liaison, words="完成")
        accept_completion(late, by=member("checker"))
        again = draft_monthly(date(2026, 3, 5), by=member("clerk"))

    assert first.draft.body == again.draft.body
    assert first.draft.attachments == again.draft.attachments


def test_a_monthly_report_counts_what_was_closed_in_its_month(late, member, liaison, at):
    with at("2026-04-10 09:00"):
        sign_for(late, by=liaison)
        complete(late, by=liaison, words="完成")
        accept_completion(late, by=member("checker"))
    with at("2026-05-06 09:00"):
        april = draft_monthly(date(2026, 4, 1), by=member("clerk"))

    assert "在办任务0项，较上月减少1项；本月办结1项，较上月增加1项" in april.draft.body[1].words


def test_a_month_has_one_report(late, member, at):
    with at("2026-04-01 09:00"):
        draft_monthly(date(2026, 3, 1), by=member("clerk"))
        with pytest.raises(ChangedMeanwhile):
            draft_monthly(date(2026, 3, 31), by=member("checker"))


def test_a_paper_in_the_ledger_is_the_paper_that_was_drafted(late, member):
    for bulletin in (
        draft_notice(by=member("clerk"), wording=JUDGING),
        draft_slip(due_for_a_slip().get().key, by=member("clerk")),
    ):
        assert content_of(paper_from(bulletin.content)) == bulletin.content


def test_bulletins_are_what_the_entries_add_up_to(sent, late, member):
    answer(sent, by=member("liaison", late.lead), words="已签收。")
    before = Bulletin.objects.values().get()
    rebuild()

    assert Bulletin.objects.values().get() == before
    assert Bulletin.objects.get().answers.count() == 1


def test_a_unit_whose_name_holds_the_sign_that_parts_names_answers_its_slip(duty, member, at):
    organ = "某区纪律检查委员会、某区监察委员会"
    register_unit(organ, by=member("clerk"), reason="机构名录")
    assign(duty, by=member("clerk"), lead=organ, reason="经研究确定", seen=duty.last_entry)
    with at("2026-03-20 09:00"):
        tick()
        slip = draft_slip(due_for_a_slip().get().key, by=member("clerk"))
        sign(slip, by=member("leader"))
        issue(slip, by=member("clerk"))
        slip.refresh_from_db()

        assert visible_to(member("liaison", organ)).get() == slip
        answer(slip, by=member("liaison", organ), words="已签收。")

    assert slip.unit_names == (organ,)
