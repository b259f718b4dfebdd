"""What an observation is made of: dimensions, a measure and attributes, with their names.

Both messages describe the same components; so they stand here once.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from luoshi.calendars import local
from luoshi.exchange.sdmx_json.observations import Code, Publisher

VERSION = "1.0.0"
STRUCTURE = "INDICATORS"
TITLE = Code(STRUCTURE, "指标", "Indicators")

AREA = Code("AREA", "地区", "Area")
INDICATOR = Code("INDICATOR", "指标", "Indicator")
STATUS = Code("STATUS", "性质", "Status")
UNIT = Code("UNIT", "单位", "Unit")
TIME = Code("TIME_PERIOD", "时期", "Time period")
VALUE = Code("OBS_VALUE", "数值", "Value")
COMPARATOR = Code("COMPARATOR", "比较", "Comparator")
SOURCE = Code("SOURCE", "来源", "Source")

STATUSES = {
    "actual": Code("A", "实绩", "Actual"),
    "target": Code("T", "目标", "Target"),
    "estimate": Code("E", "预计", "Estimate"),
}
COMPARATORS = {
    "=": Code("EQ", "等于", "Equal to"),
    "~": Code("ABOUT", "约", "About"),
    ">=": Code("GE", "不低于", "At least"),
    "<=": Code("LE", "不高于", "At most"),
    ">": Code("GT", "高于", "More than"),
    "<": Code("LT", "低于", "Less than"),
}


def named(code: Code | Publisher) -> dict[str, Any]:
    """The id and the names of something."""
    names = {"zh": code.name, **({"en": code.english} if code.english else {})}
    return {"id": code.id, "name": code.name, "names": names}


def meta(publisher: Publisher, *, schema: str, prepared: datetime) -> dict[str, Any]:
    """The head of a message: who sends it, and when it was made."""
    instant = local(prepared)
    address = f"https://json.sdmx.org/2.1/sdmx-json-{schema}-schema.json"
    sender = named(publisher)
    # The id of a sender has no dots, the id of an agency may.
    sender["id"] = publisher.id.replace(".", "_")
    return {
        "$schema": address,
        "meta": {
            # Of old the schema was named here, and programs still look for it.
            "schema": address,
            "id": f"{sender['id']}-{instant:%Y%m%dT%H%M%S}",
            "test": False,
            "prepared": instant.isoformat(),
            "contentLanguages": ["zh", "en"],
            "sender": sender,
        },
    }


@dataclass(frozen=True, slots=True)
class Names:
    """The URNs of what a publisher maintains."""

    agency: str

    def of(self, package: str, kind: str, id: str, item: str = "") -> str:
        """`Codelist` of the package `codelist`, say; `item` is one of the items in it."""
        urn = f"urn:sdmx:org.sdmx.infomodel.{package}.{kind}={self.agency}:{id}({VERSION})"
        return f"{urn}.{item}" if item else urn

    def concept(self, component: Code) -> str:
        """The concept of a component."""
        return self.of("conceptscheme", "Concept", STRUCTURE, component.id)


def written(plain: Any) -> str:
    """Plain JSON with amounts as numbers, exactly as they are: no float comes between."""
    if isinstance(plain, Decimal):
        return format(plain, "f")
    if isinstance(plain, Mapping):
        pairs = (f"{json.dumps(key)}:{written(value)}" for key, value in plain.items())
        return f"{{{','.join(pairs)}}}"
    if isinstance(plain, list | tuple):
        return f"[{','.join(map(written, plain))}]"
    return json.dumps(plain, ensure_ascii=False)
