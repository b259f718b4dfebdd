"""Who is told: a unit, or a person who holds a post in it.

A ladder names a post (分管负责人, 主要负责人); who holds it on the day is what the
appointments say, and where they say nothing, the unit is told.  An order to all units (各单位)
is told to the unit that it concerns: the others learn of it by the bulletin that is issued.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from luoshi.calendars import SHANGHAI
from luoshi.mechanism import names_a_group
from luoshi_server.cases.models import Order
from luoshi_server.cases.standing import units_of
from luoshi_server.organisations.models import Post
from luoshi_server.organisations.queries import full_names, head_of, posts_on

DEPUTIES = "分管负责人"
HEADS = ("主要负责人", "负责人", "主要领导")
_OF_A_POST = ("主任", "负责人", "局长", "组长")


class Recipient(NamedTuple):
    """A unit, or a person in it with the post for which he is told."""

    unit: str
    person: str = ""
    post: str = ""


class Register:
    """The posts of units on a day, each looked up once for a batch of orders."""

    def __init__(self, orders: Iterable[Order]) -> None:
        rows = list(orders)
        names = {name for order in rows for name in (*units_of(order), _unit_in(order.to))}
        self._names = full_names(sorted(names))
        self._heads: dict[tuple[str, date], Post | None] = {}
        self._deputies: dict[tuple[str, date], list[Post]] = {}

    def bearers(self, order: Order) -> list[str]:
        """The units whose matter an order is, by the names that the register gives them."""
        return [self._names.get(name, name) for name in units_of(order)]

    def recipients(self, order: Order) -> list[Recipient]:
        """Who is told of an order."""
        units = self.bearers(order)
        if order.kind != "escalate" or order.to in (order.unit, "", *units_of(order)):
            return [Recipient(unit) for unit in units]
        day = order.at.astimezone(SHANGHAI).date()
        if order.to == DEPUTIES:
            return [one for unit in units for one in self._deputies_of(unit, day)]
        if order.to in HEADS:
            return [self._head_of(unit, day) for unit in units]
        if names_a_group(order.to):
            return [Recipient(unit) for unit in units]
        if order.to in self._names:
            return [Recipient(self._names[order.to])]
        office = self._names.get(_unit_in(order.to))
        return (
            [self._head_of(office, day)] if office else [Recipient(u, "", order.to) for u in units]
        )

    def _head_of(self, unit: str, day: date) -> Recipient:
        if (unit, day) not in self._heads:
            self._heads[unit, day] = head_of(unit, day)
        post = self._heads[unit, day]
        if post is None or "副" in post.post:
            return Recipient(unit, "", HEADS[0])
        return Recipient(unit, post.person, post.post)

    def _deputies_of(self, unit: str, day: date) -> Sequence[Recipient]:
        """All deputies: no document says which of them is in charge of what."""
        if (unit, day) not in self._deputies:
            held = posts_on(day).filter(unit=unit, post__contains="副")
            self._deputies[unit, day] = list(held)
        posts = self._deputies[unit, day]
        if not posts:
            return [Recipient(unit, "", DEPUTIES)]
        return [Recipient(unit, post.person, post.post) for post in posts]


def _unit_in(addressee: str) -> str:
    """The office in the name of an addressee: 某办公室 of 某办公室主任."""
    for post in _OF_A_POST:
        if addressee.endswith(post) and addressee != post:
            return addressee.removesuffix(post)
    return addressee
