"""Make somebody a member: in one role, for one unit."""

from __future__ import annotations

from django.conf import settings
from django.db import transaction

from luoshi_server.accounts.changes import Change, tell
from luoshi_server.accounts.models import Member
from luoshi_server.accounts.particulars import Particulars, checked_username
from luoshi_server.accounts.permissions import require
from luoshi_server.accounts.roles import Verb


@transaction.atomic
def make_member(
    username: str, particulars: Particulars, *, by: Member, request: str = ""
) -> Member:
    """The new member.  Nobody knows a password yet: a link lets the member choose one."""
    require(by, Verb.KEEP_MEMBERS)
    told = particulars.checked(settings.LUOSHI.office)
    member = Member(username=checked_username(username), **told._asdict())
    member.set_unusable_password()
    member.save()
    tell(Change(member, "made", by, {}, told._asdict(), request))
    return member
