"""A later edition beside the earlier one: what became of each claim.

The comparison may take a minute for whole gazettes, so it is made in the background and kept
beside the files.  It proposes; nothing follows from it until a person has confirmed it.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from django.conf import settings

from luoshi.compiling import changes_between
from luoshi.gazette import Gazette as Compiled
from luoshi_server.documents.events import Became, Fate
from luoshi_server.documents.models import Claim, Gazette
from luoshi_server.documents.reading import KINDS, compiled_of, contract_kept, key_of
from luoshi_server.ledger.models import Line

FATES: tuple[Became, ...] = ("changed", "gone", "moved", "same")
"""What can become of a claim; what needs an eye comes first."""

_PINNED = ("duty", "figure", "appointment")


class Beside(NamedTuple):
    """A claim of the earlier edition beside that of the later one, where there is one."""

    became: Became
    before: Claim
    now: Claim | None


def earlier_of(gazette: Gazette) -> Gazette | None:
    """The edition that a gazette replaces."""
    return Gazette.objects.filter(key=gazette.replaces).first() if gazette.replaces else None


def compare(key: str) -> None:
    """Compare a gazette with the one that it replaces, and keep what became of each claim."""
    later = Gazette.objects.get(key=key)
    earlier = earlier_of(later)
    if earlier is None or {earlier.state, later.state} != {Gazette.READ}:
        return
    kept = _file(earlier, later)
    kept.parent.mkdir(exist_ok=True)
    unfinished = kept.with_suffix(".part")
    unfinished.write_text(json.dumps(list(_told(earlier, later))), "utf-8")
    unfinished.replace(kept)


def is_compared(gazette: Gazette) -> bool:
    """Whether the comparison has been made."""
    earlier = earlier_of(gazette)
    return earlier is not None and _file(earlier, gazette).is_file()


def fates_of(gazette: Gazette) -> list[Fate]:
    """What became of each claim of the earlier edition, also of those that a person made of one.

    Empty as long as the comparison has not been made.
    """
    earlier = earlier_of(gazette)
    if earlier is None or not is_compared(gazette):
        return []
    told = {
        claim: Fate(claim=claim, became=became, now=now)
        for claim, became, now in json.loads(_file(earlier, gazette).read_text("utf-8"))
    }
    made = earlier.claims.filter(record__has_key="made_by").values_list("key", flat=True)
    for key in made:
        # The parts of a claim share its fate.
        whole = told.get(key.rpartition(".")[0])
        if whole is not None:
            told[key] = Fate(claim=key, became=whole.became, now=whole.now)
    return list(told.values())


def now_of(claim: Claim) -> Claim | None:
    """The claim of a later edition that a claim has become, if there is one."""
    for later in Gazette.objects.filter(replaces=claim.gazette_id).order_by("-taken_in"):
        for fate in fates_of(later):
            if fate.claim == claim.key:
                return Claim.objects.filter(pk=fate.now).first() if fate.now else None
    return None


def is_confirmed(gazette: Gazette) -> bool:
    """Whether a person has confirmed the comparison."""
    return Line.objects.filter(kind="EditionCompared", about=gazette.key).exists()


def counts_of(fates: list[Fate]) -> dict[str, int]:
    """How many claims became what."""
    counted = Counter(fate.became for fate in fates)
    return {became: counted[became] for became in FATES}


def beside(fates: list[Fate]) -> list[Beside]:
    """The claims of fates, each with that of the later edition."""
    keys = {key for fate in fates for key in (fate.claim, fate.now) if key}
    claims = Claim.objects.in_bulk(list(keys))
    return [
        Beside(fate.became, claims[fate.claim], claims.get(fate.now))
        for fate in fates
        if fate.claim in claims
    ]


def _told(earlier: Gazette, later: Gazette) -> Iterator[tuple[str, str, str]]:
    old, new = compiled_of(earlier.sha256, earlier.name), compiled_of(later.sha256, later.name)
    names = {"before": _keys(earlier, old), "now": _keys(later, new)}
    for change in changes_between(old, new):
        if change.kind not in _PINNED:
            continue
        before = _first(names["before"], change.kind, old, change.old.span)
        now = _first(names["now"], change.kind, new, change.new.span) if change.new else ""
        if before:
            yield before, change.status, now


Places = dict[tuple[str, int, int], list[str]]


def _keys(gazette: Gazette, compiled: Compiled) -> Places:
    """The keys of the claims at each place of the reading text."""
    places: Places = defaultdict(list)
    contract = contract_kept(gazette)
    bounds = [(one["span"], one["id"]) for one in contract["documents"]]
    for kind in _PINNED:
        records: list[dict[str, Any]] = contract[KINDS[kind]]
        for number, record in enumerate(records, 1):
            start, end = record["span"]
            places[kind, start, end].append(key_of(gazette, kind, record, number, bounds)[0])
    return places


def _first(places: Places, kind: str, compiled: Compiled, span: Any) -> str:
    """The next claim at a place: several figures may stand on the same signs, in order."""
    start, end = compiled.flow.source(span)
    here = places.get((kind, start, end), [])
    return (here.pop(0) if len(here) > 1 else here[0]) if here else ""


def _file(earlier: Gazette, later: Gazette) -> Path:
    folder: Path = settings.LUOSHI.home / "comparisons"
    return folder / f"{earlier.contract[:24]}-{later.contract[:24]}.json"
