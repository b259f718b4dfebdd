"""A later edition: what is the same goes on, what changed is looked at again, work stays."""

from __future__ import annotations

import pytest

from luoshi_server.documents.actions import review
from luoshi_server.documents.actions.compare import confirm_comparison
from luoshi_server.documents.actions.put_in_force import put_in_force
from luoshi_server.documents.actions.take_in import take_in_gazette
from luoshi_server.documents.editions import compare, counts_of, fates_of
from luoshi_server.documents.models import Claim, Gazette
from luoshi_server.documents.reading import read_gazette
from luoshi_server.duties.actions.assign import assign
from luoshi_server.duties.actions.reconsider import adopt_new_words, keep_as_it_was
from luoshi_server.duties.actions.sign import sign
from luoshi_server.duties.models import Duty
from luoshi_server.ledger.reading import rebuild
from luoshi_server.platform.errors import ChangedMeanwhile, Forbidden, Refused
from tests.server.calling import Program

BEFORE = """关于整治河道的实施方案

一、重点任务

1．清理东渡河道12公里，2026年9月底前完成。（责任单位：区水利局）
2．修缮沿河步道8处，2026年10月底前完成。（责任单位：区城管局）
3．举办水上运动会1场，邀请群众广泛参与，于2026年11月15日前闭幕。（责任单位：区教育局）

二、工作要求

抓好落实。
"""
AFTER = (
    BEFORE.replace("沿河步道8处", "沿河步道16处")
    .replace(
        "3．举办水上运动会1场，邀请群众广泛参与，于2026年11月15日前闭幕。（责任单位：区教育局）\n",
        "",
    )
    .replace(
        "抓好落实。",
        "抓好落实。\n\n3．编制河道养护手册，2026年12月底前完成。（责任单位：区水利局）",
    )
)


def _taken_in(name, text, member, replaces=""):
    gazette = take_in_gazette(name, [text.encode()], by=member("clerk"), replaces=replaces)
    read_gazette(gazette.key)
    return Gazette.objects.get(key=gazette.key)


@pytest.fixture
def earlier(member, in_force):
    """An edition of which three duties are confirmed, and the first is assigned and signed."""
    gazette = _taken_in("方案.txt", BEFORE, member)
    for document in gazette.documents.all():
        put_in_force(document, by=member("clerk"))
    for claim in gazette.claims.filter(kind="duty").order_by("start")[:3]:
        review.accept(claim, by=member("clerk"))
    for duty in Duty.objects.filter(claim__gazette=gazette):
        assign(duty, by=member("clerk"), seen=duty.last_entry)
        sign(duty, by=member("liaison", duty.lead))
    return gazette


@pytest.fixture
def later(earlier, member):
    """The edition that replaces it, compared."""
    gazette = _taken_in("方案（修订）.txt", AFTER, member, replaces=earlier.key)
    compare(gazette.key)
    return gazette


def _duties(earlier):
    return list(Duty.objects.filter(key__startswith=f"{earlier.key}-").order_by("place", "key"))


def test_a_later_edition_says_of_each_claim_what_became_of_it(earlier, later):
    duties = [claim.key for claim in earlier.claims.filter(kind="duty").order_by("start")[:3]]
    became = {fate.claim: fate.became for fate in fates_of(later)}

    assert [became[key] for key in duties] == ["same", "changed", "gone"]


def test_before_anybody_confirms_the_comparison_nothing_follows_from_it(earlier, later):
    assert not Duty.objects.filter(needs_review=True).exists()
    assert later.claims.filter(kind="duty").exclude(state=Claim.OPEN).count() == 0


def test_duties_whose_words_changed_or_are_gone_need_review_and_keep_their_work(
    earlier, later, member
):
    confirm_comparison(later, by=member("clerk"))

    same, changed, gone = _duties(earlier)
    assert [same.needs_review, changed.needs_review, gone.needs_review] == [False, True, True]
    assert "有改动" in changed.review_reason
    assert "没有" in gone.review_reason
    assert {duty.state for duty in (same, changed, gone)} == {"signed"}


def test_what_was_confirmed_holds_in_the_later_edition_where_the_words_are_the_same(
    earlier, later, member
):
    confirm_comparison(later, by=member("clerk"))

    now = {fate.claim: fate.now for fate in fates_of(later)}
    same = _duties(earlier)[0]
    assert Claim.objects.get(key=now[same.key]).state == Claim.ACCEPTED
    assert not Duty.objects.filter(key=now[same.key]).exists()


def test_a_comparison_is_confirmed_once_and_by_the_office(later, member):
    with pytest.raises(Forbidden):
        confirm_comparison(later, by=member("leader"))
    confirm_comparison(later, by=member("clerk"))

    with pytest.raises(ChangedMeanwhile):
        confirm_comparison(later, by=member("checker"))


def test_a_gazette_that_replaces_nothing_has_no_comparison_to_confirm(gazette, member, browse):
    with pytest.raises(Refused):
        confirm_comparison(gazette, by=member("clerk"))
    page = browse(member("clerk")).get(f"/gazettes/{gazette.key}/editions/")
    assert page.status_code == 404


def test_a_duty_that_is_kept_goes_on_as_it_was(earlier, later, member):
    confirm_comparison(later, by=member("clerk"))
    duty = _duties(earlier)[2]

    with pytest.raises(Refused):
        keep_as_it_was(duty, by=member("clerk"), reason=" ")
    keep_as_it_was(duty, by=member("clerk"), reason="上级仍要求", seen=duty.last_entry)

    duty.refresh_from_db()
    assert (duty.needs_review, duty.state) == (False, "signed")
    with pytest.raises(Refused):
        keep_as_it_was(duty, by=member("clerk"), reason="再来一次")


def test_a_duty_that_adopts_the_new_words_keeps_its_work_and_makes_no_second_duty(
    earlier, later, member
):
    confirm_comparison(later, by=member("clerk"))
    duty = _duties(earlier)[1]
    now = {fate.claim: fate.now for fate in fates_of(later)}[duty.key]

    adopt_new_words(duty, by=member("clerk"), reason="以修订版为准", claim=now)

    duty.refresh_from_db()
    assert "16处" in duty.words
    assert (duty.state, duty.claim_id, duty.needs_review) == ("signed", now, False)
    assert Claim.objects.get(key=now).state == Claim.ACCEPTED
    assert not Duty.objects.filter(key=now).exists()


def test_the_page_counts_what_its_lists_show(browse, member, later):
    client = browse(member("clerk"))
    counts = counts_of(fates_of(later))

    for became, count in counts.items():
        page = client.get(f"/gazettes/{later.key}/editions/?became={became}").content.decode()
        assert f'<span class="count">{count}</span>' in page
        assert page.count('data-label="旧版"') == count
        assert ("新版中没有" in page) == (became == "gone" and count > 0)


def test_the_whole_way_can_be_gone_on_pages(browse, member, earlier, later):
    client = browse(member("clerk"))
    duty = _duties(earlier)[1]

    client.post(f"/gazettes/{later.key}/editions/confirm/")
    waiting = client.get(f"/gazettes/{later.key}/editions/").content.decode()
    beside = client.get(f"/reconsider/{duty.key}/").content.decode()
    client.post(f"/reconsider/{duty.key}/", {"decision": "adopt", "reason": "以新版为准"})

    duty.refresh_from_db()
    assert f"/reconsider/{duty.key}/" in waiting
    assert "8处" in beside
    assert "16处" in beside
    assert "16处" in duty.words


def test_an_edition_that_replaces_nothing_known_is_refused(member):
    with pytest.raises(Refused):
        take_in_gazette("方案.txt", [AFTER.encode()], by=member("clerk"), replaces="nowhere")


def test_what_an_edition_changed_is_what_the_entries_add_up_to(earlier, later, member):
    confirm_comparison(later, by=member("clerk"))
    duty = _duties(earlier)[1]
    now = {fate.claim: fate.now for fate in fates_of(later)}[duty.key]
    adopt_new_words(duty, by=member("clerk"), reason="以修订版为准", claim=now)
    before = _state()

    rebuild()

    assert _state() == before


def _state():
    return (
        sorted(Claim.objects.values_list("key", "state", "reason")),
        sorted(Duty.objects.values_list("key", "state", "needs_review", "words", "claim")),
    )


def test_the_whole_way_can_be_gone_by_calls(member, earlier, later):
    clerk = Program(member("clerk"))
    address = f"/gazettes/{later.key}/editions"
    duty = _duties(earlier)[1]

    compared = clerk.get(address).json()
    changed = clerk.get(f"{address}/claims?became=changed").json()["items"]
    confirmed = clerk.post(f"{address}/confirm")
    again = clerk.post(f"{address}/confirm")
    waiting = clerk.get(f"/duties?needs_review=true&gazette={earlier.key}").json()["items"]
    told = {"decision": "adopt", "reason": "以新版为准"}
    adopted = clerk.post(f"/duties/{duty.key}/reconsider", told).json()

    assert (compared["earlier"], compared["is_confirmed"]) == (earlier.key, False)
    assert compared["counts"] == counts_of(fates_of(later))
    assert duty.key in [one["claim"] for one in changed]
    assert (confirmed.json()["is_confirmed"], again.status_code) == (True, 409)
    assert duty.key in [one["key"] for one in waiting]
    assert ("16处" in adopted["words"], adopted["needs_review"]) == (True, False)


def test_a_duty_is_not_reconsidered_by_what_was_read_before(member, earlier, later):
    clerk, address = Program(member("clerk")), f"/duties/{_duties(earlier)[2].key}"
    seen = clerk.get(address)["ETag"]
    confirm_comparison(later, by=member("checker"))

    told = {"decision": "keep", "reason": "上级仍要求"}
    stale = clerk.post(f"{address}/reconsider", told, If_Match=seen)
    kept = clerk.post(f"{address}/reconsider", told, If_Match=clerk.get(address)["ETag"])

    assert (stale.status_code, kept.json()["needs_review"]) == (412, False)


def test_editions_are_compared_once_more_in_the_background(
    monkeypatch, member, earlier, later, gazette
):
    queued = []
    monkeypatch.setattr(
        "luoshi_server.documents.actions.compare.async_task",
        lambda task, key, **_options: queued.append((task.rpartition(".")[2], key)),
    )
    clerk = Program(member("clerk"))

    assert clerk.post(f"/gazettes/{later.key}/editions/compare").status_code == 202
    assert clerk.post(f"/gazettes/{gazette.key}/editions/compare").status_code == 404
    assert queued == [("compare", later.key)]
