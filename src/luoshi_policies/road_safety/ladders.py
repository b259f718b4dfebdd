"""What follows when somebody is late: reminders, supervision by the council's office, three talks.

Opinions provide for supervision and talks in general and give no times, so the times here
are ours until a decision adopts others.
"""

from __future__ import annotations

from luoshi.calendars import days, hours
from luoshi.mechanism import ITSELF, Ladder, Phrase, Rung, provisional, slot

OURS = "本项目建议值，无出处"

REMINDERS = Ladder(
    rungs=(
        Rung(after=provisional(hours(0), OURS), to="上级主管负责人", means="提醒"),
        Rung(after=provisional(days(3), OURS), to="上级主要负责人", means="督办"),
    ),
)

THREE_TALKS = Ladder(
    says=Phrase("建立{levels:list}三级约谈[制度|机制]"),
    rungs=(
        Rung(after=provisional(hours(0), OURS), to=slot("levels")[2], means="约谈"),
        Rung(after=provisional(days(3), OURS), to=slot("levels")[1], means="约谈"),
        Rung(after=provisional(days(7), OURS), to=slot("levels")[0], means="约谈"),
    ),
    instead=REMINDERS,
)
"""For what a sub-district or a government owes: the heads of the council call its head in."""

SUPERVISED = Ladder(
    says=Phrase("{office:unit}[要|应|应当|]加强工作调度和督导检查"),
    rungs=(
        Rung(after=provisional(hours(0), OURS), to=slot("office"), means="督办"),
        Rung(after=provisional(days(7), OURS), to=slot("office"), means="通报"),
        Rung(after=provisional(days(15), OURS), to="分管负责人", means="约谈"),
    ),
    instead=REMINDERS,
)
"""For what departments and firms owe: the council's office presses, and then tells everybody."""

REMINDED = Ladder(
    says=SUPERVISED.says,
    rungs=(
        Rung(before=provisional(days(3), OURS), to=ITSELF, means="提醒"),
        *SUPERVISED.rungs,
    ),
    instead=Ladder(
        rungs=(
            Rung(before=provisional(days(3), OURS), to=ITSELF, means="提醒"),
            *REMINDERS.rungs,
        )
    ),
)
"""The same for duties with time enough to be reminded of them before."""
