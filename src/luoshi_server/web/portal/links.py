"""Where public things are found: the words of a document, a commitment, a file."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from luoshi_server.duties.published import PublicDocument, PublicDuty


def address(name: str, /, **parts: Any) -> str:
    """The address of a page by its name; empty where this server has no such page."""
    try:
        return reverse(name, kwargs=parts or None)
    except NoReverseMatch:
        return ""


def whole(path: str) -> str:
    """The address with its host, for those who read it elsewhere."""
    return f"{settings.LUOSHI.public_address.rstrip('/')}{path}" if path else ""


def words_address(document: PublicDocument | None, start: int, end: int) -> str:
    """Where the words stand: the page of the document that shows them, marked."""
    page = _page_of(document.key) if document else ""
    return f"{page}?at={start}-{end}#s{start}" if page else ""


@lru_cache(maxsize=2000)
def _page_of(document: str) -> str:
    """Finding an address takes longer than reading a figure, and open data has thousands."""
    return address("document", key=document)


def duty_address(duty: PublicDuty | str) -> str:
    """The public page of a commitment."""
    return reverse("public_duty", kwargs={"key": duty if isinstance(duty, str) else duty.key})


def place_of(document: PublicDocument | None, label: str = "") -> str:
    """A document as it is cited, with the provision where one is named."""
    if document is None:
        return _("文件已停止施行")
    number = f"（{document.number}）" if document.number else ""
    return f"《{document.title}》{number}{label}"


def office_name() -> str:
    """Who publishes: 某区 and 区政府督查室 are 某区政府督查室."""
    place, office = settings.LUOSHI.place, settings.LUOSHI.office
    shared = max(
        (n for n in range(min(len(place), len(office)) + 1) if place.endswith(office[:n])),
        default=0,
    )
    return f"{place}{office[shared:]}"
