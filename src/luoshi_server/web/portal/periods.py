"""Periods as one says them: 2026年1—3月 for 2026-01/2026-03."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.utils.translation import gettext as _

_SHAPES: tuple[tuple[str, Callable[[], str]], ...] = (
    (r"(?P<year>\d{4})", lambda: _("{year}年")),
    (r"(?P<year>\d{4})-Q(?P<quarter>[1-4])", lambda: _("{year}年第{quarter}季度")),
    (r"(?P<year>\d{4})-(?P<month>\d\d)", lambda: _("{year}年{month}月")),
    (r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)", lambda: _("{year}年{month}月{day}日")),
    (r"(?P<year>\d{4})/(?P<until>\d{4})", lambda: _("{year}—{until}年")),
    (
        r"(?P<year>\d{4})-(?P<month>\d\d)/(?P=year)-(?P<last>\d\d)",
        lambda: _("{year}年{month}—{last}月"),
    ),
)


def period_words(period: str) -> str:
    """The period in words; one of a shape that is not known here stays as it is written."""
    for shape, words in _SHAPES:
        met = re.fullmatch(shape, period)
        if met:
            parts = {name: str(int(number)) for name, number in met.groupdict().items()}
            return words().format(**parts)
    return period
