"""Whether a mechanism is a closed loop, read off its rules without running it.

The trap of such systems is the duty that never began and so is never late.  A case
that only a report can open needs a second source to compare the report with, or a
duty that starts from the calendar, or a reading that says why neither is to be had.
"""

from __future__ import annotations

from collections.abc import Iterator

from luoshi.mechanism.events import PeriodBegan, Tick
from luoshi.mechanism.rules import Every, Mechanism, Provisional
from luoshi.mechanism.slots import Slot


def loose_ends(mechanism: Mechanism) -> Iterator[str]:
    """What keeps a mechanism from being a closed loop, a sentence for each."""
    duties = [rule.must for rule in mechanism.rules]
    for must in sorted({must for must in duties if duties.count(must) > 1}):
        yield f"two rules ask to “{must}”; a decision could not tell them apart"
    for rule in mechanism.rules:
        if rule.until in (Tick, PeriodBegan):
            yield f"“{rule.must}” would be ended by the clock"
        if not rule.otherwise.rungs:
            yield f"“{rule.must}” has an empty ladder: nothing happens when it is late"
    if not mechanism.opening_events() and not _stands(mechanism):
        yield "no event opens a case"
    if it_may_never_begin(mechanism):
        yield "only a report opens a case, and nothing is compared with the reports"


def it_may_never_begin(mechanism: Mechanism) -> bool:
    """Whether a report that is not made leaves no trace: no standing duty, no second source."""
    return not _stands(mechanism) and not any(rule.compares for rule in mechanism.rules)


def _stands(mechanism: Mechanism) -> bool:
    return any(isinstance(rule.on, Every | Provisional | Slot) for rule in mechanism.rules)
