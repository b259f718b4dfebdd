"""Who sits in a leading group that a document sets up: 组长：甲，区委书记; 成员：乙、丙.

The role comes first and the group is named by the title or by the sentence that sets it up.  What
follows a name (区委书记) says who it is and appoints to nothing.  Units among the members are no
persons.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from luoshi.document import Document, Flow
from luoshi.extract.appointment import Appointment
from luoshi.extract.persons import NAMES, has_surname, persons_in
from luoshi.provenance import Span

_GROUP = "(?:领导小组|协调小组|工作小组|指挥部|委员会|工作专班|专班|工作组|联席会议|编委会)"
_SETS_UP = re.compile(
    r"(?:成立|调整|建立|设立|组建|充实|公布|明确)了?(?:由[^，。；]{1,30}?的)?“?"
    rf"(?P<group>[\u3400-\u9fff“”]{{2,40}}?{_GROUP})(?!办公室)"
)
# The role, wherever it stands: a list is often set without line ends.
_ROLE = re.compile(
    r"(?P<role>(?:办公室)?(?:第一|常务|总|副|执行|名誉)*"
    r"(?:组 *长|指 *挥 *长|指 *挥|主 *任|召 *集 *人|会 *长)"
    r"|成 *员|委 *员|组 *员|秘 *书 *长|顾 *问|联 *络 *员)："
)
_SETS_UP_NOTHING = ("work_report", "plan_report", "budget_report", "statistics")
_HEADS = ("长：", "挥：", "任：", "人：")
_PERSON = re.compile(rf"[ 、，]*(?P<names>{NAMES})(?=[ \t（，]|$)")
_LIST = re.compile(rf"[ ]*(?P<names>{NAMES})$")


def members_of_groups(document: Document, flow: Flow) -> Iterator[Appointment]:
    """The members of the one group that a document sets up; of several, whose is not said."""
    folded, span = flow.folded, document.span
    if document.kind in _SETS_UP_NOTHING or all(folded.find(sign, *span) < 0 for sign in _HEADS):
        return
    roles = list(_ROLE.finditer(folded, *span))
    group = _group_of(document, flow) if roles else None
    if group is None:
        return
    name = flow.text[slice(*group)].strip("“”")
    ends = [*(role.start() for role in roles[1:]), span.end]
    for role, end in zip(roles, ends, strict=True):
        also = (group, Span(*role.span()))
        post = role["role"].replace(" ", "")
        for person, at in _members(folded, Span(role.end(), end)):
            yield _member(person, post, name, at, also, document, flow)


def _members(folded: str, span: Span) -> Iterator[tuple[str, Span]]:
    """The persons behind a role, line by line; a line that names nobody ends the list."""
    for line in _LINE.finditer(folded, *span):
        named = list(_named(folded, Span(*line.span())))
        if not named:
            return
        yield from named


_LINE = re.compile(r"[^\n。]+")


def _group_of(document: Document, flow: Flow) -> Span | None:
    """Where the group is named, if it is one: in the title, else in the body."""
    for stretch in (Span(document.span.start, document.body.start), document.body):
        found = {match["group"]: match for match in _SETS_UP.finditer(flow.folded, *stretch)}
        if len(found) == 1:
            (match,) = found.values()
            return Span(*match.span("group"))
        if found:
            return None
    return None


def _named(folded: str, span: Span) -> Iterator[tuple[str, Span]]:
    """The persons of a line, each with what the line says of it."""
    whole = _LIST.match(folded, *span)
    names = persons_in(whole["names"]) if whole else ()
    if whole and names and all(map(has_surname, names)):
        for name in names:
            yield name, Span(*whole.span("names"))
        return
    for part in _parts(folded, span):
        found = _PERSON.match(folded, *part)
        names = persons_in(found["names"]) if found else ()
        if len(names) == 1 and has_surname(names[0]):
            yield names[0], Span(found.start("names"), part.end)  # type: ignore[union-attr]


def _parts(folded: str, span: Span) -> Iterator[Span]:
    """甲（区长）、乙（副区长） by its signs outside brackets; a line of one person as it is."""
    at = depth = 0
    words = folded[slice(*span)]
    if "）、" not in words and "）；" not in words and "） " not in words:
        yield span
        return
    for place, sign in enumerate(words):
        depth += (sign == "（") - (sign == "）")
        if depth == 0 and sign in "、；， ":
            yield Span(span.start + at, span.start + place)
            at = place + 1
    yield Span(span.start + at, span.end)


def _member(
    person: str,
    role: str,
    group: str,
    span: Span,
    also: tuple[Span, ...],
    document: Document,
    flow: Flow,
) -> Appointment:
    return Appointment(
        person=person,
        action="appoint",
        organisation=group,
        post=role,
        qualifiers=(),
        term=None,
        effective=document.signed or document.delivered,
        term_end=None,
        document=document.id,
        span=span,
        quote=flow.text[slice(*span)],
        also=also,
    )
