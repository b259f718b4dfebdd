"""Pages of bulletins, supervisions, notifications and webhooks: for whom, and what they show."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from luoshi_server.bulletins.actions.draft_monthly import draft_monthly
from luoshi_server.bulletins.actions.draft_notice import draft_notice
from luoshi_server.bulletins.actions.issue import issue
from luoshi_server.bulletins.actions.publish import publish
from luoshi_server.bulletins.actions.sign import sign
from luoshi_server.bulletins.models import Bulletin
from luoshi_server.bulletins.slips import due_for_a_slip
from luoshi_server.bulletins.wording import Wording
from luoshi_server.cases.ticking import tick
from luoshi_server.organisations.models import Unit
from luoshi_server.supervisions.actions.propose import propose
from luoshi_server.supervisions.models import Supervision
from luoshi_server.telling.models import CalendarAddress, Seen, Webhook


@pytest.fixture
def late(assigned, at):
    with at("2026-03-20 09:00"):
        tick()
        yield assigned


def test_a_slip_goes_from_the_list_of_what_is_due_to_the_answer_of_the_unit(late, member, browse):
    clerk, leader = browse(member("clerk")), browse(member("leader"))
    unit = browse(member("liaison", late.lead))
    order = due_for_a_slip().get()
    assert late.title in clerk.get(reverse("slips_due")).text

    words = {"demand": "请立即签收。", "answer_days": "2"}
    drawn = clerk.post(reverse("slip_draw_up", kwargs={"key": order.key}), words)
    slip = Bulletin.objects.get()
    page = reverse("bulletin", kwargs={"key": slip.key})
    assert drawn.headers["Location"] == page
    assert "请立即签收。" in clerk.get(page).text
    assert unit.get(page).status_code == 404

    _do(leader, slip, "sign")
    _do(clerk, slip, "issue")
    assert late.words.split()[0][:10] in unit.get(page).text
    _do(unit, slip, "answer", words="今日签收。")
    assert "今日签收。" in clerk.get(page).text


def test_the_page_of_a_bulletin_links_each_quote_to_its_place(late, member, browse):
    notice = draft_notice(by=member("clerk"))
    page = browse(member("clerk")).get(reverse("bulletin", kwargs={"key": notice.key})).text

    assert f"/documents/{late.document_id}/?at={late.place}-" in page


def test_a_verb_that_is_refused_says_so_on_the_page(late, member, browse):
    judging = Wording(criticised=(("某局", "拖延。"),))
    notice = draft_notice(by=member("clerk"), wording=judging)
    sign(notice, by=member("leader"))
    response = _do(browse(member("clerk")), notice, "issue")

    assert response.status_code == 422
    assert "第二十一条" in response.text


def test_a_member_is_not_offered_what_others_do_and_is_refused_it(late, member, browse):
    notice = draft_notice(by=member("clerk"))
    clerk = browse(member("clerk"))
    page = clerk.get(reverse("bulletin", kwargs={"key": notice.key})).text

    assert "do-revise" in page
    assert "do-sign" not in page
    assert _do(clerk, notice, "sign").status_code == 403


def test_the_second_of_two_who_act_at_once_is_told_on_the_page(late, member, browse):
    notice = draft_notice(by=member("clerk"))
    seen = notice.last_entry
    sign(notice, by=member("leader"))
    url = reverse("bulletin_act", kwargs={"key": notice.key, "verb": "void"})

    response = browse(member("clerk")).post(url, {"seen": seen, "reason": "重复"})
    assert response.status_code == 409


def test_files_are_attachments_and_for_those_who_see_the_bulletin(late, member, browse):
    notice = draft_notice(by=member("clerk"))
    for ending, begins in (("docx", b"PK"), ("pdf", b"%PDF"), ("xlsx", b"PK")):
        url = reverse("bulletin_file", kwargs={"key": notice.key, "ending": ending})
        response = browse(member("clerk")).get(url)
        assert response.content.startswith(begins)
        assert response["Content-Disposition"].startswith("attachment")
        assert browse(member("liaison", late.lead)).get(url).status_code == 404
        assert browse().get(url).status_code == 404
    unknown = reverse("bulletin_file", kwargs={"key": notice.key, "ending": "exe"})
    assert browse(member("clerk")).get(unknown).status_code == 404


def test_a_published_bulletin_is_open_to_everybody_without_who_wrote_it(late, member, browse):
    notice = draft_notice(by=member("clerk"))
    sign(notice, by=member("leader"))
    issue(notice, by=member("clerk"))
    page = reverse("bulletin", kwargs={"key": notice.key})
    assert browse().get(page).status_code == 404

    publish(notice, by=member("checker"))
    response = browse().get(page)
    assert response.status_code == 200
    assert late.title in response.text
    assert "起草" not in response.text


def test_notices_and_monthly_reports_are_drafted_by_form(late, member, browse, at):
    clerk = browse(member("clerk"))
    assert late.lead in clerk.get(reverse("draft_notice")).text
    told = {"units": [late.lead], "at_least": "1", "criticised": "没有冒号的一行"}
    assert clerk.post(reverse("draft_notice"), told).status_code == 422
    told["criticised"] = "某局：多次催办未签收"
    assert clerk.post(reverse("draft_notice"), told).status_code == 302
    assert Bulletin.objects.get().needs_approval

    refused = clerk.post(reverse("draft_monthly"), {"month": "2026-03"})
    assert refused.status_code == 422
    assert "尚未结束" in refused.text
    with at("2026-04-01 09:00"):
        drafted = clerk.post(reverse("draft_monthly"), {"month": "2026-03"})
    assert drafted.status_code == 302


def test_the_page_of_a_long_report_stays_small(late, member, browse, at):
    with at("2026-04-01 09:00"):
        report = draft_monthly(date(2026, 3, 1), by=member("clerk"))
        page = browse(member("clerk")).get(reverse("bulletin", kwargs={"key": report.key}))

    assert "2026年3月重点任务督查督办情况月报" in page.text
    assert len(page.content) < 150 * 1024


def test_a_supervision_is_planned_and_approved_on_its_pages(in_force, member, browse):
    clerk, leader = browse(member("clerk")), browse(member("leader"))
    told = {
        "whose": Unit.objects.first().name,
        "matter": "桥梁养护",
        "plan": "实地查看。",
        "ends": "2026-03-31",
    }
    assert clerk.post(reverse("supervision_new"), told).status_code == 302
    row = Supervision.objects.get()
    url = reverse("supervision_act", kwargs={"key": row.key, "verb": "decide"})
    assert clerk.post(url, {"seen": row.last_entry, "answer": "yes"}).status_code == 403
    assert leader.post(url, {"seen": row.last_entry, "answer": "yes"}).status_code == 302

    page = clerk.get(reverse("supervision", kwargs={"key": row.key})).text
    assert "制定督查方案并立项" in page
    assert "第十一条、第十五条" in page
    again = clerk.post(reverse("supervision_new"), told)
    assert again.status_code == 422
    assert row.key in again.text


def test_where_no_document_orders_supervision_the_pages_say_so(gazette, member, browse):
    clerk = browse(member("clerk"))

    assert "没有要求开展政府督查" in clerk.get(reverse("supervisions")).text
    assert "没有要求开展政府督查" in clerk.get(reverse("supervision_new")).text


def test_a_supervision_is_shown_to_nobody_whom_it_does_not_concern(in_force, member, browse):
    row = propose(
        by=member("clerk"),
        whose=Unit.objects.first().name,
        matter="桥梁养护",
        plan="实地查看。",
        ends=date(2026, 3, 31),
    )
    page = reverse("supervision", kwargs={"key": row.key})

    assert browse(member("auditor")).get(page).status_code == 200
    assert browse(member("liaison", row.whose)).get(page).status_code == 404
    assert browse(member("deputy")).get(reverse("supervisions")).status_code == 403
    assert browse().get(page).status_code == 302


def test_my_notifications_are_read_and_my_calendar_is_made(late, member, browse):
    liaison = member("liaison", late.lead)
    client = browse(liaison)
    page = client.get(reverse("notifications"))
    assert late.title in page.text
    client.post(reverse("notifications_seen"), {"upto": "999999"})
    assert Seen.objects.get(member=liaison).upto > 0

    client.post(reverse("calendar_renewed"))
    assert CalendarAddress.objects.filter(member=liaison).exists()
    assert "8000/calendar/" in client.get(reverse("notifications")).text
    assert "8000/calendar/" not in client.get(reverse("notifications")).text


def test_a_webhook_is_kept_by_the_administrator_alone(member, browse):
    administrator = browse(member("administrator"))
    told = {"title": "平台", "url": "http://93.184.216.34/hook", "form": "cloudevents"}
    assert browse(member("clerk")).get(reverse("webhooks")).status_code == 403
    refused = administrator.post(reverse("webhooks"), told | {"url": "http://127.0.0.1/"})
    assert refused.status_code == 422

    assert administrator.post(reverse("webhooks"), told).status_code == 302
    hook = Webhook.objects.get()
    first = administrator.get(reverse("webhooks")).text
    assert hook.secret in first
    assert hook.secret not in administrator.get(reverse("webhooks")).text
    assert "/hook" not in administrator.get(reverse("webhooks")).text
    assert administrator.get(reverse("webhook", kwargs={"number": hook.pk})).status_code == 200
    administrator.post(reverse("webhook_stop", kwargs={"number": hook.pk}))
    hook.refresh_from_db()
    assert hook.stopped is not None


@pytest.mark.parametrize("name", ["bulletins", "slips_due", "notifications", "supervisions"])
def test_a_list_asks_the_database_as_often_however_long_it_is(
    name, late, member, browse, django_assert_max_num_queries
):
    for _ in range(12):
        draft_notice(by=member("clerk"))
    clerk = browse(member("clerk"))
    clerk.get(reverse(name))

    with django_assert_max_num_queries(14):
        assert clerk.get(reverse(name)).status_code == 200


def _do(client, bulletin, verb, **told):
    bulletin.refresh_from_db()
    url = reverse("bulletin_act", kwargs={"key": bulletin.key, "verb": verb})
    return client.post(url, {"seen": bulletin.last_entry, **told})
