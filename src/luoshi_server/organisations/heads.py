"""Who answers for each of many units, asked at once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from luoshi_server.organisations.models import Post
from luoshi_server.organisations.queries import is_head_post, posts_on, rank_of_post


def heads_of(units: Iterable[str], day: date) -> dict[str, Post]:
    """Who answers for each unit on a day, where an appointment says so; a deputy does not."""
    heads: dict[str, Post] = {}
    for post in posts_on(day).filter(unit__in=list(units)):
        if not is_head_post(post.post):
            continue
        known = heads.get(post.unit)
        if known is None or _place(post) < _place(known):
            heads[post.unit] = post
    return heads


def _place(post: Post) -> tuple[int, date]:
    return rank_of_post(post.post), post.since
