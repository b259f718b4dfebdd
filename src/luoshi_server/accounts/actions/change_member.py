"""Change what a member is: role, unit, post, name, mail."""

from __future__ import annotations

from django.conf import settings
from django.db import transaction

from luoshi_server.accounts.actions.deactivate_member import require_another_administrator
from luoshi_server.accounts.changes import Change, tell
from luoshi_server.accounts.models import Member
from luoshi_server.accounts.particulars import Particulars
from luoshi_server.accounts.permissions import require
from luoshi_server.accounts.roles import Role, Verb


@transaction.atomic
def change_member(
    member: Member, particulars: Particulars, *, by: Member, request: str = ""
) -> None:
    """Let the member be this from now on; what was is recorded beside what is."""
    require(by, Verb.KEEP_MEMBERS)
    told = particulars.checked(settings.LUOSHI.office)
    after = told.of(member)
    if not after:
        return
    if member.role == Role.ADMINISTRATOR and told.role != Role.ADMINISTRATOR:
        require_another_administrator(member)
    before = {field: str(getattr(member, field)) for field in after}
    for field, value in after.items():
        setattr(member, field, value)
    member.save(update_fields=list(after))
    tell(Change(member, "changed", by, before, after, request))
