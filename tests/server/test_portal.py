"""The public pages: what was promised, who, by when, how far, and the words of everything."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from html import unescape

import pytest

from luoshi.calendars import local


def text(response) -> str:
    assert response.status_code == 200
    return unescape(response.content.decode())


@pytest.fixture
def public(signed, member):
    """The duty, put on the public page."""
    from luoshi_server.duties.actions.publish import publish

    publish(signed, by=member("checker"))
    signed.refresh_from_db()
    return signed


def test_a_duty_is_shown_to_everybody_only_after_it_was_published(signed, member, browse):
    from luoshi_server.duties.actions.publish import publish, withhold

    address = f"/public/duties/{signed.key}/"
    assert browse().get(address).status_code == 404

    publish(signed, by=member("checker"))
    assert signed.title in text(browse().get(address))

    withhold(signed, by=member("checker"), reason="涉及未定方案")
    assert browse().get(address).status_code == 404


def test_the_page_of_a_duty_says_words_who_by_when_and_where_they_stand(public, browse):
    page = text(browse().get(f"/public/duties/{public.key}/"))
    claim = public.claim

    assert public.words in page
    assert public.lead in page
    assert f"{public.deadline.year}年{public.deadline.month}月{public.deadline.day}日" in page
    assert f"/documents/{public.document_id}/?at={claim.start}-{claim.end}#s{claim.start}" in page


def test_a_member_sees_of_a_public_page_what_everybody_sees(public, member, browse, liaison):
    address = f"/public/duties/{public.key}/"
    outside, inside = (text(browse(who).get(address)) for who in (None, liaison))

    assert _main(outside) == _main(inside)


def test_the_first_deadline_stays_visible_when_it_was_changed(public, liaison, member, browse):
    from luoshi_server.duties.actions.ask import ask_for_change
    from luoshi_server.duties.actions.decide import decide_request

    later = public.deadline + timedelta(days=30)
    asked = ask_for_change(public, "extension", by=liaison, reason="资金未到位", deadline=later)
    decide_request(asked, by=member("checker"), approved=True, reason="情况属实")
    page = text(browse().get(f"/public/duties/{public.key}/"))

    first = public.deadline
    assert f"<del>{first.year}年{first.month}月{first.day}日</del>" in page
    assert f"经批准，时限由{first.year}年{first.month}月{first.day}日延至" in page
    assert "资金未到位" not in page
    assert "情况属实" not in page


def test_only_public_reports_say_how_far_a_duty_has_come(public, liaison, browse):
    from luoshi_server.duties.actions.report import report_progress
    from luoshi_server.duties.models import Duty

    Duty.objects.filter(pk=public.pk).update(target=Decimal(10), comparator=">=")
    report_progress(
        public, by=liaison, value=Decimal(4), period="2026-02", words="已建四处", public=True
    )
    report_progress(public, by=liaison, value=Decimal(9), period="2026-03", words="内部口径")
    page = text(browse().get(f"/public/duties/{public.key}/"))

    assert "40%" in page
    assert "已建四处" in page
    assert "90%" not in page
    assert "内部口径" not in page


def test_evidence_is_public_where_its_unit_said_so(public, liaison, browse):
    from luoshi_server.duties.actions.file_evidence import file_evidence

    for name, is_public in (("验收单.txt", True), ("往来函.txt", False)):
        file_evidence(
            public,
            name,
            [name.encode()],
            by=liaison,
            proves_from=date(2026, 2, 1),
            public=is_public,
        )
    page = text(browse().get(f"/public/duties/{public.key}/"))

    assert "验收单.txt" in page
    assert "往来函.txt" not in page


def test_the_clock_is_explained_in_plain_words(public, browse, at):
    with at("2026-03-09 09:00"):
        page = text(browse().get(f"/public/duties/{public.key}/"))

    days = (public.deadline - date(2026, 3, 9)).days
    assert f"距时限还有{days}天" in page
    assert "亮灯规则第1版" in page


def test_a_number_on_the_portal_is_the_length_of_the_list_it_opens(many_public, browse, at):
    from luoshi_server.cases.ticking import tick

    with at("2026-03-20 09:00"):
        tick()
        page = text(browse().get("/"))
        groups = re.findall(
            r'href="(/public/duties/\?standing=\w+)"><span class="group-number">([\d,]+)', page
        )
        lists = [_count(text(browse().get(address))) for address, _number in groups]
        everything = _count(text(browse().get("/public/duties/")))

    numbers = [int(number.replace(",", "")) for _address, number in groups]
    assert len(groups) == 4
    assert numbers == lists
    assert sum(numbers) == everything > 0


def test_each_part_of_the_bar_of_a_document_opens_as_many_duties(many_public, browse):
    page = text(browse().get("/"))
    parts = re.findall(
        r'<td class="number"><a href="(/public/duties/\?document=[^"]+)">(\d+)</a>', page
    )
    assert parts
    for address, number in parts:
        assert _count(text(browse().get(address))) == int(number)


def test_duties_are_filtered_by_unit_words_and_document(many_public, browse):
    from luoshi_server.duties.models import Duty

    some = Duty.objects.filter(public=True).exclude(lead="").first()
    of_unit = text(browse().get("/public/duties/", {"unit": some.lead}))
    of_document = text(browse().get("/public/duties/", {"document": some.document_id}))
    by_words = text(browse().get("/public/duties/", {"q": some.title[:6]}))

    assert all(some.title in page for page in (of_unit, of_document, by_words))
    assert (
        _count(of_document) == Duty.objects.filter(public=True, document=some.document_id).count()
    )


def test_what_is_no_choice_of_a_filter_is_not_asked_for(many_public, browse):
    odd = {"standing": "'", "unit": "<b>", "lamp": "purple", "order": "-pk", "page": "x"}

    everything = _count(text(browse().get("/public/duties/")))
    assert _count(text(browse().get("/public/duties/", odd))) == everything


def test_the_latest_facts_come_first_and_name_the_duty(public, liaison, browse, at):
    from luoshi_server.duties.actions.report import report_progress

    with at("2026-03-05 10:00"):
        report_progress(public, by=liaison, words="桥墩已完成", period="2026-03", public=True)
        page = text(browse().get("/"))

    news = page[page.index('class="news"') :]
    assert news.index(public.title) < news.index("报告进展（2026年3月）")


def test_an_indicator_shows_each_number_with_its_words(all_confirmed, browse):
    from luoshi_server.documents.models import Claim

    name = "一般公共预算收入"
    figures = Claim.objects.filter(kind="figure", title=name)
    page = text(browse().get(f"/public/indicators/{name}/"))

    assert figures
    for figure in figures:
        assert f"?at={figure.start}-{figure.end}" in page
        assert " ".join(figure.words.split()) in " ".join(page.split())


def test_a_figure_that_was_edited_is_shown_as_it_was_edited(all_confirmed, member, browse):
    from luoshi_server.documents.actions.review import edit, reopen
    from luoshi_server.documents.models import Claim

    figure = Claim.objects.filter(kind="figure", title="一般公共预算收入").first()
    reopen(figure, by=member("clerk"), reason="单位有误")
    edit(figure, {"value": "987654"}, by=member("clerk"), reason="勘误")
    page = text(browse().get("/public/indicators/一般公共预算收入/"))

    assert "987,654" in page


def test_a_figure_that_nobody_confirmed_is_not_shown(in_force, browse):
    assert browse().get("/public/indicators/一般公共预算收入/").status_code == 404


def test_figures_of_a_document_that_is_not_in_force_are_not_shown(all_confirmed, member, browse):
    from luoshi_server.documents.actions.put_in_force import take_out_of_force

    for document in all_confirmed.documents.all():
        take_out_of_force(document, by=member("clerk"), reason="废止")

    assert browse().get("/public/indicators/一般公共预算收入/").status_code == 404
    assert "还没有施行的文件" in text(browse().get("/public/documents/"))


def test_the_budget_flows_from_revenue_through_funds_to_spending(all_confirmed, browse):
    page = text(browse().get("/public/budget/"))

    assert "一般公共预算" in page
    assert "增值税 → 一般公共预算 118,430" in page
    assert "一般公共预算 → 教育支出 108,460" in page
    assert "8 项相加一致" in page


def test_a_total_whose_parts_do_not_add_up_is_drawn_whole(all_confirmed, browse):
    page = text(browse().get("/public/budget/"))

    assert "政府性基金 → 政府性基金预算支出 92,750" in page
    assert "政府性基金 → 专项债券支出" not in page


def test_a_finding_is_public_once_it_was_released(all_confirmed, member, browse):
    from luoshi_server.documents.actions.release import release, withhold
    from luoshi_server.documents.models import Claim

    finding = Claim.objects.filter(kind="finding", status="inconsistent").first()
    message = finding.record["message"]
    assert message not in text(browse().get("/public/findings/"))

    release(finding, by=member("checker"))
    assert message in text(browse().get("/public/findings/"))

    withhold(finding, by=member("checker"), reason="尚待核实")
    assert message not in text(browse().get("/public/findings/"))


def test_a_unit_shows_who_holds_which_office_with_the_words(all_confirmed, browse):
    from luoshi_server.organisations.models import Post, Unit

    units = Unit.objects.values("name")
    post = Post.objects.filter(until=None, unit__in=units).exclude(words="").first()
    page = text(browse().get(f"/public/units/{post.unit}/"))

    assert post.person in page
    assert post.words in page
    assert f"/documents/{post.document}/?at=" in page


def test_searching_finds_duties_figures_documents_and_units(many_public, browse):
    page = text(browse().get("/public/search/", {"q": "一般公共预算收入"}))

    assert "指标和数据" in page
    assert "条款" in page


def test_searching_does_not_find_what_is_not_public(signed, browse):
    page = text(browse().get("/public/search/", {"q": signed.title[:8]}))

    assert f"/public/duties/{signed.key}/" not in page


@pytest.mark.parametrize("path", ["/", "/public/duties/", "/public/indicators/", "/public/rules/"])
def test_who_has_not_signed_in_may_keep_a_page_for_a_minute(many_public, member, browse, path):
    outside, inside = browse().get(path), browse(member("clerk")).get(path)

    assert outside["Cache-Control"] == "public, max-age=60"
    assert not outside.cookies
    assert inside["Cache-Control"] == "private, no-store"


def test_the_language_is_chosen_by_a_link(browse):
    client = browse()
    response = client.get("/public/language/en/", {"next": "/public/data/"})

    assert response["Location"] == "/public/data/"
    assert 'lang="en"' in text(client.get("/public/data/"))
    assert client.get("/public/language/en/", {"next": "//evil.example/"})["Location"] == "/"


def test_nothing_can_be_posted_to_a_public_page(db, browse):
    assert browse().post("/public/duties/").status_code == 405


def test_the_rules_are_a_page(db, browse):
    page = text(browse().get("/public/rules/"))

    assert "《政府信息公开条例》第十九条" in page
    assert "联络员" in page


def test_the_roots_of_the_days_are_a_page_that_says_how_to_verify(db, browse):
    from luoshi_server.ledger.models import Root

    Root.objects.create(day=date(2026, 3, 1), number=42, digest="a" * 64)
    page = text(browse().get("/public/roots/"))

    assert "a" * 64 in page
    assert "luoshi verify" in page


QUERIES = {
    "/": 24,
    "/public/duties/": 8,
    "/public/documents/": 4,
    "/public/indicators/": 2,
    "/public/indicators/一般公共预算收入/": 2,
    "/public/budget/": 6,
    "/public/findings/": 2,
    "/public/units/": 6,
    "/public/search/?q=建设": 13,
    "/public/rules/": 0,
    "/public/roots/": 2,
    "/public/data/": 1,
}


@pytest.mark.parametrize("path", QUERIES)
def test_a_page_asks_as_few_questions_however_much_there_is(
    many_public, browse, django_assert_max_num_queries, path
):
    client = browse()
    client.get(path)
    with django_assert_max_num_queries(QUERIES[path]):
        client.get(path)


def test_a_page_of_a_duty_asks_as_few_questions(public, browse, django_assert_max_num_queries):
    client = browse()
    client.get(f"/public/duties/{public.key}/")
    with django_assert_max_num_queries(16):
        client.get(f"/public/duties/{public.key}/")


def test_a_whole_is_as_far_as_its_public_parts_and_silent_if_one_is_hidden(public, member):
    from luoshi_server.duties.models import Duty
    from luoshi_server.duties.published import duties_shown, public_duties

    parts = [
        Duty.objects.create(
            key=f"{public.key}.{number}",
            parent=public,
            weight=weight,
            title="部分",
            state=state,
            public=True,
            found=local("2026-03-02 09:00"),
            changed=local("2026-03-02 09:00"),
        )
        for number, (weight, state) in enumerate([(Decimal(3), "closed"), (Decimal(1), "signed")])
    ]
    shown = duties_shown(public_duties().filter(key=public.key))[0]
    assert shown.share == Decimal("0.75")

    Duty.objects.filter(pk=parts[1].pk).update(public=False)
    assert duties_shown(public_duties().filter(key=public.key))[0].share is None


def _count(page: str) -> int:
    met = re.search(r"(?:符合条件的有|全部公开承诺) (\d+) 项", page)
    assert met
    return int(met[1])


def _main(page: str) -> str:
    return page[page.index("<main") : page.index("</main>")]
