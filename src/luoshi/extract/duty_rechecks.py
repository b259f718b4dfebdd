"""The reverse check of a duty: every field follows again from the duty's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from luoshi.extract.deadlines import Said, deadlines_in
from luoshi.extract.duties import Duty
from luoshi.extract.subjects import subjects
from luoshi.extract.targets import targets_in
from luoshi.extract.unit_lists import UnitList, units_printed
from luoshi.text.widths import fold


def recheck_duty(duty: Duty, words: str, said: Said) -> Iterator[str]:
    """The names of the fields that the rules do not read again from the duty's words."""
    folded = fold(words)
    if fold(duty.title) not in folded and duty.kind != "annual_targets":
        yield "title"
    if fold(duty.text) not in folded:
        yield "text"
    yield from _units(duty, folded)
    read = set(deadlines_in(words, folded, 0, len(folded), said))
    for deadline in duty.deadlines:
        if deadline not in read:
            yield f"deadline {deadline.phrase}"
    numbers = {(t.quantity, t.unit) for t in targets_in(words, folded, 0, len(folded))}
    for target in duty.targets:
        if (target.quantity, target.unit) not in numbers or fold(target.phrase) not in folded:
            yield f"target {target.phrase}"


def _units(duty: Duty, folded: str) -> Iterator[str]:
    units = UnitList()
    if duty.units_source == "in_text":
        units = UnitList(responsible=subjects(folded, 0, len(folded)))
    elif duty.units_source != "none":
        first_leads = duty.units_source == "rule"
        units = units_printed(folded, 0, len(folded), first_leads=first_leads)
    read = {
        "lead_units": units.lead,
        "responsible_units": units.responsible,
        "cooperating_units": units.cooperating,
    }
    for field, again in read.items():
        printed = tuple(map(fold, getattr(duty, field)))
        if printed != tuple(map(fold, again)) and (units or not _in_cells(printed, folded)):
            yield field


def _in_cells(printed: tuple[str, ...], folded: str) -> bool:
    """Whether units of a table's row stand in its cells, whose heads are not part of the row."""
    listed = "[、，；, ]?".join(map(re.escape, printed))
    return bool(printed) and re.search(rf"(?:^|[\t |]){listed}", folded) is not None
