"""Who takes up or leaves which post.

A notice says once what is done (任命：, 免去：) and lists person by person, or says it in each
sentence; lists may put the post first (某局局长：甲).  One record is made a post.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from luoshi.document import Document, Flow
from luoshi.extract.posts import Post, posts_in
from luoshi.provenance import Span
from luoshi.text.numerals import value_of

Action = Literal["appoint", "remove", "resign", "dismiss", "designate"]


@dataclass(frozen=True, slots=True)
class Appointment:
    """One person and one post.

    `effective` is the day the document was signed; `term_end` is known where a term (试用期一年)
    and that day are.
    """

    person: str
    action: Action
    organisation: str
    post: str
    qualifiers: tuple[str, ...]
    term: str | None
    effective: date | None
    term_end: date | None
    document: str
    span: Span
    quote: str


_IDEOGRAPH = r"[\u3400-\u9fff]"
_NAME = rf"(?:{_IDEOGRAPH}{{1,8}}(?:·{_IDEOGRAPH}{{1,10}})+|{_IDEOGRAPH}(?: {_IDEOGRAPH}){{1,3}}?|{_IDEOGRAPH}{{2,4}}?)"
_MARK = r"(?:（[^（）]{1,14}）)?"
_NAMES = rf"{_NAME}{_MARK}(?:(?:[、，] ?| ){_NAME}{_MARK})*?"
_COMRADE = r"(?:等?(?:\d+名)?(?:同志|先生|女士))?"

_LEAD = re.compile(
    r"(?P<resign>(?:决定)?(?:同意)?接受|同意.{0,4}辞去)|(?P<dismiss>撤销|撤职)|(?P<end>终止)"
    r"|(?P<remove>(?:决定)?免去|免职|解聘|免(?=：))"
    r"|(?P<designate>提名|(?:决定)?由(?=.{2,5}代理)|决定(?=.{2,12}代理))"
    r"|(?P<appoint>(?:决定|批准)?任命|聘任|聘请|(?<!主)任职|(?<!主)任(?=：)|决定(?=[^，。；]{2,20}(?:任|为)))"
)
_HEAD = re.compile(
    r"^[^：。；]{0,60}?(?:(?P<resign>接受辞职|辞职)|(?P<remove>免去|免职|免|解聘)|(?P<dismiss>撤销)|(?P<appoint>任命|任职|任|聘任|推荐)"
    r"|(?P<designate>提名))[^：。；]{0,16}：$"
)
_APPOINTS = re.compile(
    rf"^(?P<names>{_NAMES}){_COMRADE}(?P<verb>为|任|担任|兼任|挂任|出任|代理|转任|正式任)(?P<posts>.+)$"
)
_LEAVES = re.compile(rf"^(?P<names>{_NAMES}){_COMRADE}(?:所任|担任|兼任)?的(?P<posts>.+)$")
_LEAVES_BARE = re.compile(rf"^(?P<names>{_NAME}){_MARK}(?:同志)?(?P<posts>.+?)职务$")
_RESIGNS = re.compile(
    rf"^(?P<names>{_NAMES}){_COMRADE}(?:因[^，]*)?(?:提出)?(?:的)?辞去(?P<posts>.+?)(?:的?请求|的?申请)?$"
)
_POST_FIRST = re.compile(rf"^(?P<posts>[^：]+?)：(?P<names>{_NAMES})$")
_OF_THE_SENTENCE = re.compile(r"[^。；\n]+")


def appointments_of(document: Document, flow: Flow) -> Iterator[Appointment]:
    """The appointments of a document in the order of its text.

    Only documents of appointment, notices and decisions are looked through: elsewhere 任 and 免去
    tell stories.
    """
    if document.kind not in ("appointment", "notice", "other", "reply"):
        return
    folded = flow.folded
    action: Action | None = None
    for found in _OF_THE_SENTENCE.finditer(folded, *document.body):
        start, words = found.start(), found.group()
        stripped = words.strip()
        start += len(words) - len(words.lstrip())
        head = _HEAD.match(stripped)
        if head:
            action = _named(head)
            continue
        offset = 0
        for clause in _clauses(stripped):
            lead = _LEAD.search(clause)
            said = _named(lead) if lead else action
            item = clause[lead.end() :] if lead else clause
            at = start + offset + (lead.end() if lead else 0)
            offset += len(clause) + 1
            item, shift = _stripped(item)
            if said is None or not item:
                continue
            if lead and stripped.endswith("：") and not item.rstrip("："):
                action = said
                continue
            span = Span(at + shift, at + shift + len(item))
            yield from _read(item, said, span, document, flow)


def _stripped(item: str) -> tuple[str, int]:
    bare = item.lstrip(" ：，了")
    return bare.rstrip(" ："), len(item) - len(bare)


def _clauses(sentence: str) -> Iterator[str]:
    """A sentence parted where another action begins: “任命甲为……，免去乙的……”."""
    at = 0
    for found in re.finditer(
        r"，(?=(?:同时)?(?:决定)?(?:免去|任命|撤销|聘任|解聘|接受))", sentence
    ):
        yield sentence[at : found.start()]
        at = found.end()
    yield sentence[at:]


def _named(found: re.Match[str]) -> Action:
    name = next(key for key, value in found.groupdict().items() if value is not None)
    return "remove" if name == "end" else name  # type: ignore[return-value]


def _read(
    item: str, action: Action, span: Span, document: Document, flow: Flow
) -> Iterator[Appointment]:
    read = _persons_and_posts(item, action)
    if read is None:
        return
    names, posts, verb = read
    for name in names:
        for post in posts:
            qualifiers = post.qualifiers
            if verb in ("兼任", "挂任"):
                qualifiers = (*qualifiers, "兼任" if verb == "兼任" else "挂职")
            done: Action = action
            if "代理" in qualifiers or verb == "代理":
                done = "designate"
                qualifiers = ("代理", *(q for q in qualifiers if q != "代理"))
            term = _term(qualifiers)
            yield Appointment(
                person=name,
                action=done,
                organisation=post.organisation,
                post=post.name,
                qualifiers=qualifiers,
                term=f"{term}年" if term else None,
                effective=document.signed,
                term_end=_end(document.signed, term),
                document=document.id,
                span=span,
                quote=flow.text[slice(*span)],
            )


def _persons_and_posts(item: str, action: Action) -> tuple[list[str], list[Post], str] | None:
    patterns = {
        "appoint": (_APPOINTS, _POST_FIRST),
        "designate": (_APPOINTS, _POST_FIRST),
        "remove": (_LEAVES, _POST_FIRST, _LEAVES_BARE),
        "dismiss": (_LEAVES, _LEAVES_BARE),
        "resign": (_RESIGNS, _LEAVES),
    }[action]
    for pattern in patterns:
        found = pattern.match(item)
        if found is None:
            continue
        posts = list(posts_in(re.sub(r"(?:的?职务)(?:的请求)?$|人选$", "", found["posts"])))
        names = _persons(found["names"])
        if posts and names:
            verb = found.groupdict().get("verb") or ""
            return names, posts, verb
    return None


def _persons(words: str) -> list[str]:
    """The names of a list, without the brackets that tell sex or nationality."""
    bare = re.sub(r"（[^（）]*）", "", words)
    names = [re.sub(r"\s", "", name) for name in re.split(r"[、，]", bare)]
    return [name.removesuffix("等") for name in names if len(name) > 1]


_YEARS = re.compile(r"(?:试用期?|时间|任期|聘期|挂职)(?:为|：)?([一二三四五两半\d]+)年")


def _term(qualifiers: tuple[str, ...]) -> int | None:
    """The whole years of a term that the qualifiers name."""
    for qualifier in qualifiers:
        found = _YEARS.search(qualifier)
        if found and (years := value_of(found.group(1))) == int(years):
            return int(years)
    return None


def _end(effective: date | None, years: int | None) -> date | None:
    """The last day of a term that began on a day: 2021-04-01 and one year is 2022-03-31."""
    if effective is None or years is None:
        return None
    day = effective if (effective.month, effective.day) != (2, 29) else effective.replace(day=28)
    return date.fromordinal(day.replace(year=day.year + years).toordinal() - 1)


def recheck_appointment(appointment: Appointment, words: str) -> Iterator[str]:
    """The names of the fields that do not stand in the appointment's own words."""
    bare = re.sub(r"\s", "", words)
    for field in ("person", "organisation", "post"):
        printed = re.sub(r"\s", "", getattr(appointment, field))
        if printed not in bare:
            yield field
    for qualifier in appointment.qualifiers:
        if qualifier not in bare and not (qualifier == "代理" and "代" in bare):
            yield f"qualifier {qualifier}"
