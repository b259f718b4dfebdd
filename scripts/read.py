"""What `make read` shows: a gazette compiled, and what was read in it.

Without a gazette of your own it takes the specimen, an invented district that ships with luoshi.
"""

import argparse
import os
import shlex
import sys
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.table import Table

import luoshi
from luoshi import specimen
from luoshi.bulk import write_contract
from luoshi.compiling import audited
from luoshi.extract import Deadline, Duty
from luoshi.gazette import Gazette

console = Console(highlight=False)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gazette", type=Path, nargs="?")
    parser.add_argument("--output", type=Path, default=Path("out"))
    options = parser.parse_args()
    path = options.gazette or specimen.path("pdf")
    try:
        gazette = audited(luoshi.compile(path))
    except luoshi.LuoshiError as wrong:
        sys.exit(f"luoshi: {wrong}")
    compiled = options.output / f"{path.name}.json"
    write_contract(gazette, compiled)
    show(gazette)
    console.print(f"\nAll of it, each item with its place in the text: [bold]{compiled}[/]")
    console.print("\nNext, with this gazette or another:")
    name = escape(shlex.quote(os.path.relpath(path)))
    report = escape(shlex.quote(str(options.output / "report.html")))
    for line in (f"audit {name} --output {report}", f"duties {name}", f"bind {name}"):
        console.print(f"  .venv/bin/luoshi {line}", soft_wrap=True)
    console.print("The manual begins at docs/index.md.")


def show(gazette: Gazette) -> None:
    source = gazette.source
    console.print(f"[bold]{escape(source.name)}[/]: {source.characters:,} characters read\n")
    documents = Table(
        "", "文件", "文号", "条款", "任务", "数据", "任免", box=None, header_style="bold"
    )
    for document in gazette.documents:
        mine = [
            sum(record.document == document.id for record in records)
            for records in (gazette.duties, gazette.figures, gazette.appointments)
        ]
        documents.add_row(
            document.id,
            escape(document.title),
            escape(document.number or "—"),
            str(len(document.provisions)),
            *(str(count) if count else "·" for count in mine),
        )
    console.print(documents)
    duties = Table("任务 duty", "牵头、责任单位 units", "时限 by", box=None, header_style="bold")
    for duty in _soonest(gazette):
        units = "、".join((*duty.lead_units, *duty.responsible_units))
        duties.add_row(_short(duty.title, 34), _short(units, 22), _deadline(_first(duty)))
    console.print("\n[bold]先办什么[/]  what is due first")
    console.print(duties)
    wrong = [finding for finding in gazette.findings if finding.verdict == "inconsistent"]
    holds = sum(finding.verdict == "consistent" for finding in gazette.findings)
    console.print(f"\n[bold]核对数据[/]  {holds} relations hold, {len(wrong)} do not")
    listed = Table.grid(padding=(0, 1))
    listed.add_column()
    listed.add_column()
    listed.add_column(overflow="fold")
    for finding in wrong:
        where = next((d.id for d in gazette.documents if d.span.holds(finding.span)), "")
        listed.add_row("[red] ✗[/]", where, escape(finding.message))
    console.print(listed)
    account = gazette.coverage.by_reason
    gave = ("duty", "figure", "heading", "appointment", "table", "head")
    console.print(
        f"\n{sum(account[reason] for reason in gave):,} of "
        f"{source.characters - account['noise']:,} characters gave duties, figures, appointments "
        f"or titles; {account['narrative'] + account['past_result']:,} only tell, "
        f"{account['ceremonial']:,} greet and thank, {account['unread']:,} could not be read."
    )


def _soonest(gazette: Gazette) -> list[Duty]:
    dated = [duty for duty in gazette.duties if _first(duty) is not None]
    return sorted(dated, key=lambda duty: _first(duty).date)[:10]  # type: ignore[union-attr]


def _first(duty: Duty) -> Deadline | None:
    dated = [deadline for deadline in duty.deadlines if deadline.date is not None]
    return min(dated, key=lambda deadline: deadline.date) if dated else None


def _deadline(deadline: Deadline | None) -> str:
    return "" if deadline is None else f"{deadline.date} [dim]{escape(deadline.phrase)}[/]"


def _short(words: str, length: int) -> str:
    return escape(words if len(words) <= length else words[: length - 1] + "…")


if __name__ == "__main__":
    main()
