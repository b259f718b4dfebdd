"""`luoshi read`: the tree of a gazette, to look at in a terminal."""

from __future__ import annotations

from pathlib import Path

import click
from rich.markup import escape
from rich.tree import Tree

from luoshi.cli.options import a_gazette
from luoshi.cli.terminal import Terminal
from luoshi.document import Document, Provision, documents_of, flow_of
from luoshi.readers import read as read_file


@click.command()
@a_gazette
@click.option("--depth", type=click.IntRange(0), default=9, help="How many levels to show.")
def read(gazette: Path, depth: int) -> None:
    """Show the documents of a gazette and their provisions as a tree."""
    reading = read_file(gazette)
    documents = documents_of(flow_of(reading))
    console = Terminal(highlight=False, soft_wrap=True)
    source = reading.source
    pages = f", {source.pages} pages" if source.pages else ""
    console.print(
        f"[bold]{escape(source.name)}[/]  {source.format}, {source.characters:,} characters"
        f"{pages}, {len(documents)} documents"
    )
    for document in documents:
        console.print(_tree(document, depth))


def _tree(document: Document, depth: int) -> Tree:
    tree = Tree(f"[bold]{document.id}[/] {escape(document.title)} [dim]({document.kind})[/]")
    for line in _head(document):
        tree.add(f"[dim]{escape(line)}[/]")
    _grow(tree, document, None, depth)
    return tree


def _head(document: Document) -> list[str]:
    dates = (
        ("delivered", document.delivered),
        ("signed", document.signed),
        ("printed", document.printed),
    )
    parts = [document.number or "", "、".join(document.issuers), document.speaker or ""]
    parts += [f"{name} {day.isoformat()}" for name, day in dates if day]
    line = "  ".join(part for part in parts if part)
    return [line] if line else []


def _grow(branch: Tree, document: Document, parent: Provision | None, depth: int) -> None:
    if depth == 0:
        return
    for provision in document.children_of(parent):
        label = f"{escape(provision.label)} " if provision.label else "· "
        heading = (
            provision.heading if len(provision.heading) <= 44 else provision.heading[:43] + "…"
        )
        _grow(branch.add(f"{label}{escape(heading)}"), document, provision, depth - 1)
