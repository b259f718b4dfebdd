"""What a person adds to the facts of a bulletin: praise and criticism by name, and demands.

It stands at the end, so that it can be worded anew while what the ledger says stays.
"""

from __future__ import annotations

from dataclasses import replace

from luoshi_server.bulletins.wording import Wording
from luoshi_server.papers import Heading, OfficialPaper, Paragraph
from luoshi_server.papers.body import Part


def closing(wording: Wording) -> tuple[Part, ...]:
    """What a person adds below the facts."""
    parts: list[Part] = []
    for heading, judged in (("予以表扬", wording.praised), ("予以批评", wording.criticised)):
        if judged:
            parts.append(Heading(level=1, words=heading))
            parts += [Paragraph(f"{unit}：{why}") for unit, why in judged]
    if wording.demands:
        parts.append(Heading(level=1, words="工作要求"))
        parts += [Heading(level=2, words=words) for words in wording.demands]
    return tuple(parts)


def reworded(
    paper: OfficialPaper, *, before: Wording, title: str, wording: Wording
) -> OfficialPaper:
    """The paper with other words of the clerk; what the ledger says in it stays."""
    kept = paper.body[: len(paper.body) - len(closing(before))]
    return replace(paper, title=title, body=(*kept, *closing(wording)))
