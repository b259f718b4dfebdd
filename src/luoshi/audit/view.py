"""A gazette as an auditor looks at it: figures in their sentences, behind the words that name them.

What several rules need is found once here: the sentence a figure stands in, the interval it was
printed from, the other figures of the same name.  All is made from the figures in one pass; what
costs more (lists of parts, indexes) is made when a rule first asks for it.
"""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from functools import cached_property

from luoshi.audit.counts import Count, Items, counts_in, lists_beside
from luoshi.audit.entry import Entry
from luoshi.audit.growth_bases import Growth, growths_of
from luoshi.audit.listing import Listing, listings_of
from luoshi.document import Document, Flow
from luoshi.extract.figure import Figure
from luoshi.provenance import Span
from luoshi.text.units import UnitNotKnown, unit_of

_NO_UNIT = ("", Decimal(1), "")


class View:
    """The figures of a gazette with what stands around them."""

    def __init__(
        self, flow: Flow, documents: tuple[Document, ...], figures: tuple[Figure, ...]
    ) -> None:
        self.text = flow.folded
        self.documents = {document.id: document for document in documents}
        self.entries = self._entries(figures)

    def _entries(self, figures: tuple[Figure, ...]) -> tuple[Entry, ...]:
        """Each figure with its sentence, its paragraph and the words before it."""
        text = self.text
        units: dict[str | None, tuple[str, Decimal, str]] = {None: _NO_UNIT}
        entries = []
        sentence = line = -1
        sentence_start = sentence_end = line_start = line_end = left = 0
        document = ""
        for index, figure in enumerate(figures):
            start, end = figure.span
            if start >= line_end or figure.document != document:
                line += 1
                line_start = text.rfind("\n", 0, start) + 1
                line_end = text.find("\n", start)
                line_end = len(text) if line_end < 0 else line_end
                sentence_end = 0
                document = figure.document
            if start >= sentence_end:
                sentence += 1
                sentence_start = max(text.rfind("。", line_start, start) + 1, line_start)
                sentence_end = text.find("。", end, line_end)
                sentence_end = line_end if sentence_end < 0 else sentence_end
                left = sentence_start
            unit = units.get(figure.unit)
            if unit is None:
                unit = units[figure.unit] = _measured_in(figure.unit or "")
            name, whole = figure.indicator, figure.dimension or ""
            if whole:
                # Of indicator and dimension, the one that is printed here names the amount; where
                # one is within the other (收入 in 税收收入) it is the longer.
                words = text[left:start]
                is_part = whole in words and (len(whole) > len(name) or name not in words)
                if is_part or name not in words:
                    name, whole = whole, name
            entries.append(
                Entry(
                    index,
                    figure,
                    sentence,
                    line,
                    min(left, start),
                    sentence_start,
                    sentence_end,
                    unit,
                    name,
                    whole,
                )
            )
            left = max(left, end)
        return tuple(entries)

    @cached_property
    def sentences(self) -> tuple[tuple[Entry, ...], ...]:
        """The entries of each sentence that has any."""
        found: list[list[Entry]] = []
        for entry in self.entries:
            if len(found) <= entry.sentence:
                found.append([])
            found[entry.sentence].append(entry)
        return tuple(map(tuple, found))

    @cached_property
    def lines(self) -> tuple[tuple[Entry, ...], ...]:
        """The entries of each paragraph that has any."""
        found: list[list[Entry]] = []
        for entry in self.entries:
            if len(found) <= entry.line:
                found.append([])
            found[entry.line].append(entry)
        return tuple(map(tuple, found))

    @cached_property
    def by_measure(self) -> dict[str, list[Entry]]:
        """The entries of each measure: levels, rates, ranks, averages."""
        found: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            found[entry.figure.measure].append(entry)
        return found

    @cached_property
    def money(self) -> tuple[Entry, ...]:
        """The entries that give an amount of money."""
        return tuple(entry for entry in self.entries if entry.is_level and entry.kind == "money")

    @cached_property
    def percentages(self) -> tuple[Entry, ...]:
        """The entries that give a value in percent."""
        return tuple(
            entry
            for entry in self.entries
            if entry.figure.unit == "%" and entry.figure.value is not None
        )

    @cached_property
    def listings(self) -> tuple[Listing, ...]:
        """Every list of parts with the totals that it may belong to."""
        return tuple(listings_of(self))

    @cached_property
    def parts(self) -> frozenset[int]:
        """Which entries are members of a list of parts."""
        return frozenset(part.index for listing in self.listings for part in listing.parts)

    @cached_property
    def growths(self) -> tuple[Growth, ...]:
        """Every growth whose level before is printed too."""
        return tuple(growths_of(self))

    @cached_property
    def counts(self) -> tuple[Count, ...]:
        """Every count of two or more things, in the order of the text."""
        return counts_in(self.text)

    @cached_property
    def counted_lists(self) -> tuple[tuple[Count, Items], ...]:
        """Every count that stands beside a list, with the list."""
        return lists_beside(self.counts, self.text)

    @cached_property
    def levels_by_name(self) -> dict[str, list[Entry]]:
        """Entries that give a level, by the name of what they measure."""
        found: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            if entry.is_level:
                found[entry.name].append(entry)
        return dict(found)

    @cached_property
    def targets_by_base(self) -> dict[str, list[Entry]]:
        """Levels that are to be reached in some year, by what their unit counts."""
        found: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            if entry.figure.status == "target" and entry.is_level and entry.year is not None:
                found[entry.base].append(entry)
        return dict(found)

    def document_at(self, offset: int) -> Document | None:
        """The document in whose body a place of the text is."""
        for document in self.documents.values():
            if document.body.start <= offset < document.body.end:
                return document
        return None

    def headings(self, entry: Entry) -> str:
        """The headings that a figure stands under, from the innermost out."""
        provisions = self.documents[entry.figure.document].provisions
        headings, wanted = [], entry.figure.provision
        # Provisions stand in the order of the text: what holds another comes before it.
        for provision in reversed(provisions):
            if provision.id == wanted:
                headings.append(provision.heading[:24])
                wanted = provision.parent
        return " ".join(headings)

    def words_before(self, entry: Entry) -> str:
        """The words between the figure before, or the head of the sentence, and this figure."""
        return self.text[entry.left : entry.figure.span.start]

    def clause_before(self, entry: Entry) -> str:
        """The words that name a figure: those before it, from the last comma on."""
        words = self.words_before(entry)
        last = len(words) - 1
        comma, stop = words.rfind("，", 0, last), words.rfind("；", 0, last)
        colon, pause = words.rfind("：", 0, last), words.rfind("、", 0, last)
        return words[max(comma, stop, colon, pause) + 1 :]

    def words_after(self, entry: Entry, length: int = 24) -> str:
        """The words behind a figure, to the end of its sentence at most."""
        end = entry.figure.span.end
        return self.text[end : min(end + length, max(entry.sentence_end, end))]

    def place_of(self, amount: Decimal, entry: Entry) -> Span:
        """Where a growth that belongs to a figure is printed; the figure itself if nowhere near."""
        printed = str(abs(amount))
        end = entry.figure.span.end
        at = self.text.find(printed, end, end + 64)
        if at < 0 or entry.figure.value is None:
            return entry.figure.span
        stop = at + len(printed)
        for unit in ("%", "个百分点"):
            if self.text.startswith(unit, stop):
                stop += len(unit)
        return Span(at, stop)


def _measured_in(printed: str) -> tuple[str, Decimal, str]:
    try:
        unit = unit_of(printed)
    except UnitNotKnown:
        return ("unknown", Decimal(1), printed)
    return (unit.dimension, unit.factor, unit.base)
