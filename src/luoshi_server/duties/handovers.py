"""Hand-overs: a post-holder left, and the duties that he answered for want another.

Who answers for a unit's duties is its head, as the gazettes' own appointments say.  When the
head leaves, each duty that was assigned in his time and is still open waits until somebody
has taken it over; so no duty is lost between two persons.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from django.db.models import Prefetch

from luoshi.calendars import SHANGHAI
from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import role_of
from luoshi_server.accounts.roles import UNIT
from luoshi_server.duties.models import Duty, HandOver, State
from luoshi_server.organisations.models import Post
from luoshi_server.organisations.queries import is_head_post, rank_of_post
from luoshi_server.platform import clock

IN_WORK = (State.ASSIGNED, State.SIGNED, State.COMPLETED, State.RETURNED)


class Pending(NamedTuple):
    """A duty that waits to be taken over: from whom, since when, and who heads the unit now."""

    duty: Duty
    from_person: str
    post: str
    left: date
    successor: str


def handovers_open(unit: str) -> list[Pending]:
    """The duties led by a unit whose answering head has left, and that nobody has taken over."""
    return _pending([unit])


def open_for(member: Member) -> list[Pending]:
    """The hand-overs that concern a member: those of the own unit, or all of them."""
    if member.sees_all:
        left = Post.objects.exclude(until=None).values_list("unit", flat=True)
        return _pending(set(left))
    if role_of(member) in UNIT and member.unit:
        return _pending([member.unit])
    return []


def heads_now(unit: str) -> list[str]:
    """Who heads a unit today, as far as appointments say."""
    today = clock.now().date()
    posts = Post.objects.filter(unit=unit)
    return [post.person for post in posts if is_head_post(post.post) and _is_held(post, today)]


def _pending(units: Iterable[str]) -> list[Pending]:
    today = clock.now().date()
    heads: dict[str, list[Post]] = {}
    for post in Post.objects.filter(unit__in=list(units)):
        if is_head_post(post.post):
            heads.setdefault(post.unit, []).append(post)
    units_left = [unit for unit, posts in heads.items() if any(post.until for post in posts)]
    duties = (
        Duty.objects.filter(lead__in=units_left, state__in=IN_WORK, assigned__isnull=False)
        .prefetch_related(Prefetch("hand_overs", queryset=HandOver.objects.order_by("entry")))
        .order_by("lead", "deadline", "key")
    )
    found = []
    for duty in duties:
        left = _who_left(duty, heads[duty.lead], today)
        if left is not None:
            now = _held_on(heads[duty.lead], today)
            successor = now.person if now else ""
            assert left.until is not None
            found.append(Pending(duty, left.person, left.post, left.until, successor))
    return found


def _who_left(duty: Duty, heads: Sequence[Post], today: date) -> Post | None:
    """The post of whoever answers for a duty, if he has left it."""
    taken_over = list(duty.hand_overs.all())
    if taken_over:
        person = taken_over[-1].to_person
        own = [post for post in heads if post.person == person]
    else:
        assert duty.assigned is not None
        answered = _held_on(heads, duty.assigned.astimezone(SHANGHAI).date())
        own = [] if answered is None else [post for post in heads if post.person == answered.person]
    if not own or any(_is_held(post, today) for post in own):
        return None
    return max(own, key=lambda post: post.until or date.min)


def _held_on(heads: Sequence[Post], day: date) -> Post | None:
    """The head post that was held on a day; where several were, the first of the unit."""
    return min(
        (post for post in heads if _is_held(post, day)),
        key=lambda post: (rank_of_post(post.post), post.since, post.pk),
        default=None,
    )


def _is_held(post: Post, day: date) -> bool:
    # A post of which only the end is known was held before: it has one day for both.
    began = date.min if post.until == post.since else post.since
    return began <= day and (post.until is None or post.until > day)
