"""The digest: one mail a day to each member who wants it, of what is new; none if nothing is.

It is written on working days from eight o'clock on.  A row for each member and day says what it
holds; whoever is killed between sending and saying so sends it again, and never another one.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.db.models import Exists, Max, OuterRef
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from luoshi.calendars import SHANGHAI, published_calendar
from luoshi_server.accounts.models import Member
from luoshi_server.telling.models import Digest, Message
from luoshi_server.telling.patience import next_attempt
from luoshi_server.telling.queries import messages_of
from luoshi_server.telling.wording import link_to, sentence

FROM = time(8, 0)
MOST = 40
"""Items in a mail; the page has all of them."""

OLDEST = timedelta(days=7)
"""A member who is new is not told of what lies longer ago."""


def send_digests(now: datetime) -> int:
    """Write the digests of the day, and send those that are due; gives how many were sent."""
    told = now.astimezone(SHANGHAI)
    if told.time() >= FROM and published_calendar().is_working_day(told.date()):
        _write(told.date(), now)
    due = Digest.objects.filter(sent=None, next_at__lte=now).select_related("member")
    return sum(_send(digest, now) for digest in due.order_by("next_at", "pk")[:200])


def _write(day: date, now: datetime) -> None:
    of_today = Digest.objects.filter(member=OuterRef("pk"), day=day)
    members = Member.objects.filter(is_active=True, mail_digest=True).exclude(email="")
    for member in members.filter(~Exists(of_today)).order_by("pk"):
        with transaction.atomic():
            last = Digest.objects.filter(member=member).aggregate(upto=Max("upto"))["upto"]
            news = messages_of(member).filter(pk__gt=last or 0, made__gt=now - OLDEST)
            upto = news.values_list("pk", flat=True).first() or last or 0
            count = news.count()
            Digest.objects.get_or_create(
                member=member,
                day=day,
                defaults={
                    "after": last or 0,
                    "upto": upto,
                    "count": count,
                    "next_at": now if count else None,
                },
            )


def _send(digest: Digest, now: datetime) -> bool:
    """Send one; gives whether it went.  A mail host that is down is tried again later."""
    member = digest.member
    rows = messages_of(member).filter(
        pk__gt=digest.after, pk__lte=digest.upto, made__gt=now - OLDEST - timedelta(days=1)
    )
    try:
        _mail(member, list(rows[:MOST]), digest.count).send()
    # Whatever the mail host says: it is noted, and the others are told all the same.
    except Exception as error:
        attempts = digest.attempts + 1
        Digest.objects.filter(pk=digest.pk).update(
            attempts=attempts,
            next_at=next_attempt(attempts, now),
            fault=str(error)[:300],
        )
        return False
    Digest.objects.filter(pk=digest.pk).update(sent=now, next_at=None, fault="")
    return True


def _mail(member: Member, rows: list[Message], count: int) -> EmailMultiAlternatives:
    with translation.override(member.language or settings.LANGUAGE_CODE):
        address = settings.LUOSHI.public_address.rstrip("/")
        context = {
            "member": member,
            "place": settings.LUOSHI.place,
            "office": settings.LUOSHI.office,
            "items": [
                {"words": sentence(row), "href": link_to(row.page), "to": _to(row)} for row in rows
            ],
            "count": count,
            "more": max(0, count - len(rows)),
            "page": f"{address}{reverse('notifications')}",
        }
        subject = _("%(place)s落实：今日有 %(count)s 项新消息") % {
            "place": settings.LUOSHI.place,
            "count": count,
        }
        text = render_to_string("notifications/digest.txt", context, using="jinja2")
        html = render_to_string("notifications/digest.html", context, using="jinja2")
    mail = EmailMultiAlternatives(" ".join(subject.split()), text, to=[member.email])
    mail.attach_alternative(html, "text/html")
    return mail


def _to(message: Message) -> str:
    return " ".join(filter(None, (message.post, message.person)))
