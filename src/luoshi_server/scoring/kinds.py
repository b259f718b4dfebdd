"""Kinds of facts: what they are called, and which of them only people find."""

from __future__ import annotations

from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from luoshi.scoring import Scheme
from luoshi_policies.scorecards import KINDS, STEPS
from luoshi_server.platform import clock
from luoshi_server.platform.errors import Refused
from luoshi_server.scoring.periods import period_of
from luoshi_server.scoring.queries import scheme_of

READ_OFF_ROWS = {
    "duty-done-in-time",
    "duty-done-late",
    "duty-overdue",
    "sent-back",
    "signed-late",
    "report-in-time",
    "report-late",
    "report-missing",
    "report-reused",
    *STEPS.values(),
}
"""The kinds that `counting` reads off what is owed, done and ordered."""

EARLIEST = date(1949, 10, 1)
"""No unit was there before."""


def title_of(kind: str) -> str:
    """What a kind is called; one that nobody has named is called by itself."""
    if kind not in KINDS:
        return kind
    return KINDS[kind].zh if (get_language() or "zh").startswith("zh") else KINDS[kind].en


def kinds_of(scheme: Scheme) -> list[str]:
    """The kinds that a scheme counts, each once, in its order."""
    return list(dict.fromkeys(kind for one in scheme.indicators for kind in one.method.kinds))


def kinds_found_by_people(on: date) -> list[str]:
    """The kinds that the scheme of that day counts, and that no row says.

    Refused for a day on which nobody can have found anything.
    """
    if on > clock.now().date():
        raise Refused(_("日期 %(day)s 未到。") % {"day": on}, field="on")
    if on < EARLIEST:
        raise Refused(_("日期 %(day)s 过早。") % {"day": on}, field="on")
    scheme = scheme_of(period_of("month", on)).scheme
    return [kind for kind in kinds_of(scheme) if kind not in READ_OFF_ROWS]
