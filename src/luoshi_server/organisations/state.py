"""Units and posts as the entries of the ledger add up to."""

from __future__ import annotations

from collections.abc import Sequence

from luoshi_server.ledger.following import Told
from luoshi_server.organisations.events import PostLeft, PostTaken, UnitDissolved, UnitRegistered
from luoshi_server.organisations.models import Post, Unit, UnitName


def follow(entries: Sequence[Told]) -> None:
    """Bring units and posts up to date."""
    for told in entries:
        match told.event:
            case UnitRegistered() as event:
                _registered(event)
            case UnitDissolved() as event:
                Unit.objects.filter(name=event.about).update(
                    dissolved=event.at.date(), successor=event.successor
                )
            case PostTaken() as event:
                Post.objects.get_or_create(
                    unit=event.about,
                    person=event.person,
                    post=event.post,
                    until=None,
                    defaults={
                        "since": event.since,
                        "document": event.document,
                        "words": event.words,
                    },
                )
            case PostLeft() as event:
                _left(event)


def forget() -> None:
    """Nothing is known of any unit."""
    UnitName.objects.all().delete()
    Unit.objects.all().delete()
    Post.objects.all().delete()


def _registered(event: UnitRegistered) -> None:
    unit, _ = Unit.objects.update_or_create(
        name=event.about,
        defaults={
            "category": event.category,
            "parent": event.parent,
            "also_called": list(event.also_called),
        },
    )
    names = {event.about, *event.also_called}
    unit.names.exclude(name__in=names).delete()
    for name in sorted(names):
        known, _ = UnitName.objects.get_or_create(name=name, defaults={"unit": unit})
        if known.unit_id != unit.pk and known.unit.dissolved:
            # A unit that was given another name is still known by the old one.
            known.unit = unit
            known.save()


def _left(event: PostLeft) -> None:
    held = Post.objects.filter(unit=event.about, person=event.person, post=event.post, until=None)
    if held.update(until=event.since, left_by=event.words):
        return
    # A removal from a post that no appointment here has given: it was held before.
    Post.objects.create(
        unit=event.about,
        person=event.person,
        post=event.post,
        since=event.since,
        until=event.since,
        document=event.document,
        left_by=event.words,
    )
