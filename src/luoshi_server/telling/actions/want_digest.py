"""Say whether one wants a mail each day with what is new; a setting of the member's own."""

from __future__ import annotations

from luoshi_server.accounts.models import Member


def want_digest(wanted: bool, *, by: Member) -> None:
    """Send the member that mail from now on, or no more."""
    Member.objects.filter(pk=by.pk).update(mail_digest=wanted)
