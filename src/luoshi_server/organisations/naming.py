"""A unit by the name that somebody gives, or a refusal that says what to do."""

from __future__ import annotations

from django.utils.translation import gettext as _

from luoshi_server.organisations.queries import unit_called
from luoshi_server.platform.errors import Refused


def unit_named(printed: str, *, field: str) -> str:
    """The full name of a unit of the register."""
    unit = unit_called(printed)
    if unit is None or unit.dissolved:
        raise Refused(
            _("单位名录中没有“%(name)s”。") % {"name": printed},
            field=field,
            advice=_("请从名录中选择，或先登记该单位。"),
        )
    return str(unit.name)
