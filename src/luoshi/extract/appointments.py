"""Who takes up or leaves which post.

A notice says once what is done (任命：, 免去：) and lists person by person, or says it in each
sentence; lists may put the post first (某局局长：甲).  One record is made a post.  A sentence that
says that a post is taken up or left, but not whose or which, is a finding: nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from luoshi.document import Document, Flow
from luoshi.document.days import day_in
from luoshi.extract.appointing import (
    NEXT_LEAD,
    Action,
    Item,
    Lead,
    action_in,
    after_preamble,
    head_in,
    item_in,
    lead_in,
    leaves_unnamed,
    names_in,
    row_in,
)
from luoshi.extract.appointment import Appointment, with_tenure
from luoshi.extract.appointment_doubts import NOT_NAMED, NOT_READ, RUN_TOGETHER
from luoshi.extract.group_members import members_of_groups
from luoshi.extract.persons import COMRADE, NAME, NAMES, SURNAMES, has_surname, persons_in
from luoshi.extract.places import parted
from luoshi.extract.posts import Post, posts_in
from luoshi.provenance import Finding, Span


def appointments_of(document: Document, flow: Flow) -> Iterator[Appointment]:
    """The appointments of a document in the order of its text."""
    yield from read_appointments(document, flow)[0]


def read_appointments(
    document: Document, flow: Flow
) -> tuple[tuple[Appointment, ...], tuple[Finding, ...]]:
    """The appointments of a document, and a finding for each that could not be read.

    Only documents of appointment, notices and the like are looked through: elsewhere 任 and 免去
    tell stories.
    """
    strict = document.kind != "appointment"
    if strict:
        members = tuple(members_of_groups(document, flow))
        if members or not _may_appoint(document, flow):
            return members, ()
    course = _Course(document, flow, strict)
    for span in _clauses(flow.folded, document.body):
        course.take(span)
    return tuple(course.records), tuple(course.findings)


_APPOINTS = re.compile(
    r"任命|免去|聘任|解聘|辞去|提名|晋升|转正|撤销[^，。；]{2,30}职务|职务自然免除"
)


def _may_appoint(document: Document, flow: Flow) -> bool:
    return (
        document.kind in ("notice", "other", "reply")
        and _APPOINTS.search(flow.folded, *document.body) is not None
    )


_OF_THE_SENTENCE = re.compile(r"[^。；\n]+")
# A list set without line ends may run into the words above the next: ……审判员免去：丙的…….
_NEXT = re.compile(
    rf"(?:，|(?<=职务)、)(?={NEXT_LEAD}|不再|其"
    rf"|(?!同时|任期|聘期|试用|原任){NAME}{COMRADE}"
    r"(?:(?:为|任|担任|兼任|晋升)(?!期)|的[^，。；]{2,40}职务))"
    r"|(?<=[^，。；：\n])(?=(?:决定|批准)?(?:任命|免去|聘任|解聘)：|以上(?:任|人员|同志|职务))"
    rf"|(?:(?<=[）务长记员])|(?<=主任))(?={NAME}{COMRADE}(?:为|(?<!主)任)(?!期))"
    rf"|(?:(?<=职务)|(?<=（退休）))(?=[{SURNAMES}](?!免|期|应)[^，。；]{{4,40}}职务)"
)


def _clauses(folded: str, body: Span) -> Iterator[Span]:
    """Sentences, parted where another action begins: “任命甲为……，免去乙的……”."""
    for sentence in _OF_THE_SENTENCE.finditer(folded, *body):
        at = sentence.start()
        for found in _NEXT.finditer(folded, *sentence.span()):
            yield Span(at, found.start())
            at = found.end()
        yield Span(at, sentence.end())


_LABEL = re.compile(
    r"[ ：，]*(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十\d]{1,3}）[、.]?"
    r"|\d{1,3}[.、]|[①-⑳])? *"
)
_OF_ALL = re.compile(r"以上|上述|前述|均|各")
_SAYS_A_TERM = re.compile(
    r"[^，。；：]{0,16}?(?:试用期|任期|聘期|挂职|任职时间|聘任时间|时间|按期转正)[^。；：]*"
)


_A_UNIT = re.compile(
    r"[\u3400-\u9fff]{3,30}(?:法院|检察院|委员会|局|厅|办公室|公司|集团|中心|医院|大学|学院|学校)"
)
_SOMEBODY = re.compile(rf"(?P<names>{NAMES})同志")


class _Course:
    """The course of a document: what is being done, to which post, to whom."""

    def __init__(self, document: Document, flow: Flow, strict: bool) -> None:
        self.records: list[Appointment] = []
        self.findings: list[Finding] = []
        self._document = document
        self._flow = flow
        self._strict = strict
        self._places = tuple(_places(document))
        self._day = document.signed or document.delivered or _passed(document, flow)
        self._action = action_in(document.notice_title or document.title)
        self._posts: tuple[Post, ...] = ()
        self._posts_at: Span | None = None
        self._unit_at: Span | None = None
        self._persons: tuple[str, ...] = ()
        self._persons_at: Span | None = None
        self._known: set[tuple[str, str, str, str]] = set()
        self._list_begins = self._item_begins = 0

    def take(self, span: Span) -> None:
        """Go on by one clause."""
        folded = self._flow.folded
        start = self._after_label(span)
        words = folded[start : span.end].rstrip(" ：")
        whole = folded[start : span.end].rstrip()
        head = head_in(whole)
        if head is not None:
            self._begin_list(*head, at=Span(start, span.end))
            return
        lead = lead_in(words)
        begin = start
        if lead is not None:
            begin = self._after_label(Span(start + lead.end, span.end))
            if begin >= start + len(words):
                self._begin_list(lead.action, "", at=span)
                return
            self._action = lead.action
        item = self._item(folded[begin : start + len(words)], lead)
        if item is None and lead is None:
            shorter = after_preamble(words)
            if shorter != words:
                begin = start + len(words) - len(shorter)
                item = self._item(shorter, None)
        if item is not None and self._accept(item, lead, Span(begin, start + len(words))):
            return
        if self._says_a_term(words, Span(start, start + len(words))):
            return
        if whole.endswith("：") and (posts := tuple(posts_in(words))) and self._action:
            self._posts = tuple(self._inherits(post) for post in posts)
            self._posts_at = Span(start, start + len(words))
            return
        if _A_UNIT.fullmatch(words):
            self._unit_at = Span(start, start + len(words))
            return
        if found := _SOMEBODY.match(words):
            # 丙同志退休，免去其……: the sentence before only says whom the next is about.
            self._persons, self._persons_at = persons_in(found["names"]), Span(start, span.end)
        self._doubt(words, lead, item, Span(start, start + len(words)))

    def _after_label(self, span: Span) -> int:
        found = _LABEL.match(self._flow.folded, span.start, span.end)
        return found.end() if found else span.start

    def _begin_list(self, action: Action, posts: str, at: Span) -> None:
        self._action = action
        self._posts, self._posts_at = tuple(posts_in(posts)), at
        self._list_begins = self._item_begins = len(self.records)

    def _item(self, words: str, lead: Lead | None) -> Item | None:
        said = self._action
        if self._strict and said is None:
            return None
        if lead is None and said in ("remove", "dismiss", "resign"):
            # A list of removals may go over into appointments without saying so: 甲任某局局长.
            taking = item_in(words, None)
            if taking is not None and taking.form == "takes":
                return taking
        item = item_in(words, said, places=self._places)
        if item is None and self._posts:
            item = names_in(words)
        if item is None and said is not None and not self._strict:
            item = row_in(words)
        return item

    def _accept(self, item: Item, lead: Lead | None, span: Span) -> bool:
        """Record what an item says; False where it names nobody or no post."""
        names = item.names or self._persons
        posts = self._posts if item.form == "names" else tuple(posts_in(item.posts))
        doubtful = self._strict and not all(map(has_surname, names))
        unclear = item.form == "run together"
        if not names or not posts or unclear or doubtful or names == (self._document.speaker,):
            return False
        also = []
        if item.form == "names" and self._posts_at:
            also.append(self._posts_at)
        if not item.names and self._persons_at:
            also.append(self._persons_at)
        if item.form == "post first":
            own = posts
            posts = tuple(self._inherits(post) for post in posts)
            if posts != own and self._posts_at:
                also.append(self._posts_at)
            else:
                self._posts_at = span
            self._posts = posts
        if self._unit_at and not all(post.organisation for post in posts):
            posts = tuple(self._in_unit(post) for post in posts)
            also.append(self._unit_at)
        words = "".join(self._flow.folded[slice(*place)] for place in (span, *also))
        if not all(post.organisation in words.replace(" ", "") for post in posts):
            return False
        action = self._action_of(item, lead)
        self._item_begins = len(self.records)
        for name in names:
            for post in posts:
                self._add(self._appointment(name, action, post, item, (span, *also)))
        if item.names:
            self._persons, self._persons_at = names, span
        return True

    def _add(self, record: Appointment) -> None:
        """Keep a record, but once: a decision often says again what its preamble has said."""
        key = (record.person, record.action, record.organisation, record.post)
        if key not in self._known:
            self._known.add(key)
            self.records.append(record)

    def _inherits(self, post: Post) -> Post:
        """A post that stands alone in a list belongs to the unit of the post above it."""
        if post.organisation or not self._posts:
            return post
        return replace(post, organisation=self._posts[-1].organisation)

    def _in_unit(self, post: Post) -> Post:
        """A post without an organisation belongs to the unit on the line above the list."""
        if post.organisation or self._unit_at is None:
            return post
        return replace(post, organisation=self._flow.folded[slice(*self._unit_at)])

    def _action_of(self, item: Item, lead: Lead | None) -> Action:
        if item.done is not None:
            return item.done
        if item.form == "takes":
            if self._action == "designate" or (item.verb == "代理" and lead is None):
                return "designate"
            return "appoint"
        return self._action or "remove"

    def _appointment(
        self, name: str, action: Action, post: Post, item: Item, places: tuple[Span, ...]
    ) -> Appointment:
        span, *also = places
        said = {"兼任": "兼任", "同时兼任": "兼任", "代理": "代理"}.get(item.verb)
        said = "挂职" if item.verb.startswith("挂") else said
        before = (said,) if said and said not in post.qualifiers else ()
        words = self._flow.folded[slice(*span)]
        return with_tenure(
            Appointment(
                person=name,
                action=action,
                organisation=post.organisation,
                post=post.name,
                qualifiers=(*before, *post.qualifiers, *item.notes),
                term=None,
                effective=self._day,
                term_end=None,
                document=self._document.id,
                span=span,
                quote=self._flow.text[slice(*span)],
                also=tuple(also),
            ),
            words,
        )

    def _says_a_term(self, words: str, span: Span) -> bool:
        """Whether a clause says for how long those before it hold their posts; if so, note it."""
        if not self.records or _SAYS_A_TERM.fullmatch(words) is None:
            return False
        begins = self._list_begins if _OF_ALL.search(words) else self._item_begins
        found = re.search(r"(?:试用期|任期|聘期|挂职|任职时间|聘任时间|时间|按期转正).*", words)
        note = (found.group() if found else words).replace(" ", "")
        for at in range(begins, len(self.records)):
            record = self.records[at]
            noted = replace(
                record, qualifiers=(*record.qualifiers, note), also=(*record.also, span)
            )
            self.records[at] = with_tenure(noted, words)
        return begins < len(self.records)

    def _doubt(self, words: str, lead: Lead | None, item: Item | None, span: Span) -> None:
        """Say that a clause speaks of a post but was not read."""
        if leaves_unnamed(words) or (item and item.form == "leaves" and not item.posts):
            self.findings.append(NOT_NAMED.about(self._flow.quote(span).words, span))
        elif item is not None and item.form == "run together":
            self.findings.append(RUN_TOGETHER.about(self._flow.quote(span).words, span))
        elif (lead or self._action) and not self._strict and _SPEAKS_OF_A_POST.search(words):
            self.findings.append(NOT_READ.about(self._flow.quote(span).words, span))


_SPEAKS_OF_A_POST = re.compile(r"职务|辞去|转正|试用期|(?:为|任|：).*[长任记员师理事官]$")


_PASSED = re.compile(r"（(?P<day>[\d〇一二三四五六七八九十年月日 ]+)[^（）]*通过）")


def _passed(document: Document, flow: Flow) -> date | None:
    """The day that a list says it was passed: （2023年6月28日通过）."""
    found = _PASSED.search(flow.folded, *document.span)
    return day_in(found["day"]) if found else None


def _places(document: Document) -> Iterator[str]:
    """The words with which names of units of this government begin."""
    for issuer in document.issuers:
        place = parted(issuer)
        if place is not None:
            yield "".join(place)
            yield place[1]
