"""Roles, and what each may do: one table, read by every door.

A verb is what an action does.  Where a verb is for one's own unit, the matter must be the
unit's: it leads it, answers for it or works on it.  Nobody decides what he asked for
himself; that is checked by the action, since it depends on who asked.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from django.utils.translation import gettext_lazy as _


class Role(StrEnum):
    """What a member is to the office."""

    CLERK = "clerk"
    CHECKER = "checker"
    LIAISON = "liaison"
    HEAD = "head"
    SUBDISTRICT = "subdistrict"
    LEADER = "leader"
    DEPUTY = "deputy"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"
    PUBLIC = "public"


TITLES: Final = {
    Role.CLERK: _("督查室经办"),
    Role.CHECKER: _("督查室复核"),
    Role.LIAISON: _("单位联络员"),
    Role.HEAD: _("单位负责人"),
    Role.SUBDISTRICT: _("街道办事处"),
    Role.LEADER: _("区领导"),
    Role.DEPUTY: _("人大代表、政协委员"),
    Role.AUDITOR: _("审计人员"),
    Role.ADMINISTRATOR: _("系统管理员"),
    Role.PUBLIC: _("公众"),
}

OFFICE = frozenset({Role.CLERK, Role.CHECKER})
UNIT = frozenset({Role.LIAISON, Role.HEAD, Role.SUBDISTRICT})
INSIDE = frozenset(Role) - {Role.PUBLIC}
SEES_ALL = frozenset({Role.CLERK, Role.CHECKER, Role.LEADER, Role.AUDITOR, Role.ADMINISTRATOR})
"""Those who see every unit's matters; the others see their own, and what is public."""


class Verb(StrEnum):
    """Something that can be done.  Each names one action, or one group of pages."""

    SEE_INSIDE = "see inside"
    SEE_ALL_UNITS = "see all units"
    SEE_LEDGER = "see the ledger"
    SEE_PERSONAL = "see personal particulars"
    EXPORT_LEDGER = "export the ledger"
    TAKE_IN = "take in a gazette"
    CONFIRM = "confirm what was read"
    PUT_IN_FORCE = "put a document in force"
    ASSIGN = "assign a duty"
    SIGN = "sign for a duty"
    REPORT = "report progress"
    COMPLETE = "report completion"
    CHECK = "check what was done"
    ASK = "ask for a change"
    DECIDE = "decide a request"
    SEE_SUPERVISIONS = "see supervisions"
    SUPERVISE = "open and conclude a supervision"
    OBJECT = "object to a conclusion"
    APPROVE = "approve praise and criticism"
    WRITE_BULLETIN = "write a bulletin"
    SIGN_BULLETIN = "sign a bulletin"
    RELEASE = "release to the public"
    ADOPT = "adopt a term or a setting"
    TELL = "tell an event"
    CORRECT = "correct or withdraw an event"
    IMPORT = "import a table"
    SET_WEIGHTS = "set weights of a scorecard"
    KEEP_UNITS = "keep the register of units"
    KEEP_MEMBERS = "keep members and tokens"


ALLOWED: Final[dict[Verb, frozenset[Role]]] = {
    Verb.SEE_INSIDE: INSIDE,
    Verb.SEE_ALL_UNITS: SEES_ALL,
    Verb.SEE_LEDGER: frozenset({Role.CLERK, Role.CHECKER, Role.AUDITOR, Role.ADMINISTRATOR}),
    Verb.SEE_PERSONAL: OFFICE | UNIT | {Role.AUDITOR},
    Verb.EXPORT_LEDGER: frozenset({Role.CHECKER, Role.AUDITOR, Role.ADMINISTRATOR}),
    Verb.TAKE_IN: OFFICE,
    Verb.CONFIRM: OFFICE,
    Verb.PUT_IN_FORCE: OFFICE,
    Verb.ASSIGN: OFFICE,
    Verb.SIGN: UNIT,
    Verb.REPORT: UNIT,
    Verb.COMPLETE: UNIT,
    Verb.CHECK: OFFICE,
    Verb.ASK: UNIT | OFFICE,
    Verb.DECIDE: frozenset({Role.CHECKER, Role.LEADER}),
    Verb.SEE_SUPERVISIONS: INSIDE - {Role.DEPUTY},
    Verb.SUPERVISE: OFFICE,
    Verb.OBJECT: UNIT,
    Verb.APPROVE: frozenset({Role.LEADER}),
    Verb.WRITE_BULLETIN: OFFICE,
    Verb.SIGN_BULLETIN: frozenset({Role.LEADER}),
    Verb.RELEASE: frozenset({Role.CHECKER, Role.LEADER}),
    Verb.ADOPT: OFFICE,
    Verb.TELL: OFFICE | UNIT,
    Verb.CORRECT: OFFICE | UNIT,
    Verb.IMPORT: OFFICE | UNIT,
    Verb.SET_WEIGHTS: frozenset({Role.CHECKER}),
    Verb.KEEP_UNITS: OFFICE | {Role.ADMINISTRATOR},
    Verb.KEEP_MEMBERS: frozenset({Role.ADMINISTRATOR}),
}

OF_ONES_OWN_UNIT = frozenset(
    {Verb.SIGN, Verb.REPORT, Verb.COMPLETE, Verb.OBJECT, Verb.ASK, Verb.TELL, Verb.CORRECT}
)
"""What a member of a unit may do for that unit only."""
