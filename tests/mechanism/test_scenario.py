"""Scenarios: what a clerk writes, and what it says when the story does not hold."""

import pytest

from luoshi.mechanism import PhraseNotFound
from luoshi.mechanism.scenario import ScenarioFailed, ScenarioUnreadable, play, read_scenario
from tests.mechanism import lamps

HEAD = f"says  {lamps.TEXT}\n"


def played(story: str):
    return play(read_scenario(HEAD + story), lamps)


def test_a_story_that_holds_gives_its_case() -> None:
    case = played("""
2022-03-07 08:00  LampsFailed  县城管局  count=2     # two lamps of one street
    owes  县城管局  repair the lamps  by 03-10
    nothing
2022-03-11 09:00  -
    late  县城管局  repair the lamps  to 县政府办公室 (催办)
2022-03-11 10:00  Repaired  县城管局
    met late  县城管局  repair the lamps
    owes  东桥街道办事处、河湾社区  look at the repair  by 03-13 10:00
2022-03-12 10:00  Looked  河湾社区
    closed
""")

    assert case.is_closed


def test_a_story_of_decisions_and_corrections() -> None:
    case = played("""
2022-12-30 08:00  LampsFailed  县城管局  count=2
2022-12-30 09:00  Suspended  县政府  whose=县城管局  reason=备件
    suspended  县城管局  repair the lamps
2022-12-30 10:00  Resumed  县政府  whose=县城管局  reason=备件到
    resumed  县城管局  repair the lamps  by 2023-01-05
2022-12-30 11:00  Extended  县政府  whose=县城管局  reason=大雪  decision=同意  by=2 days
    extended  县城管局  repair the lamps  by 2023-01-09
2022-12-30 12:00  HandedOver  县政府  whose=县城管局  to=县执法局
    handed over  县执法局  repair the lamps
2022-12-30 13:00  Corrected  县执法局  of=LampsFailed  count=9
    owes  县供电公司  repair the lamps  by 2023-01-03
2022-12-30 14:00  Repaired  县执法局
2022-12-30 15:00  Withdrawn  县执法局  of=Repaired  reason=误报
    owes again  县执法局  repair the lamps  by 2023-01-09
    cancelled  东桥街道办事处、河湾社区  look at the repair
2022-12-30 16:00  WorkPromised  县住建局  about=pole  firm=明亮公司  by_day=2023-02-01
    owes  明亮公司  do the work promised  by 2023-02-01
2022-12-30 17:00  LampsRemoved  县住建局
    lapsed  县供电公司  repair the lamps
""")

    assert not case.is_closed


def test_a_line_that_does_not_follow_is_named_with_what_does() -> None:
    with pytest.raises(ScenarioFailed) as failed:
        played("2022-03-07 08:00  LampsFailed  县城管局  count=2\n    owes  县供电公司  nothing")

    assert str(failed.value).startswith("Line 3: “owes  县供电公司  nothing” does not follow.")
    assert "owes  县城管局  repair the lamps  by 03-10" in str(failed.value)


def test_nothing_means_that_nothing_else_follows() -> None:
    with pytest.raises(ScenarioFailed, match="“nothing” does not follow"):
        played("2022-03-07 08:00  LampsFailed  县城管局  count=2\n    nothing")


def test_a_bad_event_is_refused_and_the_story_goes_on() -> None:
    case = played("""
2022-03-07 08:00  LampsFailed  县城管局  count=-2
    refused  count cannot be below zero, it is -2
2022-03-07 09:00  LampsFailed  县城管局  count=2
""")

    assert len(case.owed) == 1


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("    owes  nobody", "nothing happened yet"),
        ("yesterday  LampsFailed", "it does not start with a date"),
        ("2022-03-07 08:00  LampsStolen  甲", "the module has no such event"),
        ("2022-03-07 08:00  LampsFailed  甲  乙", "it names two units"),
        ("2022-03-07 08:00  LampsFailed  甲", "count is missing"),
        ("2022-03-07 08:00  LampsFailed  甲  count=two", "invalid literal"),
        ("2022-03-07 08:00  LampsFailed  甲  count=2  colour=red", "no such field"),
        ("2022-03-07 08:00  Withdrawn  甲  of=LampsFailed  reason=误", "nobody told it"),
    ],
)
def test_a_line_that_cannot_be_read_is_named_with_the_reason(line: str, reason: str) -> None:
    with pytest.raises(ScenarioUnreadable, match=reason):
        played(line)


def test_a_story_under_a_text_that_orders_nothing_does_not_run() -> None:
    with pytest.raises(PhraseNotFound):
        play(read_scenario("says  加强管理。"), lamps)
