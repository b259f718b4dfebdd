"""The audit in a terminal: what does not hold first, with its words, its places and its sum."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from luoshi.audit.judgement import shown
from luoshi.audit.reports.reckoning import reckoning_of
from luoshi.audit.reports.words import IN_ENGLISH, VERDICTS, around, counted, in_order, place_of
from luoshi.gazette import Gazette
from luoshi.provenance import Finding, Operand
from luoshi.provenance.finding import Verdict

_COLOURS: dict[Verdict, str] = {
    "inconsistent": "red",
    "ambiguous": "yellow",
    "gap": "blue",
    "consistent": "green",
}
_MOST_OPERANDS = 8


def show(
    console: Console, gazette: Gazette, findings: Sequence[Finding], *, everything: bool = False
) -> None:
    """Print the findings; those that hold are only counted unless `everything` is asked for."""
    ordered = in_order(findings)
    told = [each for each in ordered if everything or each.verdict != "consistent"]
    for number, finding in enumerate(told, 1):
        _tell(console, gazette, number, finding)
    counts = counted(findings)
    line = Text()
    for verdict, count in counts.items():
        if count or verdict in ("inconsistent", "consistent"):
            line.append(f"{VERDICTS[verdict]} {count}", _COLOURS[verdict])
            line.append(f" {IN_ENGLISH[verdict]}   ", "dim")
    console.print(line)


def _tell(console: Console, gazette: Gazette, number: int, finding: Finding) -> None:
    colour = _COLOURS[finding.verdict]
    head = Text(f"{number:>3} ", "dim")
    head.append(VERDICTS[finding.verdict], f"bold {colour}")
    head.append(f"  {finding.rule}", "dim")
    head.append(f"  {place_of(gazette, finding.span)}", "dim")
    console.print(head)
    body = [Text(finding.message), Text(finding.message_en, "dim"), _quoted(gazette, finding)]
    if reckoning := reckoning_of(finding):
        body.append(Text(reckoning, colour))
    if finding.stated is not None and finding.recomputed is not None:
        body.append(_compared(finding))
    body += [_operand(gazette, operand) for operand in finding.operands[:_MOST_OPERANDS]]
    if len(finding.operands) > _MOST_OPERANDS:
        body.append(Text(f"· 另有{len(finding.operands) - _MOST_OPERANDS}处", "dim"))
    for line in body:
        if line:
            console.print(Padding(line, (0, 0, 0, 4)))
    console.print()


def _quoted(gazette: Gazette, finding: Finding) -> Text:
    before, words, after = around(gazette.flow.text, *finding.span, reach=24)
    return Text.assemble(("“…" + before, "dim"), (words, "bold"), (after + "…”", "dim"))


def _compared(finding: Finding) -> Text:
    assert finding.stated is not None
    assert finding.recomputed is not None
    line = Text.assemble(
        ("所列 ", "dim"), shown(finding.stated),
        ("   核算 ", "dim"), shown(finding.recomputed, 3),
    )  # fmt: skip
    if finding.difference is not None:
        line.append("   相差 ", "dim")
        line.append(shown(finding.difference, 3))
    if finding.tolerance is not None:
        line.append("   四舍五入至多 ", "dim")
        line.append(shown(finding.tolerance, 3))
    return line.append(f"   {finding.unit}", "dim")


def _operand(gazette: Gazette, operand: Operand) -> Text:
    amount = "" if operand.value is None else f" {shown(operand.value)}{operand.unit}"
    return Text.assemble(
        ("· ", "dim"), operand.name, amount, (f"  {place_of(gazette, operand.span)}", "dim")
    )
