"""A paper as canonical JSON, and back: what the ledger keeps of a bulletin.

The ledger holds no floats, so the shares of a table's columns are kept as text.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from luoshi.ledger.fields import Plain, canonical
from luoshi_server.papers import (
    Attachment,
    Cell,
    Heading,
    IssueNumber,
    OfficialPaper,
    Paragraph,
    Reference,
    SlipColour,
    SupervisionSlip,
    Table,
)

Paper = OfficialPaper | SupervisionSlip

_RECORDS: Mapping[str, type] = {
    record.__name__: record
    for record in (
        Attachment,
        Cell,
        Heading,
        IssueNumber,
        OfficialPaper,
        Paragraph,
        Reference,
        SupervisionSlip,
        Table,
    )
}
_DAYS = frozenset({"signed_on", "printed_on", "issued_on"})


def content_of(paper: Paper) -> str:
    """The paper in canonical JSON."""
    return canonical(_plain(paper))


def paper_from(content: str) -> Paper:
    """The paper that was written."""
    paper: Paper = _value("", json.loads(content))
    return paper


def _plain(value: Any) -> Plain:
    if isinstance(value, SlipColour):
        return value.name
    if isinstance(value, float):
        return repr(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        told = {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
        return {"kind_of_part": type(value).__name__, **told}
    plain: Plain = value
    return plain


def _value(name: str, plain: Any) -> Any:
    if isinstance(plain, dict):
        record = _RECORDS[plain["kind_of_part"]]
        return record(**{key: _value(key, plain[key]) for key in plain if key != "kind_of_part"})
    if isinstance(plain, list):
        if name == "shares":
            return tuple(float(share) for share in plain)
        return tuple(_value("", item) for item in plain)
    if name == "colour":
        return SlipColour[plain]
    if name in _DAYS and plain is not None:
        return date.fromisoformat(plain)
    return plain
