"""Values and reasons of mechanisms as words on a page."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from luoshi.calendars import Term
from luoshi.errors import LuoshiError
from luoshi.mechanism import BoundRung, Rule
from luoshi_server.platform.errors import plain
from luoshi_server.platform.wording import worded
from luoshi_server.web.jinja import is_chinese, number

PERIODS = {
    "day": gettext_noop("每日"),
    "week": gettext_noop("每周"),
    "month": gettext_noop("每月"),
    "quarter": gettext_noop("每季度"),
    "half-year": gettext_noop("每半年"),
    "year": gettext_noop("每年"),
}


def value_in_words(value: Any) -> str:
    """A value that was read, adopted or taken for a mechanism."""
    if value is None:
        return ""
    if isinstance(value, Term):
        return term_in_words(value)
    if isinstance(value, Decimal | int) and not isinstance(value, bool):
        return number(value)
    if isinstance(value, tuple):
        return "、".join(map(value_in_words, value))
    told = str(value)
    return _(PERIODS[told]) if told in PERIODS else told


def counted_in_words(value: Any, unit: str) -> str:
    """A value with the unit in which it counts."""
    words = value_in_words(value)
    return _("%(value)s%(unit)s") % {"value": words, "unit": worded(unit)} if unit else words


def term_in_words(term: Term | None) -> str:
    """A span of time; nought is at once."""
    if term is None:
        return _("按事项所定日期")
    if term.count == 0 and term.unit != "end of":
        return _("即时")
    return term.chinese if is_chinese() else str(term)


def must_in_words(rule: Rule) -> str:
    """What a rule asks for."""
    return rule.must_zh if is_chinese() else rule.must


def rung_in_words(rung: BoundRung) -> str:
    """A step of a ladder: when, by what means, to whom."""
    when = term_in_words(rung.term)
    to = worded(rung.to) or _("责任单位本身")
    means = worded(rung.means)
    if rung.is_before:
        return _("到期前%(when)s，%(means)s（%(to)s）") % {
            "when": when,
            "means": means,
            "to": to,
        }
    if rung.term.count == 0:
        return _("逾期即%(means)s（%(to)s）") % {"means": means, "to": to}
    return _("逾期%(when)s，%(means)s（%(to)s）") % {"when": when, "means": means, "to": to}


def missing_in_words(error: LuoshiError) -> str:
    """Why words were not found: the words that were looked for, and the nearest that stand."""
    met = error.met
    if "nearest" in met:
        return _(
            "没有找到“%(words)s”；最相近的是“%(nearest)s”（%(place)s），自“%(differs)s”起不同。"
        ) % {
            "words": met["words"],
            "nearest": met["nearest"],
            "place": met["place"],
            "differs": met["differs_at"],
        }
    if "count" in met and "places" in met:
        return _("“%(words)s”见于 %(count)s 处，不能确定是哪一处：%(places)s。") % {
            "words": met["words"],
            "count": met["count"],
            "places": met["places"],
        }
    if "said" in met:
        return _("找到“%(words)s”（%(place)s），但其中“%(said)s”无法识读。") % {
            "words": met["words"],
            "place": met["place"],
            "said": met["said"],
        }
    if "words" in met:
        return _("没有找到“%(words)s”，也没有相近的文字。") % {"words": met["words"]}
    return plain(error)
