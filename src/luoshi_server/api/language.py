"""The language in which whoever calls is answered."""

from __future__ import annotations

from django.utils.translation import get_language


def is_chinese() -> bool:
    """Whether it is Chinese, which it is unless the caller asks for another."""
    return (get_language() or "zh").startswith("zh")
