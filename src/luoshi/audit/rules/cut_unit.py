"""An amount of money whose unit has lost its last character."""

from __future__ import annotations

from collections.abc import Iterator

from luoshi.audit.judgement import operand
from luoshi.audit.view import View
from luoshi.provenance import Finding


def cut_unit(view: View) -> Iterator[Finding]:
    """安排资金2,600万 is read as 万元, because the words before it speak of money.

    That 元 is not printed is said, so that nobody has to take the reading on trust.  Only where
    the other amounts of the paragraph are printed with 元; a text that writes 万 throughout is
    left alone.
    """
    text = view.text
    for entry in view.entries:
        if entry.kind != "money" or entry.figure.value is None:
            continue
        end = entry.figure.span.end
        if text[end - 1] not in "万亿" or text[end : end + 1] not in "，。；、）":
            continue
        others = [
            other
            for other in view.lines[entry.line]
            if other.kind == "money" and other is not entry
        ]
        if not others or any(text[other.figure.span.end - 1] in "万亿" for other in others):
            continue
        said = text[slice(*entry.figure.span)]
        yield Finding(
            rule="cut-unit",
            verdict="gap",
            message=f"“{said}”后面似漏“元”字；同段其他金额都写有“元”，此处按{said}元理解。",
            message_en=f"{said} lacks 元, which all other amounts of the paragraph have.",
            span=entry.figure.span,
            unit=entry.figure.unit or "",
            stated=entry.figure.value,
            operands=(operand(entry), operand(others[0])),
        )
