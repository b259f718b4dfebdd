"""`luoshi duties`, `luoshi figures`, `luoshi appointments`: the records of one gazette."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from luoshi.bulk import write_whole
from luoshi.cli.options import a_gazette, an_output
from luoshi.compiling import compile_file
from luoshi.document import Document
from luoshi.errors import LuoshiError
from luoshi.exchange import sheets, tables
from luoshi.extract import Appointment, Duty, Figure
from luoshi.gazette import Gazette

if TYPE_CHECKING:
    from rich.console import Console

_FORMATS = ("table", "csv", "xlsx", "json", "jsonl")
_NARROWEST = 100


class NoSuchDocument(LuoshiError):
    """{gazette} has no document {wanted}.  It has: {documents}."""


class WorkbookNeedsFile(LuoshiError):
    """A workbook cannot be shown in the terminal.  Give a file: --output {kind}.xlsx"""


Record = TypeVar("Record", Duty, Figure, Appointment)
Command = Callable[..., Any]


def _options(command: Command) -> Command:
    """The options that all three commands have."""
    for option in (
        an_output,
        click.option(
            "--format",
            "format_",
            type=click.Choice(_FORMATS),
            help="How to write it; else by the ending of --output, else a table.",
        ),
        click.option("--document", metavar="ID", help="Only this document (see `luoshi read`)."),
        a_gazette,
    ):
        command = option(command)
    return command


@click.command()
@_options
@click.option(
    "--unit", metavar="NAME", help="Only duties of this unit; part of its name is enough."
)
@click.option(
    "--due-before",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="Only duties with a deadline earlier than this day (2026-07-01).",
)
def duties(
    gazette: Path,
    document: str | None,
    format_: str | None,
    output: Path | None,
    due_before: datetime | None,
    unit: str | None,
) -> None:
    """List the duties of a gazette: who must do what by when."""
    compiled = compile_file(gazette)
    chosen = _of_document(compiled, compiled.duties, document)
    if unit is not None:
        chosen = [duty for duty in chosen if _names(compiled, duty, unit)]
    if due_before is not None:
        chosen = [duty for duty in chosen if _is_due_before(duty, due_before.date())]
    if _is_table(format_, output):
        _show(compiled, chosen, sheets.duty_page, output, "duties")
    else:
        _write(sheets.duty_sheet(compiled, chosen), format_, output, "duties")


@click.command()
@_options
def figures(gazette: Path, document: str | None, format_: str | None, output: Path | None) -> None:
    """List the figures of a gazette with period and growth."""
    compiled = compile_file(gazette)
    chosen = _of_document(compiled, compiled.figures, document)
    if _is_table(format_, output):
        _show(compiled, chosen, sheets.figure_page, output, "figures")
    else:
        _write(sheets.figure_sheet(compiled, chosen), format_, output, "figures")


@click.command()
@_options
def appointments(
    gazette: Path, document: str | None, format_: str | None, output: Path | None
) -> None:
    """List who takes up or leaves which post."""
    compiled = compile_file(gazette)
    chosen = _of_document(compiled, compiled.appointments, document)
    if _is_table(format_, output):
        _show(compiled, chosen, sheets.appointment_page, output, "appointments")
    else:
        _write(sheets.appointment_sheet(compiled, chosen), format_, output, "appointments")


# ---- choosing -------------------------------------------------------------------------------


def _of_document(gazette: Gazette, records: Iterable[Record], document: str | None) -> list[Record]:
    if document is None:
        return list(records)
    known = [each.id for each in gazette.documents]
    if document not in known:
        raise NoSuchDocument(
            gazette=gazette.source.name, wanted=document, documents=", ".join(known) or "none"
        )
    return [record for record in records if record.document == document]


def _names(gazette: Gazette, duty: Duty, wanted: str) -> bool:
    """Whether a duty names a unit by what is wanted: as printed, or by its whole name."""
    printed = {*duty.lead_units, *duty.responsible_units, *duty.cooperating_units}
    whole = {unit.canonical for unit in gazette.units if not printed.isdisjoint(unit.variants)}
    return any(wanted in name for name in printed | whole)


def _is_due_before(duty: Duty, day: date) -> bool:
    return any(deadline.date is not None and deadline.date < day for deadline in duty.deadlines)


# ---- writing --------------------------------------------------------------------------------


def _is_table(format_: str | None, output: Path | None) -> bool:
    return _format(format_, output) == "table"


def _format(format_: str | None, output: Path | None) -> str:
    """What was asked for; else what the ending of the output says; else a table."""
    if format_ is not None:
        return format_
    ending = output.suffix.removeprefix(".").lower() if output else ""
    return ending if ending in _FORMATS else "table"


def _write(sheet: tables.Sheet, format_: str | None, output: Path | None, kind: str) -> None:
    asked = _format(format_, output)
    if asked == "xlsx":
        if output is None:
            raise WorkbookNeedsFile(kind=kind)
        _to_file(output, tables.xlsx_of(sheet), len(sheet.rows), kind)
        return
    written = {"csv": tables.csv_of, "json": tables.json_of, "jsonl": tables.jsonl_of}[asked](sheet)
    if output is None:
        sys.stdout.write(written)
    else:
        _to_file(output, written, len(sheet.rows), kind)


def _to_file(output: Path, written: str | bytes, count: int, kind: str) -> None:
    write_whole(output, written)
    click.echo(f"{output}: {_counted(count, kind)}")


def _show(
    gazette: Gazette,
    records: list[Record],
    page: Callable[[list[Record], int], tables.Sheet],
    output: Path | None,
    kind: str,
) -> None:
    """A table a document, below its title, and a line that counts them."""
    from luoshi.cli.terminal import Terminal

    file = io.StringIO() if output else None
    console = Terminal(highlight=False, file=file)
    console.width = max(console.width if console.is_terminal else 0, _NARROWEST)
    with_records = 0
    for document in gazette.documents:
        own = [record for record in records if record.document == document.id]
        if own:
            with_records += 1
            _title(console, document)
            console.print(tables.terminal_of(page(own, console.width)))
    console.print(f"{_counted(len(records), kind)} in {_counted(with_records, 'documents')}")
    if output and file:
        _to_file(output, file.getvalue(), len(records), kind)


def _counted(count: int, kind: str) -> str:
    """“1 duty”, “12 duties”."""
    if count != 1:
        return f"{count:,} {kind}"
    return f"1 {kind.removesuffix('ies')}y" if kind.endswith("ies") else f"1 {kind[:-1]}"


def _title(console: Console, document: Document) -> None:
    from rich.text import Text

    day = document.signed or document.printed or document.delivered
    said = [document.number or "", day.isoformat() if day else ""]
    console.print(Text(f"{document.id}  {document.title}", "bold"))
    if any(said):
        console.print(Text("   " + "  ".join(part for part in said if part), "dim"))
