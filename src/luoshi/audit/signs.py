"""Whether an amount comes in or goes out, by the words that name it."""

from __future__ import annotations

import re

_OUT = re.compile(
    r"减按|减去|扣除|上解|调出|支出|还本|付息|偿还|结转下年|结转下一年|补充预算稳定|安排预算稳定|补充预算周转"
)
_IN = re.compile(r"收入|财力|上年结[转余]|年初结[转余]|调入|动用|调用|转移支付|补助|转贷|债券|返还")
_CARRIED = re.compile(
    r"结转(?:至|到)?(?:下|次|\d{4})年|年终(?:滚存)?结[余转]|净结余|结转结余|结余资金"
)


def sign_of(words: str) -> int:
    """1 for what comes in, -1 for what goes out, 0 where the words do not say."""
    if _OUT.search(words):
        return -1
    return 1 if _IN.search(words) else 0


def is_carried(words: str) -> bool:
    """Whether an amount is what remains at the end and goes over into the next year."""
    return "结" in words and _CARRIED.search(words) is not None
