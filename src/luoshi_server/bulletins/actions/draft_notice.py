"""Draft a notice (通报) of what is late, of all units or of some."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import require
from luoshi_server.accounts.roles import Verb
from luoshi_server.bulletins.drafting import draft, held
from luoshi_server.bulletins.late import Late, late_at
from luoshi_server.bulletins.models import Bulletin
from luoshi_server.bulletins.notices import DEMANDS, notice_of, places_of, title_at
from luoshi_server.bulletins.wording import Wording
from luoshi_server.cases.standing import units_of
from luoshi_server.organisations.queries import full_names
from luoshi_server.papers import IssueNumber, OfficialPaper
from luoshi_server.platform import clock
from luoshi_server.platform.errors import Refused

LONGEST = 300
"""Rows that one notice may list."""


def draft_notice(
    *,
    by: Member,
    units: Sequence[str] = (),
    at_least: int = 0,
    title: str = "",
    wording: Wording | None = None,
    request: str = "",
) -> Bulletin:
    """Draft the notice of what these units (all, if none is named) have let pass by now."""
    require(by, Verb.WRITE_BULLETIN)
    words = wording or Wording(demands=DEMANDS)
    with held():
        now = clock.now()
        rows = late_at(now, units=units, at_least=at_least)
        if not rows:
            raise Refused(
                _("目前没有符合条件的逾期事项，无需通报。"), advice=_("请放宽单位或逾期天数。")
            )
        if len(rows) > LONGEST:
            raise Refused(
                _("逾期事项共 %(count)s 项，一份通报最多列 %(most)s 项。")
                % {"count": len(rows), "most": LONGEST},
                field="units",
                advice=_("请按单位或逾期天数分开通报。"),
            )
        called = title.strip() or title_at(now)

        def paper(number: IssueNumber) -> OfficialPaper:
            return notice_of(rows, number=number, title=called, wording=words, now=now)

        unnumbered = paper(IssueNumber(code="", year=now.year, running=0))
        return draft(
            "notice",
            paper,
            title=called,
            wording=words,
            by=by,
            request=request,
            units=_units(rows, words) if units else (),
            quotes=places_of(rows, unnumbered),
        )


def _units(rows: Sequence[Late], words: Wording) -> tuple[str, ...]:
    """Those that are listed, and those that are praised or criticised: they read it too."""
    judged = [unit for unit, _why in (*words.praised, *words.criticised)]
    known = full_names(judged)
    listed = [unit for row in rows for unit in units_of(row.owed)]
    return tuple(dict.fromkeys((*listed, *(known[u] for u in judged if u in known))))
