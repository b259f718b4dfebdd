"""Searching by words: what is found, by whom, and that every database finds the same."""

from __future__ import annotations

import pytest

from luoshi_server.documents.actions import review
from luoshi_server.documents.models import Claim, Searchable
from luoshi_server.documents.searching import Words, drop, found, keep
from luoshi_server.documents.tokens import tokens_of
from luoshi_server.duties.searching import search
from luoshi_server.ledger.reading import rebuild
from luoshi_server.organisations.models import Unit


def _keys(question, kind="test"):
    return sorted(row.key for row in found(question, kind))


@pytest.fixture
def three(db):
    keep(
        [
            Words("test", "a", "整治老旧小区十二处，责任单位为区住建局"),
            Words("test", "b", "新增高新技术企业２１０家（GB/T 9704）"),
            Words("test", "c", "由各街道办事处负责"),
        ]
    )


def test_a_word_of_two_characters_is_found(three):
    assert _keys("街道") == ["c"]


def test_a_single_character_is_found_wherever_it_stands(three):
    assert _keys("区") == ["a"]
    assert _keys("整") == ["a"]
    assert _keys("责") == ["a", "c"]


def test_the_last_character_of_a_text_is_found(three):
    assert _keys("局") == ["a"]
    assert _keys("责") == ["a", "c"]


def test_all_words_of_a_question_must_occur(three):
    assert _keys("小区 住建局") == ["a"]
    assert _keys("小区 街道") == []


def test_characters_that_occur_apart_are_not_a_word(three):
    assert _keys("小旧") == []
    assert _keys("旧小区老") == []


def test_width_and_case_do_not_matter(three):
    assert _keys("210家") == ["b"]
    assert _keys("gb/t") == ["b"]
    assert _keys("ＧＢ/Ｔ 9704") == ["b"]


def test_a_word_that_the_print_breaks_over_two_lines_is_found(db):
    keep([Words("test", "d", "推进背街\n  小巷 整治 42 万 平方米，use of  force")])

    assert _keys("街小巷整治") == ["d"]
    assert _keys("42万平方米") == ["d"]
    assert _keys("of force") == ["d"]


def test_a_part_of_a_number_is_found(three):
    assert _keys("704") == ["b"]


def test_signs_alone_find_nothing(three):
    assert _keys("，") == []
    assert _keys('" OR 1 * %') == []
    assert _keys("%") == []


def test_new_words_replace_the_old_ones(three):
    keep([Words("test", "c", "由区城管局负责")])

    assert _keys("街道") == []
    assert _keys("城管") == ["c"]


def test_what_was_dropped_is_not_found(three):
    drop("test", under="a")

    assert _keys("小区") == []
    assert _keys("街道") == ["c"]


def test_every_text_that_holds_the_words_is_found_and_no_other(gazette):
    rows = list(Searchable.objects.filter(kind="provision"))
    for question in ("街道", "区", "小区", "年", "完成", "6", "高新技术企业"):
        expected = {row.key for row in rows if question in row.text}
        assert {row.key for row in found(question, "provision")} == expected
        assert expected


def test_a_question_finds_duties_documents_figures_and_units(duty, member):
    assert duty in search(duty.title[:6], member("clerk"))["duty"]
    unit = Unit.objects.get(name=duty.lead)
    assert unit in search(unit.name[-3:], member("clerk"))["unit"]
    figure = Claim.objects.filter(kind="figure").first()
    assert figure in search(figure.title, member("auditor"))["figure"]
    document = duty.document
    assert document in search(document.title[:8], member("clerk"))["document"]


def test_nobody_finds_a_duty_that_he_may_not_see(duty, member):
    stranger = member("liaison", Unit.objects.exclude(name=duty.lead).first().name)

    assert duty not in search(duty.title[:6], stranger)["duty"]
    assert duty not in search(duty.title[:6], None)["duty"]
    assert duty in search(duty.title[:6], member("liaison", duty.lead))["duty"]


def test_the_public_finds_of_what_was_read_only_what_was_released(gazette):
    figure = Claim.objects.filter(kind="figure").first()
    assert figure not in search(figure.title, None)["figure"]

    Claim.objects.filter(pk=figure.pk).update(public=True)
    assert figure in search(figure.title, None)["figure"]


def test_an_edited_duty_is_found_by_its_new_words_alone(in_force, member):
    claim = Claim.objects.filter(kind="duty").first()
    review.edit(
        claim,
        {"title": "鲲鹏展翅", "text": "鲲鹏展翅"},
        by=member("clerk"),
        reason="原文有两层意思",
    )

    assert [one.key for one in search("鲲鹏", member("clerk"))["duty"]] == [claim.key]


def test_the_index_can_be_built_again_from_the_entries_alone(duty):
    before = sorted(Searchable.objects.values_list("kind", "key", "text"))
    rebuild()

    assert sorted(Searchable.objects.values_list("kind", "key", "text")) == before
    assert found(duty.title[:6], "duty").exists()


def test_a_pair_of_characters_is_one_token_and_the_last_character_another():
    assert tokens_of("街道，A") == ["0885709053", "09053", "00061"]
