"""Every amount a document prints: what it measures, for when, and whether it is so yet."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from luoshi.document import Document, Flow, Provision
from luoshi.extract.amounts import Amount, amounts_in
from luoshi.extract.drafts import Draft
from luoshi.extract.figure import Figure, Status
from luoshi.extract.periods import Clock, Period
from luoshi.extract.prose_figures import drafts_of_paragraph
from luoshi.extract.statuses import chapter_statuses, status_of, status_of_document
from luoshi.extract.table_figures import drafts_of_table
from luoshi.provenance import Span

__all__ = ["Figure", "figures_of"]


def figures_of(document: Document, flow: Flow) -> Iterator[Figure]:
    """The figures of a document in the order in which they stand, prose and tables alike.

    An amount whose name stands nowhere is left out: an amount of nothing says nothing.
    """
    drafts = [*_of_prose(document, flow), *_of_tables(document, flow)]
    drafts.sort(key=lambda draft: draft.start)
    where = _Places(document.provisions)
    number = 0
    for draft in drafts:
        if not draft.indicator:
            continue
        number += 1
        provision = where.at(draft.start)
        yield Figure(
            f"{document.id}-f{number}",
            document.id,
            None if provision is None else provision.id,
            draft.indicator,
            draft.dimension,
            draft.value,
            draft.unit,
            draft.comparator,
            draft.growth,
            draft.growth_unit,
            draft.measure,
            draft.period,
            draft.status,
            draft.decimals,
            Span(draft.start, draft.end),
            flow.text[draft.quote_start : draft.quote_end],
        )


class _Places:
    """Which provision holds an offset, asked for in ascending order."""

    def __init__(self, provisions: tuple[Provision, ...]) -> None:
        self._provisions = provisions
        self._next = 0
        self._open: list[Provision] = []

    def at(self, offset: int) -> Provision | None:
        provisions = self._provisions
        while self._next < len(provisions) and provisions[self._next].scope.start <= offset:
            self._open.append(provisions[self._next])
            self._next += 1
        while self._open and self._open[-1].scope.end <= offset:
            self._open.pop()
        return self._open[-1] if self._open else None


_A_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?=年)")
_PUBLISHED = re.compile(r"(?:时间|日期)[：:] ?(20[0-9]{2})[-年/.](1?[0-9])")


def _year_of(document: Document, flow: Flow) -> int:
    """The year in which a document speaks: of its day, or the last that its title names.

    A page that says no more than when it was published was written in that year; in January
    and February statistics are still those of the year before.
    """
    for day in (document.delivered, document.signed, document.printed):
        if day is not None:
            return day.year
    if named := _A_YEAR.findall(document.title):
        return max(map(int, named))
    for words in flow.chrome:
        if found := _PUBLISHED.search(words):
            year, month = map(int, found.groups())
            return year - (month < 3 and document.kind == "statistics")
    headings = "\n".join(each.heading for each in document.provisions if each.parent is None)
    named = _A_YEAR.findall(headings) or _A_YEAR.findall(
        flow.folded, document.body.start, document.body.end
    )
    return max(map(int, named)) if named else 0


def _paragraphs(document: Document, flow: Flow) -> Iterator[tuple[Span, list[Amount]]]:
    """The paragraphs of the body that are not rows of a table, with their amounts."""
    start, end = document.body
    amounts = amounts_in(flow.folded, start, end)
    at = bisect_left(flow.paragraphs, (start, 0))
    if at and flow.paragraphs[at - 1].end > start:
        at -= 1
    index = 0
    for paragraph in flow.paragraphs[at:]:
        if paragraph.start >= end:
            break
        first = index
        while index < len(amounts) and amounts[index].start < paragraph.end:
            index += 1
        if not any(table.span.meets(paragraph) for table in document.tables):
            yield paragraph, amounts[first:index]


# Looking for a sign further back would read the paragraph anew for every figure.
_LONGEST_STATEMENT = 80
_DATES_A_PARAGRAPH = frozenset("12“过这今去上近未一五（—截到“")


def _of_prose(document: Document, flow: Flow) -> Iterator[Draft]:
    text = flow.folded
    year = _year_of(document, flow)
    clock = Clock(year)
    statuses = chapter_statuses(document)
    default = status_of_document(document)
    where = _Places(document.provisions)
    periods = _Sections(clock, document)
    day = document.delivered or document.signed
    looks_back = day is not None and day.month < 5 and _REPORTS.search(document.kind) is not None
    main: Draft | None = None
    for paragraph, amounts in _paragraphs(document, flow):
        start, end = paragraph
        provision = where.at(start)
        periods.enter(provision)
        if not amounts:
            if text[start] in _DATES_A_PARAGRAPH or text[end - 1] == "：":
                periods.lead(text, start, end)
            continue
        drafts, main = drafts_of_paragraph(text, start, end, amounts, main)
        chapter = default
        forward = statuses.get(provision.id, default) if provision is not None else default
        looking_back = looks_back and forward != "target"
        timeline = periods.timeline(
            text, start, end, forward=forward == "target", looks_back=looking_back
        )
        for draft in drafts:
            provision = where.at(draft.start) or provision
            if provision is not None:
                chapter = statuses[provision.id]
            period, explicit = timeline.at(draft)
            near = max(start, draft.start - _LONGEST_STATEMENT)
            statement = max(text.rfind(sign, near, draft.start) for sign in "，；。：")
            if chapter == "actual" and _aims_before(text, start, draft.start):
                chapter = "target"
            draft.status = status_of(
                text[max(statement + 1, near) : draft.start],
                draft.dimension or draft.indicator,
                chapter=chapter,
                period=period,
                year=year,
                explicit=explicit,
                day=day,
                reviews=looks_back,
            )
            said = period.name if period is not None else _period_by(chapter, document, year)
            draft.period = _of_the_year_before(said, draft.indicator)
            yield draft
        periods.leave(timeline)


_REPORTS = re.compile(r"_report$|statistics")
_AIMS = re.compile(r"(?:目标|预期指标|预算安排)[^，。；：]{0,6}：")


def _aims_before(text: str, start: int, end: int) -> bool:
    """Whether the sentence opens with 主要预期目标为：, whatever its chapter."""
    start = max(text.rfind("。", start, end), start)
    return text.find("：", start, end) >= 0 and _AIMS.search(text, start, end) is not None


def _period_by(chapter: Status, document: Document, year: int) -> str | None:
    """Where no words date a figure: a report looks back on the year before and on to its own."""
    if not year or not document.kind.endswith("_report"):
        return None
    return str(year if chapter == "target" else year - 1)


def _of_the_year_before(said: str | None, indicator: str) -> str | None:
    """上年结余 is what was left when the year before ended."""
    if said is None or "上年结余" not in indicator or not _ONE_YEAR.fullmatch(said):
        return said
    return f"{int(said) - 1}-12-31"


_ONE_YEAR = re.compile(r"[0-9]{4}")
_MAY_DATE = re.compile("[年月季五]")


class _Sections:
    """The period that is spoken of, section by section."""

    def __init__(self, clock: Clock, document: Document) -> None:
        self._clock = clock
        self._title = clock.first_period(document.title, 0, len(document.title))
        self._said = {
            provision.id: said
            for provision in document.provisions
            if _MAY_DATE.search(provision.heading)
            and (said := clock.first_period(provision.heading, 0, min(len(provision.heading), 40)))
            # A month or a day in a heading is a deadline; it dates nothing below.
            and not _A_MOMENT.fullmatch(said.name)
        }
        self._entered: str | None = None
        self._current: Period | None = self._title

    def enter(self, provision: Provision | None) -> None:
        """Enter a paragraph: a heading that names a period sets it, a new chapter clears it."""
        if provision is None or provision.id == self._entered:
            return
        self._entered = provision.id
        said = self._said.get(provision.id)
        if said is not None or provision.parent is None:
            self._current = said or self._title

    def lead(self, text: str, start: int, end: int) -> None:
        """A paragraph without amounts may date the ones that follow: 今后五年的主要目标是："""
        if text[end - 1] == "：":
            start = max(text.rfind("。", start, end), start)
        else:
            end = min(end, start + 24)
        found = self._clock.first_period(text, start, end)
        if found is not None and not _A_MOMENT.fullmatch(found.name):
            self._current = found

    def timeline(
        self, text: str, start: int, end: int, *, forward: bool, looks_back: bool
    ) -> _Timeline:
        """The periods of a paragraph, with the one that holds as it begins.

        Early in a year a review that names no year speaks of the one before.
        """
        before = self._clock.year_before() if looks_back else None
        return _Timeline(
            self._clock, text, start, end, self._current, forward=forward, default=before
        )

    def leave(self, timeline: _Timeline) -> None:
        """What the first words of a paragraph date holds for the paragraphs after it too."""
        if timeline.opening is not None:
            self._current = timeline.opening


class _Timeline:
    """The periods of one paragraph: asked for the drafts in the order of their places."""

    def __init__(
        self,
        clock: Clock,
        text: str,
        start: int,
        end: int,
        current: Period | None,
        *,
        forward: bool,
        default: Period | None = None,
    ) -> None:
        self._clock = clock
        self._default = default
        self._text = text
        self._start = start
        self._standing = current
        self._current = current
        self._read_to = start
        self._sentence = start
        self._explicit = False
        self._forward = forward
        self.opening: Period | None = None

    def at(self, draft: Draft) -> tuple[Period | None, bool]:
        """The period of a draft, and whether its own sentence names it."""
        self._advance(draft.start)
        if draft.period is not None:
            return self._clock.named(draft.period), True
        if draft.period_at is not None:
            own = self._clock.periods(self._text, *draft.period_at, self._current or self._default)
            if own:
                return own[0], True
        current = self._current
        if draft.base:
            return self._clock.before(current), False
        if current is not None and draft.is_goal and current.first < current.last:
            return self._clock.end_of(current), self._explicit
        return current, self._explicit

    def _advance(self, upto: int) -> None:
        text = self._text
        while self._read_to < upto:
            stop = _sentence_end(text, self._read_to, upto)
            spoken = self._current or self._default
            for period in self._clock.periods(text, self._read_to, stop, spoken):
                if period.compares:
                    continue
                self._current, self._explicit = period, True
                opens = text[self._sentence : period.start].strip("。；！ —“（，：")
                if opens in _OPENERS or _BY_WHOM.fullmatch(opens):
                    if not _A_MOMENT.fullmatch(period.name):
                        # What held in one month or on one day says nothing of the next sentence.
                        self._standing = period
                    is_moment = _A_MOMENT.fullmatch(period.name) is not None
                    if _YEARS.fullmatch(period.name) or not (self._forward or is_moment):
                        self.opening = self._standing
            self._read_to = stop
            if stop < upto or text[stop - 1] in "。！":
                self._sentence, self._explicit = stop, False
                self._current = self._standing


_A_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?")
_YEARS = re.compile(r"[0-9]{4}(?:/[0-9]{4})?")
_BY_WHOM = re.compile(
    r"(?:据|经|根据)?[^，。]{0,12}(?:初步|统一)?(?:核算|测算|统计|审定|核定|反馈|快报)|会议认为|总的看|其中"
)
_OPENERS = frozenset(("", "截至", "截止", "到", "至", "在", "各位代表", "各位代表！", "截至目前"))


def _sentence_end(text: str, start: int, end: int) -> int:
    found = text.find("。", start, end)
    return end if found < 0 else found + 1


def _of_tables(document: Document, flow: Flow) -> Iterator[Draft]:
    clock = Clock(_year_of(document, flow))
    for table in document.tables:
        yield from drafts_of_table(table, document.title, clock)
