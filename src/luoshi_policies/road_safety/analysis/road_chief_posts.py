"""Which sections have no road chief, or two, at each of the three levels, and since when.

Every section needs one chief for itself, one for its area and one for its district.  A
post that nobody fills and a post that two fill both end with nobody answering.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from luoshi_policies.road_safety.events import ChiefLevel
from luoshi_policies.road_safety.records import RoadChief, RoadSection

Post = tuple[ChiefLevel, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class PostFault:
    """A post that nobody, or more than one, filled from one day up to another."""

    level: ChiefLevel
    covers: str
    since: date
    until: date
    persons: tuple[str, ...]
    sections: tuple[str, ...]

    @property
    def is_vacant(self) -> bool:
        """Whether nobody filled it; otherwise several did."""
        return not self.persons


def posts_of(sections: Iterable[RoadSection]) -> Mapping[Post, tuple[str, ...]]:
    """The posts that sections need, each with the sections that need it."""
    posts: dict[Post, list[str]] = defaultdict(list)
    for section in sorted(sections, key=lambda section: section.id):
        posts["section", section.id].append(section.id)
        posts["area", section.area].append(section.id)
        posts["district", section.subdistrict].append(section.id)
    return {post: tuple(needed) for post, needed in sorted(posts.items())}


def post_faults(
    sections: Iterable[RoadSection], chiefs: Iterable[RoadChief], *, since: date, until: date
) -> tuple[PostFault, ...]:
    """Each vacancy and overlap between two days, the last one not counted."""
    appointed: dict[Post, list[RoadChief]] = defaultdict(list)
    for chief in chiefs:
        appointed[chief.level, chief.covers].append(chief)
    return tuple(
        PostFault(
            level=post[0],
            covers=post[1],
            since=start,
            until=end,
            persons=persons,
            sections=needed,
        )
        for post, needed in posts_of(sections).items()
        for start, end, persons in _held(appointed[post], since, until)
        if len(persons) != 1
    )


def _held(
    chiefs: Iterable[RoadChief], since: date, until: date
) -> Iterator[tuple[date, date, tuple[str, ...]]]:
    """Who filled a post, from day to day, as long as it stays the same."""
    listed = list(chiefs)
    changes = {since, until}
    for chief in listed:
        changes |= {day for day in (chief.since, chief.until) if day and since < day < until}
    start: date | None = None
    held: tuple[str, ...] = ()
    for day, following in pairwise(sorted(changes)):
        persons = tuple(
            sorted(
                {
                    chief.person
                    for chief in listed
                    if chief.since <= day and (chief.until is None or day < chief.until)
                }
            )
        )
        if start is None:
            start, held = day, persons
        elif persons != held:
            yield start, day, held
            start, held = day, persons
        if following == max(changes):
            yield start, following, held


def metres_of_each(
    sections: Iterable[RoadSection], chiefs: Iterable[RoadChief], *, on: date
) -> Mapping[str, int]:
    """How many metres of road each section chief looks after on a day: is the work shared out?"""
    lengths = {section.id: section.metres for section in sections}
    metres: dict[str, int] = defaultdict(int)
    for chief in chiefs:
        if (
            chief.level == "section"
            and chief.since <= on
            and (chief.until is None or on < chief.until)
        ):
            metres[chief.person] += lengths.get(chief.covers, 0)
    return dict(sorted(metres.items()))
