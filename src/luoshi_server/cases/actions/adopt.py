"""Adopt a term or a setting that no text sets, by a decision that can be quoted.

Cases that are open stay under the version with which they were opened.
"""

from __future__ import annotations

from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from luoshi.calendars import Term
from luoshi.mechanism import Adoption, SettingAdopted, TermAdopted
from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import require
from luoshi_server.accounts.roles import Verb
from luoshi_server.cases.adopting import require_adoptable
from luoshi_server.ledger.following import Told
from luoshi_server.ledger.recording import Author, locked_end, record
from luoshi_server.platform import clock
from luoshi_server.platform.errors import required


@transaction.atomic
def adopt_term(
    mechanism: str,
    must: str,
    term: Term,
    *,
    by: Member,
    decision: str,
    document: str,
    request: str = "",
) -> Told:
    """The term of a duty is what the decision sets."""
    require(by, Verb.ADOPT)
    _require_decision(decision)
    locked_end()
    adopted = TermAdopted(
        about=mechanism,
        unit=by.unit or by.username,
        at=clock.now(),
        must=must,
        term=term,
        decision=decision.strip(),
        document=document.strip(),
    )
    return _recorded(adopted, by, request)


@transaction.atomic
def adopt_setting(
    mechanism: str,
    setting: str,
    value: Decimal | Term,
    *,
    by: Member,
    decision: str,
    document: str,
    request: str = "",
) -> Told:
    """A setting has the value that the decision gives it."""
    require(by, Verb.ADOPT)
    _require_decision(decision)
    locked_end()
    adopted = SettingAdopted(
        about=mechanism,
        unit=by.unit or by.username,
        at=clock.now(),
        setting=setting,
        number=value if isinstance(value, Decimal) else None,
        term=value if isinstance(value, Term) else None,
        decision=decision.strip(),
        document=document.strip(),
    )
    return _recorded(adopted, by, request)


def _require_decision(decision: str) -> None:
    if not decision.strip():
        raise required("decision", _("决定原文"))


def _recorded(adoption: Adoption, by: Member, request: str) -> Told:
    require_adoptable(adoption)
    author = Author(by.username, request)
    return record([adoption], by=author, reason=adoption.decision)[0]
