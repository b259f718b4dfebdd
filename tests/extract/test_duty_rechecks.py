"""Every field of a duty follows again from its own words, and what does not is named."""

from dataclasses import replace
from decimal import Decimal

from luoshi.extract import recheck_duty
from luoshi.extract.deadlines import Said
from luoshi.extract.duties import Duty
from tests.extract.duty_texts import SIGNED, duty_in

WORDS = "（一）养护道路。修补主干道20条。（牵头单位：甲局；责任单位：乙局，6月底完成）"
SAID = Said(SIGNED.year, SIGNED)


def doubts(duty: Duty) -> list[str]:
    return list(recheck_duty(duty, WORDS, SAID))


def test_what_was_read_is_read_again():
    assert doubts(duty_in(WORDS)) == []


def test_what_was_altered_is_named():
    duty = duty_in(WORDS)
    (deadline,), (target,) = duty.deadlines, duty.targets

    assert doubts(replace(duty, title="养护桥梁")) == ["title"]
    assert doubts(replace(duty, lead_units=("丙局",))) == ["lead_units"]
    assert doubts(replace(duty, responsible_units=())) == ["responsible_units"]
    later = replace(deadline, date=SIGNED)
    assert doubts(replace(duty, deadlines=(later,))) == ["deadline 6月底"]
    more = replace(target, quantity=Decimal(30))
    assert doubts(replace(duty, targets=(more,))) == ["target 修补主干道20条"]
