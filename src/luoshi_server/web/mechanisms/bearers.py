"""Who answers by a rule, said before anything has happened.

A rule finds its bearers on an event.  Here it is shown an event of which every field says
where it would be read, so what comes back is either a unit that the text names, or that place.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any, get_args, get_origin

from django.utils.translation import gettext as _

from luoshi.ledger import Event
from luoshi.ledger.fields import fields_of
from luoshi.mechanism import BoundRule
from luoshi.mechanism.bearers import ToldEarlier
from luoshi_policies.titles import title_of as title_of_field
from luoshi_server.ledger.kinds import title_of
from luoshi_server.platform import clock
from luoshi_server.platform.wording import listed, worded


def bearers_in_words(rule: BoundRule) -> str:
    """The units that a rule charges, or how they are found."""
    if isinstance(rule.who, ToldEarlier):
        return _("此前“%(kind)s”所列%(field)s") % {
            "kind": title_of(rule.who.kind),
            "field": worded(title_of_field(rule.who.kind.__name__, rule.who.field).title),
        }
    try:
        bearers = rule.who(_Shown(rule.on), rule.read)
    except (ValueError, TypeError, KeyError, AttributeError, IndexError):
        return _("由事项确定")
    names = dict.fromkeys(bearer.name for bearer in bearers)
    return listed(*names) or _("由事项确定")


class _Shown:
    """An event of a kind that says of each field where it would be read."""

    def __init__(self, kind: type[Event]) -> None:
        self._kind = kind
        self._fields = {field.name: field.kind for field in fields_of(kind)}

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return self._value(name, self._fields.get(name, str))

    def _value(self, name: str, kind: Any) -> Any:
        now = clock.now()
        if kind is datetime:
            return now
        if kind is date:
            return now.date()
        if kind is bool:
            return True
        if kind in (int, Decimal):
            return kind(1)
        if get_origin(kind) is tuple:
            return (self._place(name),)
        choices = get_args(kind)
        return choices[0] if choices else self._place(name)

    def _place(self, name: str) -> str:
        if name == "unit":
            return _("报告单位")
        if name == "about":
            return _("所涉对象")
        title = worded(title_of_field(self._kind.__name__, name).title)
        return _("事项所列%(field)s") % {"field": title}
