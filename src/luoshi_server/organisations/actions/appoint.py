"""Enter by hand that a person takes up or leaves a post, with the document that says so."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import require
from luoshi_server.accounts.roles import Verb
from luoshi_server.organisations.acting import acting_on_unit, tell
from luoshi_server.organisations.events import PostLeft, PostTaken
from luoshi_server.organisations.models import Post
from luoshi_server.platform import clock
from luoshi_server.platform.errors import NotThere, Refused, required


def appoint(
    unit: str,
    *,
    by: Member,
    person: str,
    post: str,
    since: date,
    document: str,
    words: str = "",
    request: str = "",
) -> None:
    """A person takes up a post in the unit, from a day on, by a document."""
    require(by, Verb.KEEP_UNITS)
    fields = (("person", _("姓名"), person), ("post", _("职务"), post))
    for field, title, value in (*fields, ("document", _("任免文件"), document)):
        if not value.strip():
            raise required(field, title)
    if since > clock.now().date():
        raise Refused(
            _("任职日期 %(day)s 未到。") % {"day": since},
            field="since",
            advice=_("请在任职当日或以后登记。"),
        )
    with acting_on_unit(unit) as known:
        held = Post.objects.filter(
            unit=known.name, person=person.strip(), post=post.strip(), until=None
        ).first()
        if held is not None:
            raise Refused(
                _("%(person)s自 %(day)s 起已任%(post)s。")
                % {"person": held.person, "day": held.since, "post": held.post},
                field="post",
            )
        event = PostTaken(
            about=known.name,
            unit=by.unit or by.username,
            at=clock.now(),
            person=person.strip(),
            post=post.strip(),
            since=since,
            document=document.strip(),
            words=words.strip(),
        )
        tell(event, by=by, request=request, reason=document.strip())


def remove_from_post(
    unit: str,
    *,
    by: Member,
    person: str,
    post: str,
    since: date,
    document: str,
    words: str = "",
    request: str = "",
) -> None:
    """A person leaves a post that he holds in the unit, from a day on, by a document."""
    require(by, Verb.KEEP_UNITS)
    if not document.strip():
        raise required("document", _("任免文件"))
    with acting_on_unit(unit) as known:
        held = Post.objects.filter(unit=known.name, person=person, post=post, until=None).first()
        if held is None:
            raise NotThere(
                _("%(person)s现未任%(post)s。") % {"person": person, "post": post},
                advice=_("请刷新页面后再看。"),
            )
        if not held.since <= since <= clock.now().date():
            raise Refused(
                _("免职日期应在任职日期 %(day)s 以后，且不晚于今天。") % {"day": held.since},
                field="since",
            )
        event = PostLeft(
            about=known.name,
            unit=by.unit or by.username,
            at=clock.now(),
            person=held.person,
            post=held.post,
            since=since,
            document=document.strip(),
            words=words.strip() or document.strip(),
        )
        tell(event, by=by, request=request, reason=document.strip())
