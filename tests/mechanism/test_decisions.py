"""Stopping the clock, giving more time, handing over."""

import pytest

from luoshi.calendars import hours, instant, local, working_days
from luoshi.mechanism import EventRefused, Extended, HandedOver, Resumed, Suspended, Withdrawn
from tests.mechanism.lamps import NEW, Looked, Repaired, failed, tell, told


def suspended(at: str, must: str = ""):
    return told(Suspended, "县政府办公室", at, whose="县城管局", must=must, reason="等待备件")


def resumed(at: str):
    return told(Resumed, "县政府办公室", at, whose="县城管局", reason="备件已到")


def extended(at: str, by):
    return told(
        Extended, "县政府办公室", at, whose="县城管局", by=by, reason="暴雨", decision="同意延期"
    )


def due(case) -> str:
    return instant(case.owed[0].due)


def test_a_stop_gives_back_the_working_days_that_it_took() -> None:
    case = tell(NEW, failed(2), suspended("2022-03-09 09:00"), resumed("2022-03-14 09:00")).case

    assert due(case) == "2022-03-15 24:00"


def test_what_is_stopped_is_not_late_and_climbs_no_ladder() -> None:
    stopped = tell(NEW, failed(2), suspended("2022-03-09 09:00"))
    later = tell(stopped.case, "2022-06-01 00:00")

    assert later.orders == ()
    assert later.case.overdue(local("2022-06-01")) == ()
    assert later.case.owed[0].lamp(local("2022-06-01")) == "grey"


def test_what_is_late_already_cannot_be_stopped() -> None:
    outcome = tell(NEW, failed(2), suspended("2022-03-12 09:00"))

    assert outcome.refusal is not None
    assert outcome.refusal.reason == "it is late already; more time needs an extension"


def test_what_is_met_while_stopped_is_met_in_time() -> None:
    done = told(Repaired, "县城管局", "2022-03-20 09:00")

    case = tell(NEW, failed(2), suspended("2022-03-09 09:00"), done).case

    assert case.settled[0].lamp == "green"


def test_an_extension_is_counted_from_the_present_end() -> None:
    case = tell(NEW, failed(2), extended("2022-03-09 09:00", working_days(2))).case

    assert due(case) == "2022-03-14 24:00"


def test_an_extension_after_the_end_leaves_the_rungs_that_were_taken() -> None:
    late = tell(NEW, failed(2), "2022-03-11 08:00")
    assert [order.to for order in late.orders] == ["县政府办公室"]

    more_time = tell(late.case, extended("2022-03-11 09:00", working_days(2)))
    late_again = tell(more_time.case, "2022-06-01 00:00")

    assert [order.to for order in late_again.orders] == ["分管副县长"]


@pytest.mark.parametrize("missing", ["reason", "decision"])
def test_an_extension_without_a_decision_or_a_reason_is_refused(missing: str) -> None:
    said = {"reason": "暴雨", "decision": "同意延期"} | {missing: " "}

    with pytest.raises(EventRefused, match=r"it (gives no reason|quotes no decision)"):
        told(Extended, "县政府办公室", "2022-03-09 09:00", whose="县城管局", by=hours(1), **said)


def test_a_decision_about_what_nobody_owes_is_refused() -> None:
    outcome = tell(NEW, failed(2), suspended("2022-03-09 09:00", must="paint the lamps"))

    assert outcome.refusal is not None
    assert outcome.refusal.reason == "县城管局 owes nothing of the kind"


def test_a_clock_that_goes_cannot_be_set_going() -> None:
    outcome = tell(NEW, failed(2), resumed("2022-03-09 09:00"))

    assert outcome.refusal is not None and "not stopped" in outcome.refusal.reason


def test_a_stop_that_is_withdrawn_never_was() -> None:
    stop = suspended("2022-03-08 09:00")
    withdrawn = told(Withdrawn, "县政府办公室", "2022-03-10 09:00", of=stop.id, reason="误报")

    without = tell(NEW, failed(2)).case.owed[0]
    running = tell(NEW, failed(2), stop, withdrawn).case.owed[0]
    resumed_before = tell(NEW, failed(2), stop, resumed("2022-03-09 09:00"), withdrawn)

    assert running == without
    assert resumed_before.case.owed[0] == without


def test_what_a_unit_owed_passes_to_its_successor() -> None:
    merged = told(
        HandedOver, "县政府", "2022-03-08 09:00", whose="县城管局", to="县综合执法局", reason="合并"
    )

    case = tell(NEW, failed(2), merged).case
    done = tell(case, told(Repaired, "县综合执法局", "2022-03-09 09:00"))

    assert case.owed[0].bearer.name == "县综合执法局"
    assert done.case.settled[0].lamp == "green"


def test_a_successor_is_charged_with_what_the_text_gives_to_the_unit_before_it() -> None:
    merged = told(HandedOver, "县政府", "2022-03-08 09:00", whose="县供电公司", to="县电网公司")

    case = tell(NEW, failed(2), merged, failed(9, at="2022-03-09 09:00")).case

    assert [o.bearer.name for o in case.owed] == ["县城管局", "县电网公司"]


def test_a_member_of_a_group_passes_its_place_in_the_group() -> None:
    repaired = tell(NEW, failed(2), told(Repaired, "县城管局", "2022-03-08 09:00")).case
    merged = told(HandedOver, "县政府", "2022-03-08 10:00", whose="河湾社区", to="东桥街道办事处")

    case = tell(repaired, merged).case

    assert case.owed[0].bearer.units == ("东桥街道办事处",)
    assert tell(case, told(Looked, "东桥街道办事处", "2022-03-08 12:00")).case.is_closed
