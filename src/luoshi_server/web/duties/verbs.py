"""Every verb that the page of a duty offers, in the order in which it offers them."""

from __future__ import annotations

from luoshi_server.accounts.models import Member
from luoshi_server.duties.models import Duty
from luoshi_server.web.duties import asking, assigning, checking, reporting, signing
from luoshi_server.web.duties.offers import Offer

OFFERS: dict[str, Offer] = {
    offer.name: offer
    for offers in (
        signing.OFFERS[:1],
        reporting.OFFERS,
        checking.OFFERS,
        assigning.OFFERS,
        asking.OFFERS,
        signing.OFFERS[1:],
    )
    for offer in offers
}
"""By the name that stands in addresses."""


def possible(member: Member, duty: Duty) -> list[Offer]:
    """What this member may do with the duty now."""
    return [offer for offer in OFFERS.values() if offer.is_possible(member, duty)]
