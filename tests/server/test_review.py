"""Confirming what was read: by row, by page, in bulk; nobody overwrites what another decided."""

from __future__ import annotations

import pytest

from luoshi_server.documents.actions import review
from luoshi_server.documents.models import Claim
from luoshi_server.duties.models import Duty
from luoshi_server.ledger.models import Line
from luoshi_server.ledger.reading import rebuild
from luoshi_server.platform.errors import ChangedMeanwhile
from luoshi_server.web.texts.clauses import clauses_of

HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def clerk(browse, member):
    return browse(member("clerk"))


@pytest.fixture
def claim(in_force):
    return in_force.claims.filter(kind="duty").order_by("-rank", "start").first()


def _rows(page: str) -> int:
    return page.count("<article")


def _duty_form(claim: Claim, **changes) -> dict[str, object]:
    """What the form of a duty sends when nothing is changed, with some fields changed."""
    reading = claim.reading
    told: dict[str, object] = {
        "title": reading["title"],
        "lead_units": [*reading["lead_units"], "", ""],
        "responsible_units": [*reading["responsible_units"], "", ""],
        "cooperating_units": [*reading["cooperating_units"], "", ""],
        "reason": "核对原文后修改",
    }
    for field, names in (
        ("deadlines", ("phrase", "date")),
        ("targets", ("item", "comparator", "quantity", "unit")),
    ):
        for name in names:
            told[f"{field}-{name}"] = [one.get(name) or "" for one in reading[field]]
    return told | changes


def test_the_list_begins_with_what_most_needs_an_eye(clerk, in_force):
    page = clerk.get(f"/gazettes/{in_force.key}/review/?kind=finding&state=").content.decode()

    findings = in_force.claims.filter(kind="finding")
    worst = findings.order_by("-rank", "start").first()
    assert worst.doubts
    assert page.index(worst.record["message"]) < page.index(
        findings.filter(rank=0).first().record["message"]
    )


def test_each_item_says_its_doubts_in_words_and_shows_its_words_in_context(clerk, claim, in_force):
    page = clerk.get(f"/gazettes/{in_force.key}/review/").content.decode()

    assert "原文没有写明由哪个单位负责。" in page
    assert 'class="mark duty is-chosen"' in page
    assert 'data-key="a"' in page
    assert "data-review" in page


@pytest.mark.parametrize("kind", ["duty", "figure", "appointment", "finding"])
@pytest.mark.parametrize("doubt", ["", "any", "none", "no-deadline", "no-lead"])
def test_the_count_over_a_list_is_that_of_the_list(clerk, in_force, kind, doubt):
    address = f"/gazettes/{in_force.key}/review/?kind={kind}&doubt={doubt}"
    total, number = 0, 0
    while True:
        number += 1
        page = clerk.get(f"{address}&page={number}").content.decode()
        total += _rows(page)
        if 'rel="next"' not in page:
            break

    first = clerk.get(address).content.decode()
    assert total == 0 or f"共 {total} 项" in first
    open_ones = in_force.claims.filter(kind=kind, state=Claim.OPEN)
    if not doubt:
        assert total == open_ones.count()
    elif doubt not in ("any", "none"):
        assert total == sum(doubt in one.doubts for one in open_ones)


def test_the_list_asks_the_database_as_often_whatever_it_shows(
    clerk, in_force, django_assert_max_num_queries
):
    with django_assert_max_num_queries(9):
        clerk.get(f"/gazettes/{in_force.key}/review/?kind=figure")


def test_no_page_of_the_list_sends_more_than_150_kilobytes(clerk, in_force):
    for kind in ("duty", "figure", "appointment", "finding"):
        page = clerk.get(f"/gazettes/{in_force.key}/review/?kind={kind}&state=")
        assert len(page.content) < 150_000


def test_accepting_by_a_button_makes_a_duty_and_goes_back_to_the_list(clerk, claim):
    back = f"/gazettes/{claim.gazette_id}/review/?kind=duty"

    response = clerk.post(f"/claims/{claim.key}/accept/", {"next": back})

    assert response.url == back
    assert Duty.objects.filter(key=claim.key).exists()


def test_accepting_with_htmx_puts_the_settled_row_and_the_new_counts_in_place(clerk, claim):
    before = Claim.objects.filter(gazette=claim.gazette_id, kind="duty", state="open").count()

    part = clerk.post(f"/claims/{claim.key}/accept/", **HTMX).content.decode()

    assert _rows(part) == 1
    assert "data-item" not in part
    assert "已确认" in part
    assert 'hx-swap-oob="true"' in part
    assert f'<span class="count">{before - 1}</span>' in part


def test_the_second_of_two_reviewers_is_told_who_was_first(browse, member, claim):
    first, second = browse(member("clerk")), browse(member("checker"))
    first.post(f"/claims/{claim.key}/accept/", **HTMX)

    part = second.post(f"/claims/{claim.key}/accept/", **HTMX).content.decode()

    assert "clerk 已先作" in part
    assert Line.objects.filter(kind="Reviewed", about=claim.key).count() == 1


def test_of_two_reviewers_who_hold_the_same_row_only_one_decides(claim, member):
    held_by_another = Claim.objects.get(pk=claim.pk)
    review.reject(claim, by=member("clerk"), reason="不是任务")

    with pytest.raises(ChangedMeanwhile):
        review.accept(held_by_another, by=member("checker"))


def test_the_form_of_an_edit_shows_the_first_reading_beside_it_and_offers_units(clerk, claim):
    page = clerk.get(f"/claims/{claim.key}/edit/").content.decode()

    assert claim.record["title"] in page
    assert 'list="unit-names"' in page
    assert '<datalist id="unit-names">' in page


def test_an_edit_changes_only_what_was_changed_and_keeps_the_first_reading(clerk, claim):
    told = _duty_form(claim, lead_units=["区财政局"], **{"deadlines-date": ["2026-09-30"]})
    told["deadlines-phrase"] = ["9月底前"]

    response = clerk.post(f"/claims/{claim.key}/edit/", told)

    claim.refresh_from_db()
    duty = Duty.objects.get(key=claim.key)
    assert response.status_code == 302
    assert claim.record["lead_units"] == []
    assert claim.reading["lead_units"] == ["区财政局"]
    assert claim.reading["targets"] == claim.record["targets"]
    assert claim.reading["deadlines"][0]["date"] == "2026-09-30"
    assert duty.deadline.isoformat() == "2026-09-30"
    assert duty.lead.endswith("财政局")


@pytest.mark.parametrize("kind", ["duty", "figure", "appointment", "finding"])
def test_a_form_that_is_sent_back_as_it_came_is_no_edit(clerk, in_force, kind):
    claim = in_force.claims.filter(kind=kind, state=Claim.OPEN).first()
    if kind == "duty":
        told = _duty_form(claim)
    else:
        told = {name: value for name, value in claim.reading.items() if value is not None}
        told["reason"] = "没有改"

    response = clerk.post(f"/claims/{claim.key}/edit/", told)

    assert response.status_code == 422
    assert "没有任何改动" in response.content.decode()
    claim.refresh_from_db()
    assert claim.state == Claim.OPEN


@pytest.mark.parametrize(
    ("kind", "changes", "field"),
    [
        ("figure", {"value": "12.5", "period": "2025-Q3"}, "value"),
        ("appointment", {"person": "某某某"}, "person"),
        ("finding", {"message": "已与统计部门核实。"}, "message"),
    ],
)
def test_figures_appointments_and_findings_are_edited_too(clerk, in_force, kind, changes, field):
    claim = in_force.claims.filter(kind=kind, state=Claim.OPEN).first()
    told = {name: value for name, value in claim.reading.items() if value is not None}

    clerk.post(f"/claims/{claim.key}/edit/", {**told, **changes, "reason": "核实"})

    claim.refresh_from_db()
    assert claim.state == Claim.EDITED
    assert claim.reading[field] == changes[field]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"reason": ""}, "修改理由"),
        ({"title": ""}, "任务"),
        ({"deadlines-phrase": ["月底"], "deadlines-date": ["30日"]}, "日期应写作"),
        (
            {
                "targets-item": ["河道"],
                "targets-comparator": [">="],
                "targets-quantity": ["十二"],
                "targets-unit": ["条"],
            },
            "应是数字",
        ),
    ],
)
def test_a_wrong_edit_is_refused_with_the_field_and_changes_nothing(clerk, claim, changes, said):
    response = clerk.post(f"/claims/{claim.key}/edit/", _duty_form(claim) | changes)

    claim.refresh_from_db()
    assert response.status_code == 422
    assert said in response.content.decode()
    assert claim.state == Claim.OPEN


def test_rejecting_wants_a_reason(clerk, claim):
    assert clerk.post(f"/claims/{claim.key}/reject/", {"reason": " "}).status_code == 422

    clerk.post(f"/claims/{claim.key}/reject/", {"reason": "是叙述，不是任务"})

    claim.refresh_from_db()
    assert (claim.state, claim.reason) == (Claim.REJECTED, "是叙述，不是任务")


def test_what_was_rejected_can_be_looked_at_again(clerk, claim):
    clerk.post(f"/claims/{claim.key}/reject/", {"reason": "误"})
    clerk.post(f"/claims/{claim.key}/reopen/", {"reason": "看错了"})

    claim.refresh_from_db()
    assert claim.state == Claim.OPEN


def test_a_duty_is_split_between_clauses_and_each_part_stands_at_its_own_words(clerk, in_force):
    claim = next(
        one
        for one in in_force.claims.filter(kind="duty").select_related("gazette")
        if len(clauses_of(one.words)) > 2
    )
    cut = clauses_of(claim.words)[1].start

    clerk.post(f"/claims/{claim.key}/split/", {"at": [str(cut)], "reason": "两件事"})

    claim.refresh_from_db()
    first, second = Claim.objects.filter(key__startswith=f"{claim.key}.").order_by("start")
    assert claim.state == Claim.SPLIT
    assert first.words + second.words == claim.words
    assert (first.start, second.end) == (claim.start, claim.end)
    assert first.end == second.start > claim.start


def test_after_a_split_htmx_gets_the_parts_as_rows_to_be_confirmed(clerk, claim):
    cut = clauses_of(claim.words)[1].start

    part = clerk.post(
        f"/claims/{claim.key}/split/", {"at": [str(cut)], "reason": "两件事"}, **HTMX
    ).content.decode()

    assert _rows(part) == 3
    assert part.count("data-item") == 2


@pytest.mark.parametrize("at", [[], ["0"], ["99999"], ["x"]])
def test_a_cut_outside_the_words_is_refused(clerk, claim, at):
    response = clerk.post(f"/claims/{claim.key}/split/", {"at": at, "reason": "两件事"})

    claim.refresh_from_db()
    assert response.status_code == 422
    assert claim.state == Claim.OPEN


def test_the_clauses_of_a_text_are_together_the_text():
    words = "清理河道12条，建立台账；逐月销号。（责任单位：区水利局）"

    clauses = clauses_of(words)

    assert "".join(clause.words for clause in clauses) == words
    assert [words[clause.start :].startswith(clause.words) for clause in clauses] == [True] * 5


def test_neighbours_are_merged_into_one(clerk, in_force):
    first, second = in_force.claims.filter(kind="duty", document__endswith="-E").order_by("start")[
        :2
    ]

    page = clerk.get(f"/claims/{first.key}/merge/").content.decode()
    clerk.post(f"/claims/{first.key}/merge/", {"claims": [second.key], "reason": "同一件事"})

    merged = Claim.objects.get(key=f"{first.key}.m")
    assert second.key in page
    assert merged.words == first.words + second.words
    assert Claim.objects.get(pk=second.pk).state == Claim.REJECTED


def test_merging_with_nothing_is_refused(clerk, claim):
    response = clerk.post(f"/claims/{claim.key}/merge/", {"reason": "同一件事"})

    assert response.status_code == 422


def test_all_of_a_page_are_confirmed_together(clerk, in_force):
    address = f"/gazettes/{in_force.key}/review/"
    keys = [
        claim.key for claim in in_force.claims.filter(kind="figure").order_by("-rank", "start")[:15]
    ]

    clerk.post(f"{address}accept/", {"which": "page", "claims": keys, "query": "kind=figure"})

    assert in_force.claims.filter(kind="figure", state=Claim.ACCEPTED).count() == 15
    assert Line.objects.filter(kind="ReviewedTogether").count() == 1


def test_all_without_a_doubt_are_confirmed_and_no_other(clerk, in_force):
    page = clerk.get(f"/gazettes/{in_force.key}/review/?kind=figure").content.decode()
    clear = in_force.claims.filter(kind="figure", rank=0).count()

    clerk.post(f"/gazettes/{in_force.key}/review/accept/", {"which": "clear", "kind": "figure"})

    accepted = in_force.claims.filter(kind="figure", state=Claim.ACCEPTED)
    assert f"确认全部无疑点项（{clear} 项）" in page
    assert accepted.count() == clear
    assert not accepted.filter(rank__gt=0).exists()


def test_together_leaves_out_what_another_has_decided_meanwhile(clerk, claim, member):
    review.reject(Claim.objects.get(pk=claim.pk), by=member("checker"), reason="不是任务")

    clerk.post(
        f"/gazettes/{claim.gazette_id}/review/accept/", {"which": "page", "claims": [claim.key]}
    )

    claim.refresh_from_db()
    assert claim.state == Claim.REJECTED


def test_the_page_of_a_claim_tells_its_history_and_what_came_of_it(clerk, claim):
    clerk.post(f"/claims/{claim.key}/edit/", _duty_form(claim, title="改写的任务"))

    page = clerk.get(f"/claims/{claim.key}/").content.decode()

    assert "修改后确认" in page
    assert "核对原文后修改" in page
    assert f"<del>{claim.record['title']}</del>" in page
    assert f'href="/duties/{claim.key}/"' in page


def test_a_bulk_confirmation_stands_in_the_history_of_each(clerk, in_force):
    claim = in_force.claims.filter(kind="figure", rank=0).first()
    clerk.post(f"/gazettes/{in_force.key}/review/accept/", {"which": "clear", "kind": "figure"})

    assert "批量核对" in clerk.get(f"/claims/{claim.key}/").content.decode()


def test_where_one_goes_afterwards_is_never_another_site(clerk, claim):
    page = clerk.get(f"/claims/{claim.key}/reject/?next=https://evil.example/").content.decode()
    scripted = clerk.get(f"/claims/{claim.key}/reject/?next=javascript:alert(1)").content.decode()

    response = clerk.post(f"/claims/{claim.key}/accept/", {"next": "https://evil.example/"})

    assert 'value="https://evil' not in page
    assert 'href="https://evil' not in page
    assert 'href="javascript:' not in scripted
    assert response.url == f"/claims/{claim.key}/"


@pytest.mark.parametrize("verb", ["accept", "edit", "reject", "split", "merge", "reopen"])
def test_only_the_office_decides_on_a_claim(browse, member, claim, verb):
    for role in ("leader", "auditor", "administrator", "deputy"):
        response = browse(member(role)).post(f"/claims/{claim.key}/{verb}/", {"reason": "x"})
        assert response.status_code == 403
    assert browse().post(f"/claims/{claim.key}/{verb}/").status_code == 302
    claim.refresh_from_db()
    assert claim.state == Claim.OPEN


def test_what_reviewers_decided_is_what_the_entries_add_up_to(clerk, in_force):
    duties = list(in_force.claims.filter(kind="duty").order_by("start")[:4])
    clerk.post(f"/claims/{duties[0].key}/accept/")
    clerk.post(f"/claims/{duties[1].key}/reject/", {"reason": "误"})
    cut = clauses_of(duties[2].words)[1].start
    clerk.post(f"/claims/{duties[2].key}/split/", {"at": [str(cut)], "reason": "两件事"})
    before = sorted(Claim.objects.values_list("key", "state", "start", "end", "reason"))

    rebuild()

    assert sorted(Claim.objects.values_list("key", "state", "start", "end", "reason")) == before
