"""The words that say whether an amount is met, exceeded or bounded: 不少于, 以上, 突破, 以内, 约.

超过 and 突破 leave the number itself out; 以上, 以下 and 以内 include it, as they do in law (Civil
Code, article 1259).
"""

import re
from typing import Literal, NamedTuple

Comparator = Literal["=", ">=", ">", "<=", "<", "~"]


class Comparison(NamedTuple):
    """What is compared, and the place where its first word starts or its last one ends."""

    comparator: Comparator
    place: int


def comparison_before(text: str, start: int) -> Comparison:
    """What the words just before an amount say of it: 不少于45项, 控制在3.5%."""
    if text[start - 1 : start] not in _LAST_SIGNS:
        return Comparison("=", start)
    earliest = max(0, start - _REACH)
    found = _BEFORE.search(text, earliest, start)
    if found is None:
        return Comparison("=", start)
    return Comparison(_COMPARATORS[found.lastgroup or ""], found.start())


def comparison_after(text: str, end: int) -> Comparison:
    """What the words just after an amount say of it: 50辆以上, 7天内, 20%左右."""
    found = _AFTER.match(text, end)
    if found is None:
        return Comparison("=", end)
    return Comparison(_COMPARATORS[found.lastgroup or ""], found.end())


_COMPARATORS: dict[str, Comparator] = {
    "": "=",
    "at_least": ">=",
    "above": ">",
    "at_most": "<=",
    "below": "<",
    "about": "~",
}

_REACH = 10
_NOT = "(?:不|不得|不能|不应|不可|不宜|未)"
_BEFORE = re.compile(
    rf"(?:(?P<at_least>{_NOT}(?:低于|少于|小于)|至少|最少|最低|不下|≥|> ?=|大于(?: ?或者?)? ?等于)"
    rf"|(?P<at_most>{_NOT}(?:超过|高于|大于|多于|超出|突破|超)|至多|最多|最高|控制在|≤|< ?="
    r"|小于(?: ?或者?)? ?等于)"
    r"|(?P<above>超过|突破|高于|大于|多于|超出|逾|(?<![赶反])超|(?<=[比值率])过|(?<![-=])>)"
    r"|(?P<below>低于|小于|少于|不足|未满|不到|<)"
    r"|(?P<about>大约|大概|接近|将近|≈|(?<![节预公签违集条合制大契简失])约|(?<![附最临邻靠亲远])近))"
    r"(?:了|为|是|有|到|达到?)? ?\Z"
)
_LAST_SIGNS = frozenset("于过破逾超少低多高下足满到约概近≥≤>=<≈在了为是有达 等")
_AFTER = re.compile(
    r" ?(?:(?P<at_least>(?:及|或者?)?以上(?!述)|或者?更多)"
    r"|(?P<at_most>(?:及|或者?)?以下(?![简几问措意])|以内|之内)"
    r"|(?P<below>之下)|(?P<about>左右(?![岸两])|上下(?![游级班联])))"
)
