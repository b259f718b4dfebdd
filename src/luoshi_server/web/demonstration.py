"""The accounts of a demonstration: one for each role, with a password that everybody knows.

They are shown on the page for signing in, and exist only in an instance that says it is a
demonstration.
"""

from __future__ import annotations

from typing import NamedTuple

from luoshi_server.accounts.models import Member

PASSWORD = "luoshi-demo"


class DemoAccount(NamedTuple):
    """An account that may be tried."""

    username: str
    name: str
    role: str
    unit: str


def accounts() -> list[DemoAccount]:
    """The accounts that may be tried, in the order of the roles."""
    members = Member.objects.filter(is_active=True, username__startswith="demo-").order_by("pk")
    return [
        DemoAccount(member.username, member.name, member.role_title, member.unit)
        for member in members
    ]
