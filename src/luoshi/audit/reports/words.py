"""The words that all reports use, the order in which they tell, and how they name a place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from luoshi.gazette import Gazette
from luoshi.provenance import Finding, Span
from luoshi.provenance.finding import Verdict

VERDICTS: dict[Verdict, str] = {
    "inconsistent": "不一致",
    "ambiguous": "存疑",
    "gap": "缺项",
    "consistent": "一致",
}


IN_ENGLISH: dict[Verdict, str] = {
    "inconsistent": "does not hold",
    "ambiguous": "two readings",
    "gap": "something is missing",
    "consistent": "holds",
}
_LONGEST_TITLE = 18


class Place(NamedTuple):
    """Where words stand: the document, and the provisions from the chapter down."""

    document: str
    title: str
    path: str

    def __str__(self) -> str:
        return f"{self.title} {self.path}".strip()


def place_of(gazette: Gazette, span: Span) -> Place:
    """The document and the provision that words stand in; empty between documents."""
    for document in gazette.documents:
        if document.span.start <= span.start < document.span.end:
            provision = document.provision_at(span.start)
            path = _path(provision.path) if provision else ""
            return Place(document.id, _short(document.title, _LONGEST_TITLE), path)
    return Place("", "", "")


def _path(path: Sequence[str]) -> str:
    """The labels from the chapter down (三（二）1), and of a provision without one its heading."""
    return "".join(name if len(name) < 6 else f"“{_short(name, 10)}”" for name in path)


def _short(words: str, longest: int) -> str:
    return words if len(words) <= longest else f"{words[: longest - 1]}…"


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
