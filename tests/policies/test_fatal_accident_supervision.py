"""Tolls and offices are read from the text, not written in the code."""

import re

import pytest

from luoshi.calendars import hours
from luoshi.document import flow_of
from luoshi.mechanism import InForce, NotBound, Phrase, Text, bind, find, in_force, slot
from luoshi.readers import read
from luoshi_policies.road_safety.events import Notified
from luoshi_policies.road_safety.fatal_accident_supervision import MECHANISM


def tiers(texts: InForce) -> list[tuple[int, str]]:
    result = bind(MECHANISM, texts)
    assert not isinstance(result, NotBound), result.missing
    return [
        (int(rule.read.number(slot("deaths"))), rule.read.unit(slot("whose")))
        for rule in result.rules
        if rule.must == "attend the scene"
    ]


def test_a_text_that_says_three_and_five_gives_three_and_five() -> None:
    texts = in_force(
        "健全死亡事故现场督导制度。发生死亡三人事故的，所在地镇政府负责人应当到现场督导；"
        "发生死亡 5 人以上事故的，县政府负责人应当到现场督导。"
    )

    assert tiers(texts) == [(3, "所在地镇政府"), (5, "县政府")]


def test_a_text_without_such_an_order_runs_nothing() -> None:
    assert isinstance(bind(MECHANISM, in_force("加强道路交通安全宣传。")), NotBound)


def test_rules_that_the_text_does_not_order_are_left_out_and_named() -> None:
    result = bind(
        MECHANISM,
        in_force("建立死亡事故现场督导机制。死亡2人事故的，县政府负责人必须到现场督导。"),
    )

    assert not isinstance(result, NotBound)
    assert [rule.must for rule in result.rules] == ["attend the scene"]
    assert len(result.silent) == 7
    assert result.rules[0].ladder.pin is None


def test_a_text_that_gives_an_hour_to_notify_binds_by_the_hour() -> None:
    result = bind(
        MECHANISM,
        in_force(
            "建立死亡事故现场督导机制。死亡2人事故的，县政府负责人必须到现场督导。"
            "死亡事故发生后，由县交警大队在2小时内通知县政府办公室。"
        ),
    )

    assert not isinstance(result, NotBound)
    (notify,) = (rule for rule in result.rules if rule.until is Notified)
    assert (notify.read.unit(slot("who")), notify.term) == ("县交警大队", hours(2))
    assert not notify.is_provisional


def test_the_sample_gazette_sets_its_own_tiers(sample) -> None:
    flow = flow_of(read(sample))
    texts = InForce(
        Text("sample", str(number), span.start, flow.text[span.start : span.end])
        for number, span in enumerate(flow.paragraphs)
    )

    (levels,) = find(Phrase("建立{levels:list}三级约谈制度"), texts)

    assert [tier for tier, _ in tiers(texts)] == [1, 2]
    assert len(levels.read.list(slot("levels"))) == 3


@pytest.mark.parametrize("numbers", [("3", "5"), ("三", "五"), ("３", "５")])
def test_a_copy_of_the_sample_with_other_tolls_has_those(sample, numbers) -> None:
    text = sample.read_text(encoding="utf-8")
    flat = re.sub(r"\s", "", text)
    tolls = iter(numbers)
    changed = re.sub(r"死亡[１２]人事故", lambda found: f"死亡{next(tolls)}人事故", flat)
    start = changed.index("建立死亡事故现场督导机制")
    order = changed[start : start + 400]

    assert [tier for tier, _ in tiers(in_force(order))] == [3, 5]
