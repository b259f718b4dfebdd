"""Records as the tables of pandas."""

from __future__ import annotations

import importlib
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from luoshi.errors import LuoshiError

if TYPE_CHECKING:
    import pandas as pd

    from luoshi.gazette.gazette import Gazette, Kind


class NoPandas(LuoshiError):
    """A frame of {kind} needs pandas, which is not installed.  Run: pip install pandas"""


def frame_of(gazette: Gazette, kind: Kind) -> pd.DataFrame:
    """One row a record, one column a field; spans as offsets of the reading text."""
    try:
        pandas = importlib.import_module("pandas")
    except ImportError as missing:
        raise NoPandas(kind=kind) from missing
    return pandas.DataFrame([_row(gazette, record) for record in getattr(gazette, kind)])  # type: ignore[no-any-return]


def _row(gazette: Gazette, record: Any) -> dict[str, Any]:
    row = {field.name: getattr(record, field.name) for field in fields(record)}
    start, end = gazette.flow.source(row.pop("span"))
    return {**row, "start": start, "end": end}
