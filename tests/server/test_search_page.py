"""The page of searching: groups, pages, and that only what one may see is shown."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from luoshi_server.organisations.models import Unit
from luoshi_server.web.pages.search import around


def _found(client, words, **more):
    response = client.get("/search/", {"q": words, **more})
    assert response.status_code == 200
    return response.content.decode()


def test_a_word_is_found_in_groups_and_marked(duty, member, browse):
    page = _found(browse(member("clerk")), duty.title[:4])

    assert f"/duties/{duty.key}/" in page
    assert "<mark>" in page


def test_a_single_character_is_enough(gazette, member, browse):
    assert "没有找到" not in _found(browse(member("clerk")), "区")


def test_one_kind_is_listed_fifty_a_page(gazette, member, browse):
    page = _found(browse(member("clerk")), "1", kind="figure")

    assert page.count("<li><p>") == 50
    assert "q=1&amp;kind=figure&amp;page=2" in page


def test_nothing_found_is_said(gazette, member, browse):
    assert "没有找到" in _found(browse(member("clerk")), "鲲鹏展翅九万里")


def test_without_a_word_one_is_told_what_to_do(gazette, member, browse):
    assert "请输入要找的词" in _found(browse(member("clerk")), "")


@pytest.mark.parametrize("words", ['"', "' OR 1=1 --", "%", "\\", "*", "a" * 5000, "\0", "小\0区"])
def test_signs_of_any_kind_do_no_harm(words, gazette, member, browse):
    _found(browse(member("clerk")), words)


def test_a_stranger_does_not_find_a_duty(duty, member, browse):
    stranger = member("liaison", Unit.objects.exclude(name=duty.lead).first().name)

    assert f"/duties/{duty.key}/" not in _found(browse(stranger), duty.title)
    assert f"/duties/{duty.key}/" in _found(browse(member("liaison", duty.lead)), duty.title)


def test_what_was_typed_is_shown_as_text(gazette, member, browse):
    assert "<script>" not in _found(browse(member("clerk")), "<script>x</script>").replace(
        "<script src", ""
    )


def test_a_search_asks_the_database_a_fixed_number_of_times(gazette, member, browse):
    client = browse(member("clerk"))
    _found(client, "区")
    with CaptureQueriesContext(connection) as few:
        _found(client, "区")

    assert len(few) <= 24


def test_the_words_around_a_hit_are_shown_and_no_more():
    before, word, after = around("甲" * 100 + "小区" + "乙" * 500, "小区")

    assert word == "小区"
    assert before == "…" + "甲" * 30
    assert len(after) < 140
