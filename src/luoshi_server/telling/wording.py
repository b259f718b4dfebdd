"""A message as a sentence, in the language of whoever reads it."""

from __future__ import annotations

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from luoshi.calendars import SHANGHAI
from luoshi_server.platform.wording import worded
from luoshi_server.telling.models import Kind, Message

_PAGES = frozenset({"duty", "case", "bulletin", "supervision"})


def sentence(message: Message) -> str:
    """What happened, whose it is, and by when."""
    named = {
        "unit": message.whose,
        "must": message.must_zh if (get_language() or "zh").startswith("zh") else message.must,
        "matter": message.matter,
        "means": worded(message.means),
        "due": f"{message.due.astimezone(SHANGHAI):%Y-%m-%d %H:%M}" if message.due else "",
    }
    match message.kind:
        case Kind.CHARGE:
            return _("%(unit)s应于 %(due)s 前“%(must)s”：%(matter)s") % named
        case Kind.ESCALATE if message.means == "提醒":
            return _("提醒：%(unit)s“%(must)s”将于 %(due)s 到期：%(matter)s") % named
        case Kind.ESCALATE:
            return _("%(means)s：%(unit)s“%(must)s”（%(due)s 到期）：%(matter)s") % named
        case Kind.EXTEND:
            return _("%(unit)s“%(must)s”期限延至 %(due)s：%(matter)s") % named
        case Kind.SUSPEND:
            return _("%(unit)s“%(must)s”中止计算期限：%(matter)s") % named
        case Kind.RESUME:
            return _("%(unit)s“%(must)s”恢复计算期限，%(due)s 到期：%(matter)s") % named
        case Kind.HAND_OVER:
            return _("“%(must)s”移交%(unit)s，%(due)s 到期：%(matter)s") % named
        case _bulletin:
            return _("%(means)s印发：%(matter)s") % named


def path_of(page: str) -> str:
    """The address of the page that a message names; empty if there is none."""
    name, _colon, key = page.partition(":")
    if name not in _PAGES:
        return ""
    try:
        return reverse(name, kwargs={"key": key})
    except NoReverseMatch:
        return ""


def link_to(page: str) -> str:
    """The same with the host, for mails and programs."""
    path = path_of(page)
    return f"{settings.LUOSHI.public_address.rstrip('/')}{path}" if path else ""
