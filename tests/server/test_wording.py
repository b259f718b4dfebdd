"""The words of policies for whoever reads."""

from __future__ import annotations

from django.utils.translation import override

from luoshi_policies.road_safety.events import AccidentHappened
from luoshi_server.ledger.kinds import title_of
from luoshi_server.platform.wording import choice_worded, one_after_another, titled


def test_a_kind_of_event_is_named_in_the_language_of_whoever_reads():
    with override("zh-hans"):
        assert title_of(AccidentHappened) == "交通事故"
    with override("en"):
        assert title_of(AccidentHappened) == "Accident happened"


def test_a_choice_has_its_own_name_in_english():
    with override("zh-hans"):
        assert choice_worded("procedure", "general") == "一般程序"
    with override("en"):
        assert choice_worded("procedure", "general") == "general"
        assert choice_worded("surroundings", "") == "ordinary section"


def test_a_title_is_followed_by_its_unit():
    with override("zh-hans"):
        assert titled("死亡人数", "人") == "死亡人数（人）"
    with override("en"):
        assert titled("死亡人数", "人") == "Deaths (persons)"


def test_sentences_are_parted_by_a_space_in_english_alone():
    with override("zh-hans"):
        assert one_after_another("不是日期。", "", "请改正。") == "不是日期。请改正。"
    with override("en"):
        assert one_after_another("Not a date.", "Correct it.") == "Not a date. Correct it."
