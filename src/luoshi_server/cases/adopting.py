"""What may be adopted: the terms and settings that no text sets, of mechanisms that are ordered.

An adoption that the mechanism does not know would stand in the way of every later one; so it is
tried before it is recorded.
"""

from __future__ import annotations

from decimal import Decimal

from django.utils.translation import gettext as _

from luoshi.calendars import Term
from luoshi.errors import LuoshiError
from luoshi.mechanism import (
    Adoption,
    Bound,
    BoundRule,
    BoundSetting,
    SettingAdopted,
    TermAdopted,
    adopt,
)
from luoshi_server.cases.mandates import bounds, present_mandate
from luoshi_server.platform.errors import NotThere, Refused, plain


def bound_called(name: str) -> Bound:
    """The mechanism of this name as it is ordered now; raises `NotThere` if it is not."""
    bound = bounds(present_mandate()).get(name)
    if bound is None:
        raise NotThere(
            _("施行中的文件没有规定这一机制。"), advice=_("请先将规定此机制的文件列为施行。")
        )
    return bound


def terms_to_adopt(bound: Bound) -> list[BoundRule]:
    """The rules, one for each duty, whose term no text sets."""
    return list(
        {
            rule.must: rule
            for rule in bound.rules
            if rule.is_provisional or rule.adopted is not None
        }.values()
    )


def settings_to_adopt(bound: Bound) -> list[BoundSetting]:
    """The settings that no text sets and that are one number or one term."""
    return [
        one
        for one in bound.settings
        if one.pin is None and isinstance(one.value, Term | Decimal | int)
    ]


def require_adoptable(adoption: Adoption) -> None:
    """Refuse what the mechanism does not leave to a decision."""
    bound = bound_called(adoption.about)
    if not adoption.document.strip():
        raise Refused(
            _("没有写明据以采纳的文件。"), field="document", advice=_("请填写决定所在的文件。")
        )
    if isinstance(adoption, TermAdopted):
        known = {rule.must for rule in terms_to_adopt(bound)}
        if adoption.must not in known:
            raise Refused(
                _("这一时限由文件规定，或此机制没有这一责任事项，不能采纳。"), field="what"
            )
    if isinstance(adoption, SettingAdopted):
        _require_setting(bound, adoption)
    try:
        adopt(bound, adoption)
    except LuoshiError as error:
        raise Refused(
            _("不能采纳：%(reason)s。") % {"reason": plain(error)}, field="what"
        ) from error


def _require_setting(bound: Bound, adoption: SettingAdopted) -> None:
    wanted = next(
        (one for one in settings_to_adopt(bound) if one.setting.name == adoption.setting), None
    )
    if wanted is None:
        raise Refused(_("这一参数由文件规定，或此机制没有这一参数，不能采纳。"), field="what")
    if isinstance(wanted.value, Term) and adoption.term is None:
        raise Refused(_("这一参数是时限。"), field="value", advice=_("请填写如“15日”的时限。"))
    if not isinstance(wanted.value, Term) and adoption.number is None:
        raise Refused(_("这一参数是数值。"), field="value", advice=_("请填写数字。"))
