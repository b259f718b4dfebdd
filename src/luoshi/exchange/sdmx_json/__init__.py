"""Indicators as SDMX-JSON 2.1, by which statistical offices exchange data and what it means.

An observation is a value at five coordinates: which area, which indicator, whether it is so or
aimed at, in which unit, for when.  The data message names the codes that it uses; the structure
message has all of it by itself, for a program that asks first what there is.
"""

from luoshi.exchange.sdmx_json.data_message import data_message
from luoshi.exchange.sdmx_json.observations import (
    Code,
    CodeRefused,
    Observation,
    Publisher,
    TwoValues,
    code_of,
    rivals,
)
from luoshi.exchange.sdmx_json.periods import PeriodNotTold, TimePeriod, time_period
from luoshi.exchange.sdmx_json.structure_message import structure_message

__all__ = [
    "Code",
    "CodeRefused",
    "Observation",
    "PeriodNotTold",
    "Publisher",
    "TimePeriod",
    "TwoValues",
    "code_of",
    "data_message",
    "rivals",
    "structure_message",
    "time_period",
]
