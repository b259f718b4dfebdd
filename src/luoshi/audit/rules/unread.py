"""A figure that a document announces and does not print, or prints illegibly."""

from __future__ import annotations

from collections.abc import Iterator

from luoshi.audit.judgement import operand
from luoshi.audit.view import View
from luoshi.provenance import Finding


def unread(view: View) -> Iterator[Finding]:
    """A row of a table that has a name and a unit and no amount is a gap.

    It is kept and said, never filled in: no sum is computed over it.
    """
    for entry in view.by_measure["missing"]:
        figure = entry.figure
        if figure.value is None:
            yield Finding(
                rule="unread",
                verdict="gap",
                message=f"“{entry.name}”列有名称和单位，没有数值，无法核对。",
                message_en=f"{entry.name} has a name and a unit, but no amount.",
                span=figure.span,
                unit=figure.unit or "",
                operands=(operand(entry),),
            )
