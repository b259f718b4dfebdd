"""How fast a case is advanced, against reading the same events from JSON in the same run.

    python benchmarks/advance.py

Times on a shared machine say little; the ratio to `json.loads` of the same events, taken
alternately in one process, says more.
"""

from __future__ import annotations

import json
import time
import tracemalloc
from collections.abc import Callable
from datetime import timedelta
from statistics import median

from luoshi.calendars import Clock, local, published_calendar
from luoshi.ledger import Event
from luoshi.ledger.fields import canonical, plain_of
from luoshi.mechanism import Bound, Caseload, advance, bind, in_force, new_case
from luoshi_policies.road_safety import fatal_accident_supervision as policy

OPINION = (
    "（一）建立死亡事故现场督导机制。发生死亡1人事故的，属地街道办事处负责人必须到现场督导；"
    "发生死亡3人事故的，县政府负责人必须到现场督导。"
    "发生死亡事故后，由县交警大队通知。",
    "（二）建立县道安委主任、县道安委副主任、县道安委办公室主任三级约谈制度。",
    "（三）县道安委办公室要加强工作调度和督导检查。",
)
ROUNDS = 9
CASES = 1000


def bound() -> Bound:
    result = bind(policy.MECHANISM, in_force(*OPINION))
    assert isinstance(result, Bound)
    return result


def story(number: int) -> list[Event]:
    """One small case from its opening to its end."""
    about, start = f"accident-{number}", local("2022-03-07 08:00")
    office, police, board = "东桥街道办事处", "县交警大队", "县道安委办公室"
    told: list[tuple[type[Event], str, int, dict[str, object]]] = [
        (policy.FatalAccident, police, 0, {"deaths": 1, "subdistrict": office}),
        (policy.Notified, police, 20, {}),
        (policy.Attended, office, 80, {}),
        (policy.HazardCorrected, office, 2000, {}),
        (policy.CorrectionAccepted, board, 4000, {}),
        (policy.HeldToAccount, office, 6000, {}),
    ]
    return [
        kind(about=about, unit=unit, at=start + timedelta(minutes=minutes), **fields)
        for kind, unit, minutes, fields in told
    ]


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    mechanism, calendar = bound(), published_calendar()
    stories = [story(number) for number in range(CASES)]
    clocks = [[Clock(event.at, calendar) for event in events] for events in stories]
    lines = [canonical(plain_of(event)) for events in stories for event in events]

    def run_advance() -> None:
        for events, times in zip(stories, clocks, strict=True):
            case = new_case(mechanism, "case")
            for event, clock in zip(events, times, strict=True):
                case = advance(mechanism, case, event, clock).case
            assert case.is_closed

    def run_json() -> None:
        for line in lines:
            json.loads(line)

    def run_caseload() -> None:
        load = Caseload([mechanism], calendar, start=local("2022-03-01 00:00"))
        for step in range(len(stories[0])):
            for events in stories:
                load.take(events[step], events[step].at)
        assert not load.cases

    count = len(lines)
    rounds = [(seconds(run_advance), seconds(run_json)) for _ in range(ROUNDS)]
    advanced, read = median(r[0] for r in rounds), median(r[1] for r in rounds)
    ratio = median(a / j for a, j in rounds)
    best = min(r[0] for r in rounds)
    print(f"advance     {count / advanced:10,.0f} events/s (best {count / best:,.0f})")
    print(f"json.loads  {count / read:10,.0f} events/s")
    print(f"advance / json.loads  {ratio:.1f} times the time")
    print(
        f"caseload    {count / seconds(run_caseload):10,.0f} events/s, {CASES} cases open at once"
    )
    for cases in (1000, 2000, 4000):
        print(f"memory      {bytes_per_case(mechanism, cases):10,.0f} bytes a case, {cases} open")


def bytes_per_case(mechanism: Bound, cases: int) -> float:
    """What an open case takes, and as many closed ones take beside it: nothing."""
    calendar = published_calendar()
    opening = [story(number)[0] for number in range(cases)]
    closed = [story(number) for number in range(cases, 2 * cases)]
    load = Caseload([mechanism], calendar, start=local("2022-03-01 00:00"))
    tracemalloc.start()
    before, _ = tracemalloc.get_traced_memory()
    for events in closed:
        load.take(events[0], events[0].at)
    for event in opening:
        load.take(event, event.at)
    for step in range(1, 6):
        for events in closed:
            load.take(events[step], events[step].at)
    after, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(load.cases) == cases
    return (after - before) / cases


if __name__ == "__main__":
    main()
