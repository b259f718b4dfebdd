"""The audit as Markdown: a table of counts, then what is wrong, with its words."""

from __future__ import annotations

from collections.abc import Sequence

from luoshi.audit.reports.words import VERDICTS, around, counted, in_order
from luoshi.gazette import Gazette
from luoshi.provenance import Finding


def markdown_of(gazette: Gazette, findings: Sequence[Finding]) -> str:
    """A report that can be printed and filed; relations that hold are only counted."""
    lines = [f"# 数据核对：{_plain(gazette.source.name)}", ""]
    lines += ["| 结论 | 条数 |", "|---|---:|"]
    lines += [f"| {VERDICTS[verdict]} | {count} |" for verdict, count in counted(findings).items()]
    for finding in in_order(findings):
        if finding.verdict != "consistent":
            lines += _told(gazette, finding)
    return "\n".join(lines) + "\n"


def _told(gazette: Gazette, finding: Finding) -> list[str]:
    before, words, after = around(gazette.flow.text, *finding.span)
    at = gazette.flow.source(finding.span).start
    lines = ["", f"## {VERDICTS[finding.verdict]}：{_plain(finding.message)}", ""]
    lines += [f"> …{_plain(before)}**{_plain(words)}**{_plain(after)}…", ""]
    lines += [f"规则 `{finding.rule}`，原文第 {at} 字。", ""]
    if finding.operands:
        lines += ["| 数据 | 数值 | 原文位置 |", "|---|---:|---:|"]
        for operand in finding.operands:
            value = "" if operand.value is None else f"{operand.value:,f}{operand.unit}"
            place = gazette.flow.source(operand.span).start
            lines.append(f"| {_plain(operand.name)} | {value} | {place} |")
    return lines


def _plain(words: str) -> str:
    """Words in which nothing is taken for markup."""
    words = words.replace("\n", " ").replace("<", "&lt;")
    return "".join(f"\\{sign}" if sign in "\\`*_[]|#" else sign for sign in words)
