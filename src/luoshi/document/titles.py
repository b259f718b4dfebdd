"""Titles: who issues, what it is about, and the text that a notice puts into force.

“某市人民政府关于印发《某计划》的通知” is three things: the issuer before 关于, the text issued, and
the notice that issues it.  The text's own title is what readers look for.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from luoshi.document.marks import UNIT

_ISSUES = re.compile(
    r"^(?:关于)?(?:修订|重新|调整|联合|公布实施|统一)?(?:(?:印发|发布|公布|颁布)(?:实施|施行)?|转发|批转|下发|颁发)(?P<text>.+?)(?:的(?:通知|通告|公告|决定|函|命令)"
    r"|通知|通告)(?:（[^（）]*）)?$"
)
_QUOTED = re.compile(r"《([^《》]*(?:《[^《》]*》[^《》]*)*)》(?:（[^（）]*）)?")


class Title(NamedTuple):
    """A title as printed, its parts, and the text it puts into force, if it does."""

    whole: str
    issuers: tuple[str, ...]
    subject: str
    issued: str | None


NO_TITLE = Title("", (), "", None)


_FOOTNOTE = re.compile(r"(?:\[\d{1,2}\]|[①-⑳])+$")
# Portals put what a page is about before its title: 【重点工作】某县人民政府关于……
_TOPIC = re.compile(r"^(?:【[^【】]{2,24}】)+(?=.{8})")


def title_of(words: str) -> Title:
    """The parts of a title whose lines have been joined; the mark of a footnote is none of it."""
    words = _TOPIC.sub("", _FOOTNOTE.sub("", words))
    at = _about(words)
    issuers = issuers_in(words[:at]) if at > 0 else ()
    subject = words[at:] if at > 0 and issuers else words
    found = _ISSUES.search(subject)
    # The bare name of a place issues nothing.
    issuers = tuple(unit for unit in issuers if len(unit) > 3 or UNIT.fullmatch(unit))
    return Title(words, issuers, subject, _text_issued(found["text"]) if found else None)


_OPENS = re.compile(r"关于|转发|批转|印发")


def _about(words: str) -> int:
    """Where what is issued begins: at the first 关于 or 转发 that is not inside a title cited."""
    found = _OPENS.search(words)
    at = found.start() if found else -1
    quote = words.find("《")
    return at if at >= 0 and (quote < 0 or at < quote) else -1


def _text_issued(words: str) -> str:
    """The title of the text that a notice issues, without its quotation marks if it is one."""
    if words[0] == "〈" and words[-1] == "〉":
        return words[1:-1]
    quoted = _QUOTED.fullmatch(words)
    if quoted:
        return quoted[1]
    # 转发《甲》 names its author before the quotation marks.
    one = _QUOTED.findall(words)
    if len(one) == 1 and words.endswith("》"):
        return str(one[0])
    return words


_NAMED_FIRST = re.compile(
    r"[\u3400-\u9fff]{2,20}?(?:人民代表大会常务委员会|人大常委会|人民政府办公[室厅]|人民政府|委员会)"
)


def named_first(words: str) -> tuple[str, ...]:
    """The authority whose name opens a title that says no 关于: “某市人民政府2021年工作要点”."""
    found = _NAMED_FIRST.match(words)
    if found is None or found.end() > len(words) - 3 or words[found.end()] == "的":
        return ()
    return (found.group(),)


def issuers_in(words: str) -> tuple[str, ...]:
    """The units named in a line of issuers, parted by blanks or set close."""
    words = words.strip(" 、，")
    if not words:
        return ()
    parts = [part for part in re.split(r"[ 、，]+", words) if part]
    units: list[str] = []
    for part in parts:
        units += _set_close(part)
    if len(units) > 1 and any(UNIT.fullmatch(unit) is None for unit in units):
        # A blank inside a name: 某 市 人 民 政 府.
        joined = "".join(parts)
        return tuple(_set_close(joined)) if UNIT.fullmatch(joined) else tuple(units)
    return tuple(units)


_SEAM = re.compile(
    r"(?<=办公室|办公厅|民政府|委员会|领导组)(?=(?:中共|中国共产党|共青团)?[\u3400-\u9fff]{1,12}(?:省|市|区|县|州|盟|旗|镇)"
    r"[\u3400-\u9fff]{0,12}(?:政府|办公[室厅]|委员会|局|厅|委|院|会)$)"
)


def _set_close(words: str) -> list[str]:
    """Units printed one after another without a blank: 甲市委办公室甲市人民政府办公室."""
    found: list[str] = []
    while (seam := _SEAM.search(words)) and seam.start() > 3:
        found.append(words[: seam.start()])
        words = words[seam.start() :]
    return [*found, words]


_SQUEEZED = re.compile(r"[\s《》〈〉“”\"'（）()〔〕:：,，、·—\-～－]+")


def squeezed(words: str) -> str:
    """Words without blanks and marks, for comparing titles that were printed twice."""
    return _SQUEEZED.sub("", words)


def are_alike(one: str, other: str) -> bool:
    """Whether two titles are of the same text, issuer and 试行 apart."""
    one, other = squeezed(one).replace("的", ""), squeezed(other).replace("的", "")
    if not one or not other:
        return False
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) > 3 and shorter in longer and 2 * len(shorter) >= len(longer)
