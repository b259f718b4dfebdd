"""The words of the policies, for whoever reads: theirs are Chinese, the English is catalogued.

A policy says its titles in Chinese and knows no page; the pages say them through here.  What is
kept, exported or printed stays in Chinese.
"""

from __future__ import annotations

from django.utils.translation import get_language, gettext

from luoshi_policies.titles import choice_called


def is_chinese() -> bool:
    """Whether whoever reads wants Chinese, which is so unless another language was asked for."""
    return (get_language() or "zh").startswith("zh")


def worded(chinese: str) -> str:
    """A word of the policies in the reader's language; a name, which nobody translates, stays."""
    return gettext(chinese) if chinese else ""


def titled(title: str, unit: str) -> str:
    """A title of the policies with the unit in which it counts."""
    if not unit:
        return worded(title)
    return gettext("%(title)s（%(unit)s）") % {"title": worded(title), "unit": worded(unit)}


def choice_worded(field: str, choice: str) -> str:
    """What a choice of a field is called; in the code it has its English name."""
    if is_chinese() or not choice:
        return worded(choice_called(field, choice))
    return choice


def one_after_another(*sentences: str) -> str:
    """Sentences as one text; English parts them by a space, Chinese does not."""
    return ("" if is_chinese() else " ").join(filter(None, sentences))


def listed(*parts: str) -> str:
    """What is said side by side, parted by semicolons; what is empty is left out."""
    return ("；" if is_chinese() else "; ").join(filter(None, parts))
