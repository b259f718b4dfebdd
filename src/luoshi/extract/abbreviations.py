"""Short names that a text itself introduces: 某某委员会（以下简称某委）."""

from __future__ import annotations

import re

_INTRODUCES = re.compile(r"（(?:以下|下)?(?:统)?简称：?“?(?P<short>[\u3400-\u9fff]{2,12})”?）")
_LONGEST_NAME = 30
_IDEOGRAPHS = re.compile(r"[\u3400-\u9fff]+$")


def introduced_in(folded: str) -> dict[str, str]:
    """Each short name with the full name before it."""
    introduced: dict[str, str] = {}
    at = folded.find("简称")
    while at >= 0:
        found = _INTRODUCES.search(folded, max(0, at - 4), at + 20)
        if found is not None:
            start = found.start()
            before = _IDEOGRAPHS.search(folded, max(0, start - _LONGEST_NAME), start)
            full, short = before.group() if before else "", found["short"]
            # What stands before the name is the sentence's; the name begins as its short form does.
            begin = full.rfind(short[0])
            if begin >= 0 and len(full) - begin > len(short):
                introduced[short] = full[begin:]
        at = folded.find("简称", at + 2)
    return introduced
