"""`luoshi bind`: what a gazette orders, and what of it runs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click
from rich.console import Console
from rich.markup import escape

from luoshi.cli.options import a_gazette
from luoshi.cli.terminal import Terminal
from luoshi.document import Document, documents_of, flow_of
from luoshi.errors import LuoshiError
from luoshi.mechanism import (
    Bound,
    BoundRule,
    BoundSetting,
    InForce,
    NotBound,
    Text,
    texts_of,
    unclaimed_provisions,
)
from luoshi.readers import read as read_file
from luoshi_policies.catalogue import bound_by

MOST_SHOWN = 40
FEWEST_SIGNS = 3
"""Words shorter than this are numbers of paragraphs and joints of sentences."""


class NoSuchMechanism(LuoshiError):
    """The catalogue has no mechanism “{wanted}”.  `luoshi bind {gazette}` names all it has."""


def texts_in(gazette: Path) -> tuple[Sequence[Document], tuple[Text, ...]]:
    """The documents of a gazette, and the words of all their provisions."""
    flow = flow_of(read_file(gazette))
    documents = documents_of(flow)
    return documents, tuple(
        text for document in documents for text in texts_of(document, flow.text)
    )


@click.command()
@a_gazette
@click.option("--only", metavar="NAME", help="Show one mechanism, by its name.")
def bind(gazette: Path, only: str | None) -> None:
    """Show what each mechanism stands on in a gazette, reads from it, and leaves open.

    And the other way: the provisions, of documents that order some mechanism, that none claims.
    """
    documents, texts = texts_in(gazette)
    results = bound_by(texts)
    if only is not None and only not in {one.mechanism.name for one in results}:
        raise NoSuchMechanism(wanted=only, gazette=gazette)
    bound = [one for one in results if isinstance(one, Bound)]
    console = Terminal(highlight=False, soft_wrap=True)
    console.print(
        f"{len(bound)} of {len(results)} mechanisms are ordered by {escape(gazette.name)}"
    )
    for one in results:
        if only in (None, one.mechanism.name):
            console.print()
            _show(console, one)
    if only is None:
        console.print()
        _show_unclaimed(console, bound, documents, texts)


def _show(console: Console, one: Bound | NotBound) -> None:
    title = f"[bold]{one.mechanism.title}[/]  {one.mechanism.name}"
    if isinstance(one, NotBound):
        console.print(f"{title}  [yellow]not ordered here[/]")
        for missing in one.missing[:1]:
            console.print(f"    [dim]{escape(' '.join(str(missing).split()))}[/]")
        return
    console.print(f"{title}  [dim]version {one.version}[/]")
    places = "  ".join(f"{document} {provision}".strip() for document, provision in one.provisions)
    console.print(f"  stands on   {escape(places)}")
    for rule in one.rules:
        console.print(f"  {escape(_rule(rule))}")
        console.print(f"      [dim]“{escape(rule.pin.words)}” {escape(rule.pin.provision)}[/]")
    for setting in one.settings:
        console.print(f"  [cyan]reads[/]       {escape(_setting(setting))}")
    for constraint in one.constraints:
        kept = "holds" if constraint.holds else "does not hold"
        console.print(f"  [cyan]bound[/]       “{escape(constraint.pin.words)}” {kept}")
    for reading in one.readings:
        by = f" (confirmed by {reading.confirmed_by})" if reading.confirmed_by else ""
        console.print(f"  [magenta]open[/]        {escape(reading.question)}")
        console.print(f"              taken as: {escape(reading.taken)}{by}")
    for left_out, _ in one.silent:
        console.print(f"  [yellow]not ordered[/] {escape(left_out.must)} · {left_out.must_zh}")
    # What stands beside the words of a ladder is another mechanism's matter.
    own = {rule.pin.provision for rule in one.rules}
    for pin in one.unclaimed:
        if pin.provision not in own or len(pin.words) < FEWEST_SIGNS:
            continue
        console.print(f"  [dim]unclaimed   “{escape(pin.words)}” {escape(pin.provision)}[/]")


def _rule(rule: BoundRule) -> str:
    read = " ".join(f"{name}={_value(value)}" for name, value in rule.said.values().items())
    line = f"must        {rule.must} · {rule.rule.must_zh}"
    line += f"  [{read}]" if read else ""
    if rule.term is None:
        return f"{line}  by the day that the event gives"
    line += f"  within {rule.term}"
    if rule.is_provisional:
        line += f" (provisional{f': {rule.source}' if rule.source else ''})"
    return line


def _setting(setting: BoundSetting) -> str:
    told = setting.setting
    line = f"{told.title} = {_value(setting.value)}{told.unit}"
    if setting.adopted is not None:
        return f"{line}  adopted by {setting.adopted.decision}"
    if setting.pin is not None:
        return f"{line}  “{setting.pin.words}”"
    source = f": {told.otherwise.source}" if told.otherwise.source else ""
    line += f"  (provisional{source})"
    if setting.unread is not None:
        line += f"  {' '.join(str(setting.unread).split())}"
    return line


def _value(value: object) -> str:
    return "、".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _show_unclaimed(
    console: Console, bound: list[Bound], documents: Sequence[Document], texts: tuple[Text, ...]
) -> None:
    """The provisions that nobody claims: all of a document that orders something, else a count."""
    left = unclaimed_provisions(bound, InForce(texts))
    ordering = {pin.document for one in bound for pin in one.pins}
    console.print("[bold]Provisions that no mechanism claims[/]")
    for document in documents:
        own = [one.text for one in left if one.text.document == document.id]
        if document.id not in ordering:
            console.print(f"  {document.id}  all {len(own)}  [dim]{escape(document.title)}[/]")
            continue
        console.print(f"  {document.id}  {len(own)}  [dim]{escape(document.title)}[/]")
        for text in own:
            words = "".join(text.words.split())
            shown = words if len(words) <= MOST_SHOWN else f"{words[: MOST_SHOWN - 1]}…"
            console.print(f"      {text.provision or '(opening)'}  [dim]{escape(shown)}[/]")
