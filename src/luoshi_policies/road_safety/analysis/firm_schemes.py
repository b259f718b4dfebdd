"""A scheme to start from, for a district whose opinion names three colours and no numbers.

The direct triggers are those of two cities (2023, 2024).  The thresholds are those of a
province for half a year, where 14 points were orange and 20 red.  What each kind gives is
our own, and is to be set by a decision; `provisional` wherever it is used.
"""

from __future__ import annotations

from decimal import Decimal

from luoshi_policies.road_safety.analysis.firm_grades import Points, Scheme, Trigger

PROVISIONAL_SCHEME = Scheme(
    points={
        "vehicle past inspection": Points(each=Decimal(2)),
        "vehicle past scrapping": Points(each=Decimal(5)),
        "vehicle with open violations": Points(each=Decimal(1)),
        "driver past review": Points(each=Decimal(1)),
        "driver past renewal": Points(each=Decimal(1)),
        "driver at 6 points": Points(each=Decimal("0.3")),
        "driver at 9 points": Points(each=Decimal(1)),
        "driver at 12 points": Points(each=Decimal(3)),
        "accident": Points(each=Decimal(5), lasts=6),
        "violation": Points(each=Decimal("0.05"), lasts=6, by_count=True, most=Decimal(6)),
        "alarm unanswered": Points(each=Decimal("0.02"), lasts=6, by_count=True, most=Decimal(2)),
    },
    yellow_from=Decimal(14),
    red_from=Decimal(20),
    fleet=50,
    triggers=(
        Trigger(
            name="an accident with three deaths or more",
            kinds=("accident",),
            deaths_at_least=3,
            liable=True,
        ),
        Trigger(
            name="three fatal accidents with equal liability or more",
            kinds=("accident",),
            at_least=3,
            deaths_at_least=1,
            liable=True,
        ),
        Trigger(
            name="a leak, fire or explosion of hazardous goods with liability",
            kinds=("hazardous goods accident",),
            liable=True,
        ),
        Trigger(
            name="a vehicle run past scrapping",
            kinds=("vehicle past scrapping",),
            a_state=True,
        ),
        Trigger(name="a driver drunk or drugged", kinds=("drunk driver",)),
    ),
)
