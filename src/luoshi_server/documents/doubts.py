"""Why somebody should look at what was read before it is used: reasons, and how pressing.

Reading never guesses, but words can be scant.  A finding comes first, then what lacks a
unit or a day, then what rests on the sentence alone.
"""

from __future__ import annotations

from typing import Any

NO_LEAD = "no-lead"
NO_UNIT = "no-unit"
NO_DEADLINE = "no-deadline"
UNITS_BY_RULE = "units-by-rule"
LIST_GOES_ON = "list-goes-on"
SEVERAL_DEADLINES = "several-deadlines"
NO_VALUE = "no-value"
NO_PERIOD = "no-period"
IN_A_FINDING = "in-a-finding"
INCONSISTENT = "inconsistent"
AMBIGUOUS = "ambiguous"
NO_ORGANISATION = "no-organisation"

WEIGHTS = {
    INCONSISTENT: 90,
    IN_A_FINDING: 60,
    AMBIGUOUS: 50,
    NO_UNIT: 30,
    NO_ORGANISATION: 30,
    NO_LEAD: 20,
    NO_DEADLINE: 15,
    SEVERAL_DEADLINES: 10,
    LIST_GOES_ON: 8,
    NO_PERIOD: 8,
    UNITS_BY_RULE: 5,
    NO_VALUE: 5,
}


def doubts_of(kind: str, record: dict[str, Any], *, in_a_finding: bool) -> list[str]:
    """The reasons for looking at a record of this kind, the most pressing first."""
    doubts = [IN_A_FINDING] if in_a_finding else []
    if kind == "duty":
        doubts += _of_duty(record)
    elif kind == "figure":
        doubts += [NO_VALUE] if record.get("value") is None and not record.get("growth") else []
        doubts += [NO_PERIOD] if not record.get("period") else []
    elif kind == "appointment":
        doubts += [NO_ORGANISATION] if not record.get("organisation") else []
    elif kind == "finding":
        verdict = record.get("verdict")
        doubts += [INCONSISTENT] if verdict in ("inconsistent", "gap") else []
        doubts += [AMBIGUOUS] if verdict == "ambiguous" else []
    return sorted(doubts, key=lambda doubt: -WEIGHTS[doubt])


def rank_of(doubts: list[str]) -> int:
    """How pressing: the sum of the weights."""
    return sum(WEIGHTS[doubt] for doubt in doubts)


def _of_duty(record: dict[str, Any]) -> list[str]:
    doubts = []
    units = record["lead_units"] or record["responsible_units"]
    if not units:
        doubts.append(NO_UNIT)
    elif len(record["lead_units"]) != 1 and len(record["responsible_units"]) != 1:
        doubts.append(NO_LEAD)
    dated = [one for one in record["deadlines"] if one.get("date")]
    if not dated:
        doubts.append(NO_DEADLINE)
    if len(dated) > 1:
        doubts.append(SEVERAL_DEADLINES)
    if record.get("units_source") == "rule":
        doubts.append(UNITS_BY_RULE)
    if record.get("etc"):
        doubts.append(LIST_GOES_ON)
    return doubts
