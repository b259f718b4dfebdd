"""The words that all reports use, and the order in which they tell."""

from __future__ import annotations

from collections.abc import Iterable

from luoshi.provenance import Finding
from luoshi.provenance.finding import Verdict

VERDICTS: dict[Verdict, str] = {
    "inconsistent": "不一致",
    "ambiguous": "存疑",
    "gap": "缺项",
    "consistent": "一致",
}


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """What is wrong first, what holds last, each in the order of the text."""
    order = list(VERDICTS)
    return sorted(findings, key=lambda finding: (order.index(finding.verdict), finding.span))


def counted(findings: Iterable[Finding]) -> dict[Verdict, int]:
    """How many findings there are of each verdict."""
    counts = dict.fromkeys(VERDICTS, 0)
    for finding in findings:
        counts[finding.verdict] += 1
    return counts


def around(text: str, start: int, end: int, *, reach: int = 60) -> tuple[str, str, str]:
    """The words before, at and after a place, within its paragraph."""
    low = max(text.rfind("\n", 0, start) + 1, start - reach)
    stop = text.find("\n", end)
    high = min(len(text) if stop < 0 else stop, end + reach)
    return text[low:start], text[start:end], text[end:high]
