"""Why the kernel refuses an event, in the language of whoever told it."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from luoshi.mechanism import Refusal

_REASONS = (
    (r"after it was told", gettext_noop("事项时间晚于填报时间，请核对时间。")),
    (r"before the case .* was opened", gettext_noop("事项时间早于立案时间，请核对时间。")),
    (r"it was told before", gettext_noop("这一事项已经填报过，无需重复填报。")),
    (r"nobody knows a unit", gettext_noop("单位名录中没有填报单位，请先登记单位。")),
    (r"no open case is about", gettext_noop("没有与此相关的在办事项，请核对编号。")),
    (r"no mechanism in force", gettext_noop("施行中的文件没有规定此类事项。")),
    (r"owes nothing of the kind", gettext_noop("该单位目前没有此项待办责任。")),
    (r"it is late already", gettext_noop("事项已经逾期，不能中止；如需延长期限，请申请延期。")),
    (r"its clock is not stopped", gettext_noop("该事项没有中止，无需恢复。")),
    (r"it resumes before it was stopped", gettext_noop("恢复时间早于中止时间，请核对时间。")),
)


_FIELDS = (
    (r"after it was told|before the case .* was opened|before it was stopped", "at"),
    (r"nobody knows a unit", "unit"),
    (r"no open case is about|owes nothing of the kind", "about"),
)


def field_of(refusal: Refusal) -> str:
    """The field of the event that is to be corrected, or none."""
    return next((field for pattern, field in _FIELDS if re.search(pattern, refusal.reason)), "")


def in_words(refusal: Refusal) -> str:
    """The reason as a sentence; one that nobody has worded stands as the kernel gives it."""
    for pattern, words in _REASONS:
        if re.search(pattern, refusal.reason):
            return str(_(words))
    return _("不能受理：%(reason)s。") % {"reason": refusal.reason}
