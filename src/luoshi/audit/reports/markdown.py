"""The audit as Markdown: a table of counts, then what is wrong, with its words, sums and places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from luoshi.audit.judgement import shown
from luoshi.audit.reports.reckoning import reckoning_of
from luoshi.audit.reports.words import VERDICTS, around, counted, in_order, place_of
from luoshi.gazette import Gazette
from luoshi.provenance import Finding, Operand


def markdown_of(gazette: Gazette, findings: Sequence[Finding], *, everything: bool = False) -> str:
    """A report to paste and file; what holds is only counted unless `everything` is asked for."""
    lines = [f"# 数据核对：{_plain(gazette.source.name)}", ""]
    lines += ["| 结论 | 条数 |", "|---|---:|"]
    lines += [f"| {VERDICTS[verdict]} | {count} |" for verdict, count in counted(findings).items()]
    for finding in in_order(findings):
        if everything or finding.verdict != "consistent":
            lines += _told(gazette, finding)
    return "\n".join(lines) + "\n"


def _told(gazette: Gazette, finding: Finding) -> Iterator[str]:
    before, words, after = around(gazette.flow.text, *finding.span)
    yield from ("", f"## {VERDICTS[finding.verdict]}：{_plain(finding.message)}", "")
    yield from (f"> …{_plain(before)}**{_plain(words)}**{_plain(after)}…", "")
    if reckoning := reckoning_of(finding):
        yield from (_plain(reckoning), "")
    if finding.message_en:
        yield from (f"*{_plain(finding.message_en)}*", "")
    at = gazette.flow.source(finding.span).start
    place = _plain(str(place_of(gazette, finding.span)))
    yield from (f"{place}，原文第 {at} 字。规则 `{finding.rule}`。", "")
    if finding.operands:
        yield from ("| 依据 | 数值 | 位置 |", "|---|---:|---|")
        yield from (_row(gazette, operand) for operand in finding.operands)


def _row(gazette: Gazette, operand: Operand) -> str:
    value = "" if operand.value is None else f"{shown(operand.value)}{operand.unit}"
    place = _plain(str(place_of(gazette, operand.span)))
    return f"| {_plain(operand.name)} | {value} | {place} |"


def _plain(words: str) -> str:
    """Words in which nothing is taken for markup."""
    words = words.replace("\n", " ").replace("<", "&lt;")
    return "".join(f"\\{sign}" if sign in "\\`*_[]|#" else sign for sign in words)
