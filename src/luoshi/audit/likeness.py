"""Whether two names mean one thing: 举办比赛 and 各类比赛, 清淤河道 and 河道清淤.

The fewer digits a value has, the more of the two names must agree: that two things are both 4 in
number says nothing, that two are both 12,783 says almost all.
"""

from __future__ import annotations

import re


def are_alike(one: str, other: str, *, digits: int) -> bool:
    """Whether two things of one value with so many digits are the same by their names."""
    if one == other:
        return True
    shorter = min(len(one), len(other))
    if shorter < 2:
        return False
    if digits >= 3:
        if _common_signs(one, other) >= 0.38 or _common_run(one, other) >= 4:
            return True
        core = _core(one)
        return len(core) >= 2 and core == _core(other)
    if digits == 1 and len(set(one) & set(other)) < 3:
        return False
    run = _common_run(one, other)
    if digits == 2:
        return run >= 4 or (run >= 2 and _common_signs(one, other) >= 0.5)
    return run >= 4 or (run >= 3 and _common_signs(one, other) >= 0.6)


# What is said of very many things: without it the name says what this one is.
_OF_MANY = re.compile(
    r"新增|新建|建成|完成|实施|推进|发放|安排|投入|提高|提升|达到|开展|举办|城乡|城镇|全面|各类|保障|标准|水平|"
    r"资金|工作|项目|总数|数量|总额"
)


def _core(name: str) -> str:
    return _OF_MANY.sub("", name)


def _common_signs(one: str, other: str) -> float:
    """Twice the signs that both have, by the signs of both: 1 for the same signs, 0 for none."""
    common = sum(min(one.count(sign), other.count(sign)) for sign in set(one) & set(other))
    return 2 * common / (len(one) + len(other))


def _common_run(one: str, other: str) -> int:
    """The length of the longest run of signs that stands in both."""
    if len(one) > len(other):
        one, other = other, one
    longest = 0
    for start in range(len(one)):
        while start + longest < len(one) and one[start : start + longest + 1] in other:
            longest += 1
    return longest
