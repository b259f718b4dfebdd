"""Operations have numbers of their own, and are the ones that the month asks for."""

from datetime import timedelta

from luoshi.calendars import local, published_calendar
from luoshi.mechanism import Bound, Caseload, bind, in_force
from luoshi_policies.road_safety.events import JointOperationHeld, OverloadFound, PenaltyImposed
from luoshi_policies.road_safety.joint_enforcement import MECHANISM

TEXT = (
    "健全重点领域联合执法机制。对货车超限超载开展整治，落实“一超四罚”；每月至少开展2次渣土车联合执法。"
    "（责任单位：县交警大队、县交通运输局）"
)
FIRST = local("2022-04-01 00:00")


def caseload() -> Caseload:
    bound = bind(MECHANISM, in_force(TEXT))
    assert isinstance(bound, Bound)
    load = Caseload([bound], published_calendar(), start=FIRST - timedelta(minutes=1))
    load.pass_time(FIRST)
    return load


def operation(number: str, day: int, kind: str = "spoil trucks") -> JointOperationHeld:
    return JointOperationHeld(
        about=number,
        unit="县交警大队",
        at=FIRST + timedelta(days=day),
        operation=kind,
        units=("县交警大队", "县城管局"),
        checked=30,
        found=0,
    )


def owed(load: Caseload) -> list[str]:
    return sorted(one.bearer.about for case in load.cases for one in case.owed)


def test_one_operation_is_not_two() -> None:
    load = caseload()
    assert owed(load) == [
        "2022-04/overload/1",
        "2022-04/spoil trucks/1",
        "2022-04/spoil trucks/2",
    ]

    load.take(operation("第七号", 3), FIRST + timedelta(days=3))
    assert owed(load) == ["2022-04/overload/1", "2022-04/spoil trucks/2"]

    load.take(operation("第八号", 9), FIRST + timedelta(days=9))
    assert owed(load) == ["2022-04/overload/1"]


def test_an_operation_of_another_kind_does_not_count() -> None:
    load = caseload()

    load.take(operation("第七号", 3, kind="emissions"), FIRST + timedelta(days=3))

    assert len(owed(load)) == 3


def test_a_penalty_falls_on_the_one_of_the_four_who_is_meant() -> None:
    load = caseload()
    at = FIRST + timedelta(hours=9)
    act = {"about": "o-1", "at": at}
    load.take(
        OverloadFound(
            **act,
            unit="县交警大队",
            vehicle="测A0001",
            driver="d-1",
            firm="甲公司",
            mass_kg=60_000,
            limit_kg=49_000,
        ),
        at,
    )
    load.take(PenaltyImposed(**act, unit="县交通运输局", on="firm", whom="甲公司"), at)

    assert [one for one in owed(load) if one.startswith("o-1")] == ["o-1/driver", "o-1/vehicle"]
