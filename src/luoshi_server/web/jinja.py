"""What every template can use: addresses, translations, dates and numbers as they are written."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language, gettext, ngettext, pgettext
from jinja2 import Environment, Undefined

from luoshi.calendars import SHANGHAI
from luoshi_server.duties.models import Lamp
from luoshi_server.platform import clock
from luoshi_server.platform.wording import worded
from luoshi_server.web.navigation import navigation_of


def environment(**options: Any) -> Environment:
    """Jinja's environment with our filters and functions."""
    options.setdefault("undefined", Undefined)
    options.setdefault("autoescape", True)
    env = Environment(  # nosec B701 - it escapes, see above
        extensions=["jinja2.ext.i18n", "jinja2.ext.do"], trim_blocks=True, **options
    )
    env.install_gettext_callables(gettext, ngettext, newstyle=False)  # type: ignore[attr-defined]
    env.globals.update(url=url, static=static, pgettext=pgettext)
    env.filters.update(
        day=day,
        instant=instant,
        number=number,
        percent=percent,
        lamp_title=lamp_title,
        worded=worded,
    )
    return env


def context(request: HttpRequest) -> dict[str, Any]:
    """What every page knows: who looks, when, and where he may go."""
    user = getattr(request, "user", None)
    member = user if user is not None and user.is_authenticated else None
    return {
        "member": member,
        "now": clock.now(),
        "place": settings.LUOSHI.place,
        "office": settings.LUOSHI.office,
        "is_demo": settings.LUOSHI.demo,
        "language": get_language() or settings.LANGUAGE_CODE,
        "navigation": navigation_of(request, member),
        "messages": get_messages(request) if hasattr(request, "_messages") else [],
    }


def url(name: str, /, *args: Any, **kwargs: Any) -> str:
    """The address of a page, by its name."""
    return reverse(name, args=args or None, kwargs=kwargs or None)


def is_chinese() -> bool:
    """Whether the page is in Chinese, which it is unless somebody asks for another language."""
    return (translation.get_language() or "zh").startswith("zh")


def day(value: date | datetime | None) -> str:
    """A day as it is written: 2021年6月30日, or 30 Jun 2021."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = value.astimezone(SHANGHAI).date()
    if is_chinese():
        return f"{value.year}年{value.month}月{value.day}日"
    return f"{value.day} {value:%b} {value.year}"


def instant(value: datetime | None) -> str:
    """A day with the hour and minute, in Shanghai."""
    if value is None:
        return ""
    value = value.astimezone(SHANGHAI)
    return f"{day(value.date())} {value:%H:%M}"


def number(value: Decimal | int | float | None) -> str:
    """A number with separators and without idle zeros."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        value = value.normalize()
        exponent = value.as_tuple().exponent
        digits = -exponent if isinstance(exponent, int) and exponent < 0 else 0
        return f"{value:,.{digits}f}"
    return f"{value:,}"


def percent(share: Decimal | float | None) -> str:
    """A share from 0 to 1 as a percentage."""
    if share is None:
        return ""
    return f"{number((Decimal(str(share)) * 100).quantize(Decimal('0.1')))}%"


def lamp_title(colour: str) -> str:
    """What a lamp is called."""
    return str(Lamp(colour).label)
