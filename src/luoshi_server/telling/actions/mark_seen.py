"""Say that one has seen one's messages."""

from __future__ import annotations

from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import require
from luoshi_server.accounts.roles import Verb
from luoshi_server.telling.models import Seen
from luoshi_server.telling.queries import messages_of


def mark_seen(*, by: Member, upto: int, request: str = "") -> None:
    """All messages up to this one were seen; what came since the page was opened was not."""
    require(by, Verb.SEE_INSIDE)
    last = messages_of(by).filter(pk__lte=upto).values_list("pk", flat=True).first() or 0
    row, is_new = Seen.objects.get_or_create(member=by, defaults={"upto": last})
    if not is_new and row.upto < last:
        Seen.objects.filter(pk=row.pk, upto__lt=last).update(upto=last)
