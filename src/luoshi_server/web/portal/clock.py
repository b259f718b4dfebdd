"""Why a commitment is due when it is and shows the lamp it shows, in plain words.

The kernel's own explanation names the reason of every extension, which is the unit's request
and stays inside; here are only the days, and the published rule for lamps.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from luoshi.calendars import Clock, Explanation, published_calendar
from luoshi_policies.lamps import rule_on, why
from luoshi_server.cases.keeping import load_one
from luoshi_server.duties.published import PublicChange, PublicDuty
from luoshi_server.web.jinja import day


def clock_words(duty: PublicDuty, changes: Sequence[PublicChange], now: datetime) -> list[str]:
    """Sentences that say by when, since when, and what the lamp means."""
    words = [_first(duty)]
    extended = sum(change.what == "extension" for change in changes)
    if duty.deadline != duty.first_deadline and duty.deadline:
        if extended:
            words.append(
                _("经批准延期{count}次，现时限为{day}。").format(
                    count=extended, day=day(duty.deadline)
                )
            )
        else:
            words.append(_("交办时确定的时限为{day}。").format(day=day(duty.deadline)))
    if duty.suspended:
        words.append(_("经批准中止办理，中止期间不计时。"))
    elif duty.is_open and duty.deadline:
        words.append(_left(duty, now))
    found = load_one(f"follow-up:{duty.key}")
    if found is not None:
        words.append(_in_language(why(found[1], Clock(now, published_calendar()))))
    return words


def lamp_rule(now: datetime) -> str:
    """The published rule for lamps that is in force."""
    return _in_language(rule_on(now.date()).text)


def _first(duty: PublicDuty) -> str:
    if duty.deadline_words and duty.first_deadline:
        return _("原文的时限是“{words}”，即{day}前。").format(
            words=duty.deadline_words, day=day(duty.first_deadline)
        )
    if duty.deadline_words:
        return _("原文的时限是“{words}”，没有写明日期。").format(words=duty.deadline_words)
    return _("原文没有写明时限。")


def _left(duty: PublicDuty, now: datetime) -> str:
    assert duty.deadline is not None
    today = now.date()
    days = (duty.deadline - today).days
    working = published_calendar().working_days_between(
        min(today, duty.deadline), max(today, duty.deadline)
    )
    if days < 0:
        return _("时限已过{days}天，其中{working}个工作日。").format(days=-days, working=working)
    return _("距时限还有{days}天，其中{working}个工作日。").format(days=days, working=working)


def _in_language(explanation: Explanation) -> str:
    return explanation.zh if (get_language() or "zh").startswith("zh") else explanation.en
