"""Members and their tokens, as they are answered and asked for."""

from __future__ import annotations

from typing import Annotated, Literal

from ninja import Schema
from pydantic import ConfigDict, Field

from luoshi_server.accounts.models import Member, Token
from luoshi_server.accounts.tokens import LONGEST
from luoshi_server.api.fields import Instant, Name

RoleName = Literal[
    "clerk",
    "checker",
    "liaison",
    "head",
    "subdistrict",
    "leader",
    "deputy",
    "auditor",
    "administrator",
]
Scope = Literal["read", "write", "tell", "import"]


class Me(Schema):
    """The member who calls."""

    username: str
    name: str
    role: str
    unit: str
    post: str
    may: list[str]
    scopes: list[str]


class MemberRow(Schema):
    """A member, as the administrator sees it."""

    username: str
    name: str
    role: str
    unit: str
    post: str
    email: str
    is_active: bool
    last_login: Instant | None

    @staticmethod
    def of(member: Member) -> MemberRow:
        """The row of a member."""
        return MemberRow(**{name: getattr(member, name) for name in MemberRow.model_fields})


class MemberGiven(Schema):
    """What a member shall be."""

    model_config = ConfigDict(extra="forbid")

    role: RoleName
    unit: Name = ""
    post: Name = ""
    name: Annotated[Name, Field(max_length=100)] = ""
    email: Annotated[Name, Field(max_length=200)] = ""


class MemberMade(MemberGiven):
    """A member who shall be made."""

    username: Annotated[Name, Field(min_length=1, max_length=150)]


class PasswordLinkMade(Schema):
    """The link with which a member chooses a password; it stands here and nowhere else."""

    address: str


class TokenRow(Schema):
    """A token; its key is shown once, when it is made."""

    number: int
    title: str
    scopes: list[str]
    made: Instant
    expires: Instant
    used: Instant | None
    withdrawn: Instant | None

    @staticmethod
    def fields_of(token: Token) -> dict[str, object]:
        """The values of a token's row."""
        names = ("title", "scopes", "made", "expires", "used", "withdrawn")
        return {"number": token.pk, **{name: getattr(token, name) for name in names}}


class TokenMade(TokenRow):
    """A new token with its key."""

    key: str


class TokenGiven(Schema):
    """A token that shall be made for the member who calls."""

    model_config = ConfigDict(extra="forbid")

    title: Annotated[Name, Field(min_length=1, max_length=100)]
    scopes: Annotated[list[Scope], Field(min_length=1, max_length=4)]
    days: Annotated[int, Field(ge=1, le=LONGEST)] = 90
