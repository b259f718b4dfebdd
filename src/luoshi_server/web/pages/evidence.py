"""Files that prove something, handed out to whoever may see them, and never opened in the page."""

from __future__ import annotations

from pathlib import PurePath

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from luoshi_server.accounts.models import Member
from luoshi_server.duties.models import Evidence
from luoshi_server.duties.queries import evidence_visible_to, visible_to
from luoshi_server.platform import files
from luoshi_server.platform.attachments import attachment
from luoshi_server.platform.errors import NotThere
from luoshi_server.web.doors import member_of

TYPES = {
    ".pdf": "application/pdf",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
}
"""What a browser may be told a file is; anything else is bytes to it."""


@require_safe
def evidence(request: HttpRequest, sha256: str, name: str) -> HttpResponseBase:
    """The file of this digest, under the name with which it was filed."""
    member = member_of(request)
    filed = _filed(sha256, name, member)
    if filed is None:
        if member is None:
            return redirect_to_login(request.get_full_path())
        raise NotThere(_("没有这个文件，或您无权查看。"))
    kind = TYPES.get(PurePath(filed.name).suffix.lower(), "application/octet-stream")
    return attachment(files.open_kept(filed.sha256), _safe(filed.name), kind)


def _filed(sha256: str, name: str, member: Member | None) -> Evidence | None:
    """The filing of the file that the member may open: for one duty he may, for another not."""
    named = Evidence.objects.filter(sha256=sha256, name=name.replace("\0", ""))
    filings = named.select_related("duty")
    for one in filings.filter(duty__in=visible_to(member)):
        if evidence_visible_to(member, one.duty).filter(pk=one.pk).exists():
            return one
    return None


def _safe(name: str) -> str:
    """A name without anything that a file system or a header could take for more than a name."""
    plain = PurePath(name.replace("\\", "/")).name
    kept = "".join(sign for sign in plain if sign.isprintable() and sign not in '"<>:|?*')
    return kept.lstrip(".") or "evidence"


urlpatterns = [
    path("evidence/<slug:sha256>/<path:name>", evidence, name="evidence"),
]
