"""The foot of a document: who signs, on what day, when it was printed and for whom.

The signature stands under the text, before its annexes; 印发 stands at the very end and names the
day of printing.  A day between two cells of a table is no signature.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from luoshi.document.days import DAY, day_in
from luoshi.document.marks import Line
from luoshi.document.speakers import is_speaker
from luoshi.document.titles import issuers_in, squeezed


class Foot(NamedTuple):
    """What a foot says, and the lines it takes: `first` to `end` are signature and day."""

    first: int | None = None
    end: int | None = None
    signers: tuple[str, ...] = ()
    signed: date | None = None
    printed: date | None = None
    by_name: bool = False


_ORDER_LINES = 6
_AT_THE_END = frozenset(("printed", "copied", "released", "annex"))
_NAME_LINES = frozenset(("issuer", "fragment", "speaker", "banner"))


def foot_of(lines: Sequence[Line], start: int, end: int, issuers: tuple[str, ...]) -> Foot:
    """The foot among the lines `start` to before `end`."""
    printed = next(
        (
            day_in(line.words)
            for line in reversed(lines[start:end])
            if line.mark == "printed" or (line.mark == "copied" and "印发" in line.words[-4:])
        ),
        None,
    )
    days = [at for at in range(start, end) if lines[at].mark in ("date", "signed")]
    read = [_signature(lines, at, start) for at in days]
    chosen = next((foot for foot in read if _fits(foot, issuers)), None)
    if chosen is None and days and days[0] - start < _ORDER_LINES:
        # An order is signed by the head of government, above the text that it puts into force.
        chosen = read[0] if read[0].by_name else None
    if chosen is None:
        chosen = next(
            (
                foot
                for at, foot in zip(days, read, strict=True)
                if _is_last(lines, at, end) and _follows_text(lines, foot, start)
            ),
            None,
        )
    if chosen is None:
        return Foot(printed=printed)
    return chosen._replace(printed=printed)


def _signature(lines: Sequence[Line], at: int, start: int) -> Foot:
    """The day in line `at` and the names above it."""
    words = lines[at].words
    if lines[at].mark == "signed":
        day = DAY.search(words)
        before = words[: day.start()] if day else words
        return Foot(at, at + 1, issuers_in(before.strip(" （")), day_in(words))
    first = at
    while first > start and at - first < 5 and lines[first - 1].mark in _NAME_LINES:
        first -= 1
    signers = tuple(
        unit for line in lines[first:at] if line.mark == "issuer" for unit in issuers_in(line.words)
    )
    by_name = any(is_speaker(line.words) for line in lines[first:at])
    return Foot(first, at + 1, signers, day_in(words), by_name=by_name)


def _fits(foot: Foot, issuers: tuple[str, ...]) -> bool:
    """Whether those who sign are those who issue, as far as the head names them."""
    if not foot.signers or not issuers:
        return False
    bare = [squeezed(unit) for unit in issuers]
    return any(
        (name := squeezed(signer)) in unit or unit.endswith(name[-6:])
        for signer in foot.signers
        for unit in bare
    )


def _is_last(lines: Sequence[Line], at: int, end: int) -> bool:
    """Whether nothing but the rest of a foot, an annex or a new text follows a day."""
    follows = next((line for line in lines[at + 1 : end]), None)
    return (
        follows is None
        or follows.mark in _AT_THE_END
        or follows.mark in ("title", "opening")
        or all(line.mark in _AT_THE_END for line in lines[at + 1 : end])
    )


_ENDS_TEXT = frozenset(("text", "label", "annex", "released", "addressees", "salutation"))


def _follows_text(lines: Sequence[Line], foot: Foot, start: int) -> bool:
    """Whether the names above a day follow a text, and not the other cells of a table."""
    if foot.first is None or foot.first <= start:
        return True
    before = lines[foot.first - 1]
    return before.mark in _ENDS_TEXT and "\t" not in before.words and "|" not in before.words


def trimmed(lines: Sequence[Line], start: int, end: int, foot: Foot) -> int:
    """Where the text before `end` stops when the lines of the foot are left off."""
    while end > start:
        if lines[end - 1].mark in ("printed", "copied", "released"):
            end -= 1
        elif foot.first is not None and foot.end == end and foot.first >= start:
            end = foot.first
        else:
            break
    return end
