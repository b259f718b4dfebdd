"""Acting in a supervision: while the ledger is held, and never against what the decree forbids.

The kernel refuses an event that is at fault by itself.  What takes other events to see is asked
of the catalogue here, before anything is recorded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.conf import settings
from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from luoshi.calendars import Explanation, published_calendar
from luoshi.ledger import Event
from luoshi.mechanism import Bound, Case
from luoshi_policies.oversight.restraints import faults_in
from luoshi_server.accounts.models import Member
from luoshi_server.cases.keeping import load_one
from luoshi_server.cases.mandates import bounds, present_mandate
from luoshi_server.ledger.kinds import title_of
from luoshi_server.ledger.models import Line
from luoshi_server.ledger.recording import Author, locked_end, record
from luoshi_server.platform.errors import NotThere, Refused, changed_meanwhile
from luoshi_server.supervisions.models import Step, Supervision

NAME = "supervision"


def mechanism() -> Bound | None:
    """Supervision as the documents in force order it; None if none orders it."""
    return bounds(present_mandate()).get(NAME)


def require_order() -> Bound:
    """The mechanism; refuses where no document in force orders supervision."""
    bound = mechanism()
    if bound is None:
        raise Refused(
            _("施行中的文件没有要求开展政府督查，不能立项。"),
            advice=_("请先施行作出督查要求的文件。"),
        )
    return bound


def government_of(member: Member) -> str:
    """The government in whose name a leader decides."""
    return member.unit or f"{settings.LUOSHI.place}人民政府"


def in_language(explanation: Explanation) -> str:
    """An explanation in the language of whoever asks."""
    return explanation.zh if (get_language() or "zh").startswith("zh") else explanation.en


@contextmanager
def acting_on(
    row: Supervision, *, seen: int | None, wants: Sequence[Step] = ()
) -> Iterator[Supervision]:
    """The supervision as it is now, held until the block ends, in one of the steps it wants."""
    with transaction.atomic():
        locked_end()
        fresh = Supervision.objects.filter(pk=row.pk).first()
        if fresh is None:
            raise NotThere(_("没有这项督查。"))
        if seen is not None and seen != fresh.last_entry:
            last = Line.objects.get(number=fresh.last_entry)
            raise changed_meanwhile(last.actor, title_of(type(last.event())))
        if wants and fresh.step not in wants:
            raise Refused(
                _("督查现为“%(step)s”，不能办理此事项。") % {"step": fresh.get_step_display()},
                advice=_("请刷新页面后再看。"),
            )
        yield fresh


def case_of(row: Supervision) -> Case | None:
    """The case of a supervision; None before it was decided."""
    loaded = load_one(row.case_key)
    return loaded[1] if loaded else None


def tell(row: Supervision, event: Event, *, by: Member, request: str, reason: str = "") -> None:
    """Record what happened, unless the decree forbids it beside what was told before."""
    case = case_of(row)
    if case is not None:
        for fault in faults_in(case, event, published_calendar()):
            raise Refused(in_language(fault))
    record([event], by=Author(by.username, request), at=event.at, reason=reason)
