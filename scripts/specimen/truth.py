"""The sheet of truth: what was marked in the text by hand, gathered into records.

Nothing here reads the text; it repeats what the authors of the documents wrote down.  A
`quote` is the exact words without the spaces of typesetting, so that it can be found in
every format.
"""

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from scripts.specimen.blocks import Block, Document
from scripts.specimen.notation import Fact, plain

Record = dict[str, Any]
DOCUMENT_FIELDS = (
    "id", "kind", "number", "title", "notice_title", "issuers", "speaker", "occasion",
    "addressees", "delivered", "signed", "printed", "cites",
)  # fmt: skip


def sheet(documents: Iterable[Document]) -> dict[str, list[Record]]:
    """All that the documents say, by kind of record."""
    truth: dict[str, list[Record]] = {
        kind: []
        for kind in ("documents", "provisions", "duties", "figures", "appointments", "checks")
    }
    for document in documents:
        truth["documents"].append(_document(document))
        truth["checks"] += _checks(document)
        _Walk(document, truth).through()
    return truth


def _document(document: Document) -> Record:
    return {field: getattr(document, field) for field in DOCUMENT_FIELDS}


def _checks(document: Document) -> list[Record]:
    return [
        {
            "rule": check.rule,
            "verdict": "inconsistent",
            "document": document.id,
            "other_document": check.other_document,
            "stated": check.stated,
            "recomputed": check.recomputed,
            "unit": check.unit,
            "operands": [plain(operand) for operand in check.operands],
            "message": check.message,
            "quote": plain(check.quote),
        }
        for check in document.checks
    ]


class _Above(NamedTuple):
    """A provision that stands above what is being read, with its entry in the path."""

    level: int
    entry: str
    provision: str
    is_item: bool


class _Walk:
    """One pass through a document, which knows under which provision each block stands."""

    def __init__(self, document: Document, truth: dict[str, list[Record]]) -> None:
        self.document = document
        self.truth = truth
        self.above: list[_Above] = []
        self.period: str | None = None
        self.status: str | None = None
        self.provisions = self.duties = self.figures = 0

    def through(self) -> None:
        blocks = self.document.blocks
        for block, following in zip(blocks, [*blocks[1:], None], strict=True):
            if block.style == "annex-title":
                self.above = []
            if block.period:
                self.period, self.status = block.period, block.status
            if block.level:
                self._enter(block)
            elif block.style == "paragraph" and not block.is_continued:
                # A paragraph without a label stands under the heading, not under the item before.
                self.above = [one for one in self.above if not one.is_item]
            for label, heading in block.points:
                self._point(label, heading)
            if block.duty:
                self._duty(block, following)
            if self.document.has_figures:
                for fact in block.marked.facts:
                    self._figure(fact)
            for line in block.appointments:
                self._appointment(line, block)

    def _enter(self, block: Block) -> None:
        self.above = [one for one in self.above if one.level < block.level]
        self.provisions += 1
        heading = plain(block.heading) if block.heading else None
        identifier = f"{self.document.id}-p{self.provisions}"
        entry = _bare(block.label) or heading or ""
        self.above.append(_Above(block.level, entry, identifier, block.style == "paragraph"))
        self.truth["provisions"].append(
            {
                "id": identifier,
                "document": self.document.id,
                "path": self._path(),
                "label": block.label,
                "heading": heading,
                "level": block.level,
                "quote": plain((block.label or "") + (heading or "")),
            }
        )

    def _point(self, label: str, heading: str) -> None:
        self.provisions += 1
        self.truth["provisions"].append(
            {
                "id": f"{self.document.id}-p{self.provisions}",
                "document": self.document.id,
                "path": [*self._path(), label],
                "label": label,
                "heading": heading,
                "level": self.above[-1].level + 1 if self.above else 1,
                "quote": label + heading,
            }
        )

    def _path(self) -> list[str]:
        return [one.entry for one in self.above]

    def _place(self) -> str | None:
        return self.above[-1].provision if self.above else None

    def _duty(self, block: Block, following: Block | None) -> None:
        duty = block.duty
        assert duty
        self.duties += 1
        tail = following.text if following and following.is_continued else ""
        self.truth["duties"].append(
            {
                "id": f"{self.document.id}-d{self.duties}",
                "document": self.document.id,
                "provision": self._place(),
                "path": self._path(),
                "title": plain(duty.title or ""),
                "lead_units": duty.lead,
                "responsible_units": duty.responsible,
                "cooperating_units": duty.cooperating,
                "units_source": duty.source,
                "etc": duty.etc,
                "deadlines": [
                    {"phrase": one.phrase, "date": one.date, "kind": one.kind}
                    for one in block.marked.deadlines
                ],
                "targets": [_target(fact) for fact in block.marked.facts],
                "kind": duty.kind,
                "quote": plain(block.text + tail),
            }
        )

    def _figure(self, fact: Fact) -> None:
        if fact.is_target_only:
            return
        self.figures += 1
        self.truth["figures"].append(
            {
                "id": f"{self.document.id}-f{self.figures}",
                "document": self.document.id,
                "provision": self._place(),
                "indicator": fact.indicator,
                "dimension": fact.dimension,
                "value": fact.value,
                "unit": fact.unit,
                "comparator": fact.comparator,
                "growth": fact.growth,
                "growth_unit": fact.growth_unit,
                "measure": fact.measure or ("growth" if fact.value is None else "level"),
                "period": fact.period or self.period,
                "status": fact.status or self.status,
                "decimals": _decimals(fact),
                "quote": fact.words,
            }
        )

    def _appointment(self, line: str, block: Block) -> None:
        head, *fields = (field.strip() for field in line.split("|"))
        action, person = head.split()
        organisation, post, qualifiers, term = (*fields, "", "")[:4]
        self.truth["appointments"].append(
            {
                "person": person,
                "action": action,
                "organisation": organisation,
                "post": post,
                "qualifiers": qualifiers.split(",") if qualifiers else [],
                "term": term or None,
                "document": self.document.id,
                "quote": plain(block.text).rstrip("；。"),
            }
        )


def _target(fact: Fact) -> Record:
    """The value a duty should reach: the amount, or the growth where only that is printed.

    A fall is aimed at by its size: 压减5%以上 asks for 5 or more.
    """
    quantity, unit, comparator, item = fact.value, fact.unit, fact.comparator, fact.indicator
    if isinstance(quantity, list):
        quantity, comparator = quantity[0], ">="
    elif quantity is None and fact.growth is not None:
        quantity, unit = fact.growth.lstrip("-"), fact.growth_unit
        item += "下降" if fact.growth.startswith("-") else "增长"
        if fact.growth.startswith("-"):
            comparator = {"<=": ">=", ">=": "<="}.get(comparator, comparator)
    return {
        "phrase": fact.words,
        "item": item,
        "quantity": quantity,
        "unit": unit,
        "comparator": comparator,
        "kind": fact.kind or "target",
    }


def _decimals(fact: Fact) -> int | None:
    if not isinstance(fact.value, str):
        return None
    return len(fact.value.partition(".")[2])


def _bare(label: str | None) -> str | None:
    """A label as a path prints it: 一、 as 一, 17、 as 17, （一） as it stands."""
    return re.sub(r"[、．.﹒]$", "", label) if label else None
