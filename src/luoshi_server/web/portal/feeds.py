"""News of the office as Atom feeds: of commitments, of findings, of the ledger's daily roots."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from luoshi.calendars import SHANGHAI, local
from luoshi.exchange.atom import Entry, Feed, atom
from luoshi_server.duties.published import (
    findings_shown,
    public_claims,
    roots_shown,
)
from luoshi_server.ledger.models import Line, Root
from luoshi_server.web.portal.facts import duties_by_key, latest_facts
from luoshi_server.web.portal.kept import state_now
from luoshi_server.web.portal.links import duty_address, office_name, place_of, whole

LATEST = 50
FEEDS = ("duties", "findings", "roots")


def feed_of(name: str) -> tuple[bytes, datetime]:
    """The feed, and when what it tells was changed last."""
    entries = {"duties": _of_duties, "findings": _of_findings, "roots": _of_roots}[name]()
    titles = {
        "duties": _("{place}承诺的进展"),
        "findings": _("{place}公开的疑点"),
        "roots": _("{place}台账日根"),
    }
    pages = {"duties": "public_duties", "findings": "public_findings", "roots": "public_roots"}
    never = datetime(1970, 1, 1, tzinfo=SHANGHAI)
    changed = max((entry.updated for entry in entries), default=never)
    feed = Feed(
        id=_tag(name, never),
        title=titles[name].format(place=settings.LUOSHI.place),
        author=office_name(),
        link=whole(reverse(pages[name])),
        itself=whole(reverse("public_feed", kwargs={"name": name})),
        updated=state_now().changed,
    )
    return atom(feed, entries), changed


def _of_duties() -> list[Entry]:
    facts = latest_facts(LATEST)
    duties = duties_by_key(fact.duty for fact in facts)
    return [
        Entry(
            id=_tag(f"duty/{fact.duty}/{fact.name}/{local(fact.at):%Y%m%dT%H%M%S}", fact.at),
            title=_("{title}：{what}").format(title=duties[fact.duty].title, what=fact.title),
            updated=fact.at,
            link=whole(duty_address(fact.duty)),
            summary=fact.text or duties[fact.duty].words,
            author=fact.by,
        )
        for fact in facts
        if fact.duty in duties
    ]


def _of_findings() -> list[Entry]:
    lines = Line.objects.filter(kind="Released").order_by("-number")
    released: dict[str, datetime] = {}
    for line in lines.only("about", "at")[: LATEST * 4]:
        released.setdefault(line.about, line.at)
    shown = findings_shown(list(public_claims("finding").filter(key__in=released)))
    entries = [
        Entry(
            id=_tag(f"finding/{finding.key}", released[finding.key]),
            title=_("{place}：{message}").format(
                place=place_of(finding.document), message=finding.message
            ),
            updated=released[finding.key],
            link=whole(f"{reverse('public_findings')}#{finding.key}"),
            summary=finding.words,
            categories=(finding.rule,),
        )
        for finding in shown
    ]
    return sorted(entries, key=lambda entry: entry.updated, reverse=True)[:LATEST]


def _of_roots() -> list[Entry]:
    page = whole(reverse("public_roots"))
    return [
        Entry(
            id=_tag(f"root/{root.day.isoformat()}", _after(root.day)),
            title=_("{day} 台账日根：第{number}条").format(day=root.day, number=root.number),
            updated=_after(root.day),
            link=f"{page}#{root.day.isoformat()}",
            summary=root.digest,
        )
        for root in roots_shown(Root.objects.order_by("-day")[: LATEST * 2])
    ]


def _after(day: date) -> datetime:
    """The instant at which a day is over."""
    return datetime(day.year, day.month, day.day, tzinfo=SHANGHAI) + timedelta(days=1)


def _tag(what: str, at: datetime) -> str:
    """A name that stays for life (RFC 4151): of this host, on the day of the news."""
    host = urlsplit(settings.LUOSHI.public_address).hostname or "localhost"
    return f"tag:{host},{local(at):%Y-%m-%d}:{what}"
