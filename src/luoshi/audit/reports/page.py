"""The audit as a web page: the text on the left with every figure marked, the findings beside it.

The page is one file and loads nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from luoshi.audit.reports.words import VERDICTS, counted, in_order
from luoshi.gazette import Gazette
from luoshi.provenance import Finding, Span


def page_of(gazette: Gazette, findings: Sequence[Finding]) -> str:
    """A page that a browser shows without a network."""
    title = escape(f"数据核对：{gazette.source.name}")
    counts = "　".join(
        f'<b class="{verdict}">{VERDICTS[verdict]} {count}</b>'
        for verdict, count in counted(findings).items()
    )
    ordered = in_order(findings)
    listed = "\n".join(_listed(finding) for finding in ordered)
    return (
        f'<!DOCTYPE html>\n<html lang="zh"><head><meta charset="utf-8"><title>{title}</title>'
        f"<style>{_STYLE}</style></head><body>\n<header><h1>{title}</h1><p>{counts}</p></header>\n"
        f"<main><article>{_marked(gazette.flow.text, ordered)}</article>\n"
        f"<section><ol>{listed}</ol></section></main></body></html>\n"
    )


def _listed(finding: Finding) -> str:
    places = "".join(
        f'<li><a href="#p{operand.span.start}">{escape(operand.name)}</a> '
        f"{'' if operand.value is None else f'{operand.value:,f}'}{escape(operand.unit)}</li>"
        for operand in finding.operands
    )
    return (
        f'<li class="{finding.verdict}"><a href="#p{finding.span.start}">'
        f"{VERDICTS[finding.verdict]}</a> {escape(finding.message)}"
        f'<p lang="en">{escape(finding.message_en)}</p><ul>{places}</ul>'
        f"<small>{escape(finding.rule)}</small></li>"
    )


def _marked(text: str, ordered: Sequence[Finding]) -> str:
    """The text with each place marked by the worst that is said of it."""
    worst: dict[Span, str] = {}
    for finding in ordered:
        for span in (finding.span, *(operand.span for operand in finding.operands)):
            worst.setdefault(span, finding.verdict)
    pieces, at = [], 0
    for span in sorted(worst):
        if span.start < at:
            continue
        pieces.append(escape(text[at : span.start]))
        words = escape(text[span.start : span.end])
        pieces.append(f'<mark id="p{span.start}" class="{worst[span]}">{words}</mark>')
        at = span.end
    pieces.append(escape(text[at:]))
    return "".join(pieces).replace("\n", "<br>\n")


_STYLE = (
    "body{margin:0;font:16px/1.7 serif}header{padding:1em 2em;border-bottom:1px solid #999}"
    "h1{font-size:1.3em;margin:0}main{display:flex;height:calc(100vh - 7em)}"
    "article,section{overflow:auto;padding:1em 2em;flex:1}section{border-left:1px solid #999}"
    "mark{background:none;border-bottom:2px solid #9a9}mark:target{background:#ff9}"
    "mark.inconsistent{border-color:#c00;background:#fdd}mark.ambiguous{border-color:#d80}"
    "mark.gap{border-color:#888}li.inconsistent>a,b.inconsistent{color:#c00}"
    "li.ambiguous>a,b.ambiguous{color:#b60}li.consistent>a,b.consistent{color:#060}"
    "ol{padding-left:2em}ol>li{margin-bottom:1em}p{margin:.2em 0;color:#444}small{color:#777}"
    "@media(max-width:60em){main{display:block;height:auto}}"
)
