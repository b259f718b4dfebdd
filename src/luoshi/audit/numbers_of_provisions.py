"""What the label of a provision counts: its series and its ordinal, as its address has them."""

from __future__ import annotations

from luoshi.document import Provision


def kind_of(provision: Provision) -> str:
    """The series a provision's label belongs to: sec, subsec, para."""
    address = provision.id
    last = address.rfind("__")
    return address[last + 2 if last >= 0 else 0 : address.rfind("_")]


def ordinal_of(provision: Provision) -> int:
    """The number that a provision's label says; 0 where the address has none."""
    address = provision.id
    number = address[address.rfind("_") + 1 :]
    if not number.isdecimal():
        number = number.partition("-")[0]
    return int(number) if number.isdecimal() else 0
