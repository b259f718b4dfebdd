"""Questions about units and posts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from luoshi_server.organisations.models import Post, Unit, UnitName


def units() -> QuerySet[Unit]:
    """The units that there are now."""
    return Unit.objects.filter(dissolved=None)


def unit_called(printed: str) -> Unit | None:
    """The unit that a document means by a name; None for groups and unknown names."""
    name = "".join(printed.split())
    found = UnitName.objects.select_related("unit").filter(name=name).first()
    return found.unit if found else None


def registered_name(printed: str) -> str:
    """The name by which the register knows a unit; as it is printed, where it does not know it."""
    known = unit_called(printed)
    return known.name if known else printed


def full_names(printed: Iterable[str]) -> dict[str, str]:
    """The full name of each unit by the printed one, where the register knows it."""
    wanted = set(printed)
    known = UnitName.objects.filter(name__in=wanted).values_list("name", "unit__name")
    return dict(known)


def posts_on(day: date) -> QuerySet[Post]:
    """The posts that were held on a day."""
    return Post.objects.filter(Q(until=None) | Q(until__gt=day), since__lte=day)


def head_of(unit: str, day: date) -> Post | None:
    """Who answered for a unit on a day: its first officer, as far as appointments say."""
    held = list(posts_on(day).filter(unit=unit))
    return min(held, key=lambda post: (rank_of_post(post.post), post.since), default=None)


def is_head_post(post: str) -> bool:
    """Whether a post is one whose holder answers for the unit."""
    return rank_of_post(post) <= 1


_FIRST = (
    "局长",
    "主任",
    "书记",
    "院长",
    "校长",
    "区长",
    "部长",
    "大队长",
    "支队长",
    "经理",
    "站长",
)


def rank_of_post(post: str) -> int:
    """How near a post is to the first of its unit: 0 is the first, 3 a deputy."""
    if post in _FIRST:
        return 0
    if post.startswith("副") or "副" in post:
        return 3
    return 1 if post.endswith(_FIRST) else 2
