"""What the label of a provision counts: its series and its ordinal, as its address has them."""

from __future__ import annotations

from luoshi.document import Provision


def kind_of(provision: Provision) -> str:
    """The series a provision's label belongs to: sec, subsec, para."""
    return provision.id.rpartition("__")[2].rpartition("_")[0]


def ordinal_of(provision: Provision) -> int:
    """The number that a provision's label says; 0 where the address has none."""
    number = provision.id.rpartition("_")[2].partition("-")[0]
    return int(number) if number.isdecimal() else 0
