"""The audit as a workbook that computes: every recomputed amount is a formula over its operands.

A reader can follow the recomputation cell by cell, and see what changes when a figure is corrected.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

from luoshi.audit.reports.reckoning import scale_of, signs_of
from luoshi.audit.reports.words import VERDICTS, in_order
from luoshi.gazette import Gazette
from luoshi.provenance import Finding

_HEAD = (
    "结论",
    "规则",
    "数据",
    "数值",
    "单位",
    "折算系数",
    "折算后",
    "核算结果",
    "所列",
    "差额",
    "说明",
)
_WIDTHS = (8, 18, 40, 16, 10, 10, 16, 16, 16, 14, 80)
_COLOURS = {"inconsistent": "#FFC7CE", "ambiguous": "#FFEB9C", "gap": "#D9D9D9"}
_MOST_TERMS = 13


def write_workbook(path: Path, gazette: Gazette, findings: Sequence[Finding]) -> None:
    """Write a workbook with a block of rows for each finding: its operands, then its result."""
    with xlsxwriter.Workbook(
        str(path), {"strings_to_formulas": False, "strings_to_urls": False}
    ) as workbook:
        sheet = workbook.add_worksheet("核对")
        bold = workbook.add_format({"bold": True, "bottom": 1})
        plain = workbook.add_format()
        formats = {
            verdict: workbook.add_format({"bg_color": colour})
            for verdict, colour in _COLOURS.items()
        }
        sheet.freeze_panes(1, 0)
        for column, (name, width) in enumerate(zip(_HEAD, _WIDTHS, strict=True)):
            sheet.write_string(0, column, name, bold)
            sheet.set_column(column, column, width)
        row = 1
        for finding in in_order(findings):
            row = _block(sheet, row, finding, formats.get(finding.verdict, plain))
        sheet.autofilter(0, 0, max(row - 1, 0), len(_HEAD) - 1)


def _block(sheet: Any, row: int, finding: Finding, look: Any) -> int:
    """The rows of one finding; the number of the row after them."""
    sheet.write_string(row, 0, VERDICTS[finding.verdict], look)
    sheet.write_string(row, 1, finding.rule, look)
    sheet.write_string(row, 10, finding.message)
    cells = []
    for place, operand in enumerate(finding.operands):
        at = row + place
        sheet.write_string(at, 2, operand.name)
        sheet.write_string(at, 4, operand.unit)
        cells.append(f"G{at + 1}")
        if operand.value is not None:
            sheet.write_number(at, 3, float(operand.value))
            scale = scale_of(operand, finding.unit)
            sheet.write_number(at, 5, float(scale))
            value = float(operand.value * scale)
            sheet.write_formula(at, 6, f"=D{at + 1}*F{at + 1}", None, value)
    if finding.stated is not None:
        sheet.write_number(row, 8, float(finding.stated), look)
        if finding.recomputed is not None:
            result = float(finding.recomputed)
            formula = _formula(finding, cells)
            if formula is None:
                sheet.write_number(row, 7, result, look)
            else:
                sheet.write_formula(row, 7, f"={formula}", look, result)
            difference = float(finding.difference or 0)
            sheet.write_formula(row, 9, f"=I{row + 1}-H{row + 1}", look, difference)
    return row + max(len(finding.operands), 1)


Formula = Callable[[Finding, list[str]], str | None]


def _formula(finding: Finding, cells: list[str]) -> str | None:
    if finding.rule in _COUNTED and len(cells) == finding.recomputed:
        return f"COUNTA({_name(cells[0])}:{_name(cells[-1])})"
    made = _FORMULAS.get(finding.rule)
    if made is None or any(operand.value is None for operand in finding.operands):
        return None
    return made(finding, cells)


def _added(finding: Finding, cells: list[str]) -> str | None:
    """The sum of the operands behind the first, with the signs that lead to the result."""
    signs = signs_of(finding)
    if signs is None:
        return f"SUM({cells[1]}:{cells[-1]})" if len(cells) > _MOST_TERMS else None
    if -1 not in signs:
        return f"SUM({cells[1]}:{cells[-1]})"
    terms = (
        f"{'+' if sign > 0 else '-'}{cell}" for sign, cell in zip(signs, cells[1:], strict=True)
    )
    return "".join(terms).lstrip("+")


def _all_added(_: Finding, cells: list[str]) -> str:
    return f"SUM({cells[0]}:{cells[-1]})"


def _grown(_: Finding, cells: list[str]) -> str:
    """Both levels are in their printed units, which have one base: their scale is 1 here."""
    return f"({_raw(cells[1])}/{_raw(cells[2])}-1)*100"


def _raised(_: Finding, cells: list[str]) -> str:
    return f"{_raw(cells[2])}/({_raw(cells[1])}-{_raw(cells[2])})*100"


def _name(cell: str) -> str:
    return cell.replace("G", "C")


def _raw(cell: str) -> str:
    return cell.replace("G", "D")


def _divided(finding: Finding, cells: list[str]) -> str | None:
    part, whole = finding.operands[1], finding.operands[2]
    scale = scale_of(part, whole.unit)
    times = "*100" if finding.unit == "%" else ""
    factor = "" if scale == 1 else f"*{scale:f}"
    return f"{_raw(cells[1])}{factor}/{_raw(cells[2])}{times}"


def _repeated(_: Finding, cells: list[str]) -> str:
    return cells[1]


# What these rules compute is how many names stand in the list.
_COUNTED = frozenset(("count-against-list", "announced-items", "counted-headings"))
_FORMULAS: dict[str, Formula] = {
    **dict.fromkeys(
        ("parts-and-total", "table-totals", "run-of-parts", "total-after-parts", "balance",
         "both-sides", "roll-forward", "surplus", "difference"),
        _added,
    ),
    "shares-add-up": _all_added,
    "growth": _grown,
    "truncated-growth": _grown,
    "increase": _raised,
    "share": _divided,
    "completion": _divided,
    "multiple": _divided,
    "same-figure": _repeated,
    "carry-over": _repeated,
}  # fmt: skip
