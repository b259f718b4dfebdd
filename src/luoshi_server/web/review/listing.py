"""Claims as they are listed: each with its words in context, and the kinds with their counts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from luoshi_server.documents.models import Claim, Gazette
from luoshi_server.documents.titles import CLAIM_KINDS, DOUBTS
from luoshi_server.platform.errors import NotThere
from luoshi_server.web.readings import altered, facts_of
from luoshi_server.web.texts.marks import Mark
from luoshi_server.web.texts.setting import context_of


def claim_called(key: str) -> Claim:
    """The claim of a key; raises `NotThere`."""
    claim = Claim.objects.select_related("gazette").filter(pk=key).first()
    if claim is None:
        raise NotThere(_("没有这一项。"), advice=_("请从核对列表进入。"))
    return claim


def tabs_of_kinds(
    gazette: Gazette, account: list[Any], kind: str, state: str = Claim.OPEN
) -> dict[str, Any]:
    """The kinds with how many of each are still to be confirmed."""
    address = reverse("review", args=[gazette.key])
    kinds = [
        {
            "title": CLAIM_KINDS[one.kind],
            "url": f"{address}?{urlencode({'kind': one.kind, 'state': state})}",
            "is_current": one.kind == kind,
            "count": one.by_state.get(state, 0) if state else one.total,
        }
        for one in account
    ]
    return {"kind_tabs": kinds, "kind": kind}


def items_of(gazette: Gazette, claims: Iterable[Claim]) -> list[dict[str, Any]]:
    """Each claim with its words in their place, its reading, and why one should look."""
    found = []
    for claim in claims:
        mark = Mark(claim.start, claim.end, claim.key, claim.kind)
        found.append(
            {
                "claim": claim,
                "blocks": context_of(gazette, mark),
                "facts": facts_of(claim.kind, claim.reading),
                "altered": altered(claim.kind, claim.record, claim.reading),
                "doubts": [DOUBTS[doubt] for doubt in claim.doubts],
                "at": f"{claim.start}-{claim.end}",
                "is_in_document": not claim.document.endswith("-"),
            }
        )
    return found
