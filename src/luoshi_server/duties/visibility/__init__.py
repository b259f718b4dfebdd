"""Which field of which record everybody may see, and by which article of law: one table.

Whatever leaves the office goes by it: a page, a feed, a file of open data.  A field that no
rule names is not public, and a test says so when somebody adds one.
"""

from __future__ import annotations

from typing import Final

from luoshi.errors import LuoshiError
from luoshi_server.duties.visibility import of_documents, of_duties, of_the_office
from luoshi_server.duties.visibility.rules import TITLES, Openness, Record, Rule

RECORDS: Final = (*of_duties.RECORDS, *of_documents.RECORDS, *of_the_office.RECORDS)

_BY_NAME: Final[dict[str, Rule]] = {rule.name: rule for one in RECORDS for rule in one}


class NotPublic(LuoshiError):
    """{field} may not be published: the rules of visibility call it {openness}.

    Leave it out, or change the rule with its legal basis.
    """


def rule_of(field: str) -> Rule | None:
    """The rule of a field, named as `Duty.lead`; None where there is none."""
    return _BY_NAME.get(field)


def openness_of(field: str) -> Openness:
    """Who may see a field; what no rule names is internal."""
    rule = rule_of(field)
    return Openness.INTERNAL if rule is None else rule.openness


def require_public(field: str) -> None:
    """Raises `NotPublic` for a field that everybody may not see."""
    openness = openness_of(field)
    if openness is not Openness.PUBLIC:
        raise NotPublic(field=field, openness=openness.value)


def public_fields(record: str) -> tuple[str, ...]:
    """The fields of a record that everybody may see, in the order of the table."""
    return tuple(
        rule.field
        for rule in _BY_NAME.values()
        if rule.record == record and rule.openness is Openness.PUBLIC
    )


__all__ = [
    "RECORDS",
    "TITLES",
    "NotPublic",
    "Openness",
    "Record",
    "Rule",
    "openness_of",
    "public_fields",
    "require_public",
    "rule_of",
]
