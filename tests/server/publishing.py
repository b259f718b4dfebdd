"""A district that has published things, for the tests of what everybody may see."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from html import unescape
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

from django.test import Client

HIDDEN = "内部暗记"
"""Words that stand in every field that the public may not see."""


def published_district(clerk: Any, checker: Any, leader: Any, duty: Any, liaison: Any) -> None:
    """Confirm what was read, publish commitments, and report both in public and inside."""
    from luoshi_server.bulletins.actions.draft_monthly import draft_monthly
    from luoshi_server.bulletins.actions.issue import issue
    from luoshi_server.bulletins.actions.publish import publish as publish_bulletin
    from luoshi_server.bulletins.actions.sign import sign as sign_bulletin
    from luoshi_server.documents.actions.release import release
    from luoshi_server.documents.actions.review import accept_all, edit, reopen
    from luoshi_server.documents.models import Claim
    from luoshi_server.duties.actions.ask import ask_for_change
    from luoshi_server.duties.actions.decide import decide_request
    from luoshi_server.duties.actions.file_evidence import file_evidence
    from luoshi_server.duties.actions.publish import publish
    from luoshi_server.duties.actions.report import report_progress
    from luoshi_server.duties.models import Duty

    accept_all(Claim.objects.filter(state="open"), by=clerk)
    for one in Duty.objects.exclude(pk=duty.pk).order_by("key")[:30]:
        publish(one, by=checker)
    publish(duty, by=checker)
    shown = file_evidence(
        duty,
        "现场说明.txt",
        ["已完成勘测。".encode()],
        by=liaison,
        proves_from=date(2026, 2, 1),
        proves_to=date(2026, 2, 28),
        public=True,
        words="勘测记录",
    )
    hidden = file_evidence(
        duty,
        f"{HIDDEN}材料.txt",
        [f"{HIDDEN}材料正文".encode()],
        by=liaison,
        proves_from=date(2026, 2, 1),
        words=f"{HIDDEN}材料说明",
    )
    report_progress(
        duty,
        by=liaison,
        value=Decimal("1.5") if duty.target else None,
        period="2026-02",
        words="公开的进展文字",
        evidence=[shown, hidden],
        public=True,
    )
    report_progress(
        duty,
        by=liaison,
        value=Decimal("2.75") if duty.target else None,
        period="2026-03",
        words=f"{HIDDEN}报告文字",
    )
    asked = ask_for_change(
        duty,
        "extension",
        by=liaison,
        reason=f"{HIDDEN}申请理由",
        decision=f"{HIDDEN}所据决定",
        deadline=duty.deadline + timedelta(days=20),
    )
    decide_request(asked, by=checker, approved=True, reason=f"{HIDDEN}审批意见")
    edited = Claim.objects.filter(kind="figure", state="accepted").first()
    reopen(edited, by=clerk, reason=f"{HIDDEN}重看理由")
    edit(edited, {"unit": edited.record["unit"]}, by=clerk, reason=f"{HIDDEN}修改理由")
    release(Claim.objects.filter(kind="finding", status="inconsistent")[0], by=checker)
    bulletin = draft_monthly(date(2026, 2, 15), by=clerk)
    sign_bulletin(bulletin, by=leader)
    issue(bulletin, by=clerk)
    publish_bulletin(bulletin, by=checker)
    mark_what_is_hidden()


def mark_what_is_hidden() -> None:
    """Write the hidden words into every field of text that is not public, of every record.

    Entries of the ledger cannot be altered; their hidden words were told.
    """
    from django.apps import apps
    from django.db import models

    from luoshi_server.duties.visibility import RECORDS, public_fields

    opened: dict[str, set[str]] = {}
    for record in RECORDS:
        opened.setdefault(record.model, set()).update(public_fields(record.name))
    for label in opened.keys() - {"luoshi_ledger.Line"}:
        model = apps.get_model(label)
        for field in model._meta.concrete_fields:
            is_words = isinstance(field, models.CharField | models.TextField)
            if not is_words or field.primary_key or field.name in opened[label] | NEEDED:
                continue
            _mark(model, field)


NEEDED = {"contract", "password", "language", "role"}
"""By these the pages find their files, and members are told apart."""


def _mark(model: Any, field: Any) -> None:
    """The last signs stay: by them a file says what it is."""
    rows = list(model.objects.all())
    for row in rows:
        told = str(getattr(row, field.name))
        mark = f"{HIDDEN}{field.name}{row.pk}{told[-4:]}"
        if field.max_length and len(mark) > field.max_length:
            mark = f"{HIDDEN}{row.pk}"[-field.max_length :] if field.unique else HIDDEN
        setattr(row, field.name, mark)
    model.objects.bulk_update(rows, [field.name], batch_size=200)


WORDS_ASKED_FOR = 60
"""As many links to words are followed: each number of each page has one."""


class Walk:
    """Every public address that can be reached from the portal, and what each answered."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.answers: dict[str, tuple[int, str, bytes]] = {}

    def everything(self, *start: str) -> Walk:
        """Follow every link, feed and file under the public addresses, each once."""
        waiting = list(start)
        while waiting:
            address = waiting.pop()
            if address in self.answers or not self._is_wanted(address):
                continue
            response = self.client.get(address)
            content = (
                b"".join(response.streaming_content) if response.streaming else response.content
            )
            kind = response.headers.get("Content-Type", "")
            self.answers[address] = (response.status_code, kind, content)
            if kind.startswith("text/html") and response.status_code == 200:
                waiting += [one for one in _links(address, content.decode()) if _is_ours(one)]
        return self

    def _is_wanted(self, address: str) -> bool:
        if "?at=" not in address:
            return True
        return sum("?at=" in known for known in self.answers) < WORDS_ASKED_FOR

    def texts(self) -> Iterator[tuple[str, str]]:
        """What was answered, as text; of a zip or a Word file what is in it.

        A PDF is the same paper as the Word file beside it.
        """
        for address, (_status, _kind, content) in self.answers.items():
            if content.startswith(b"PK"):
                with zipfile.ZipFile(io.BytesIO(content)) as archive:
                    for name in archive.namelist():
                        yield f"{address}!{name}", archive.read(name).decode(errors="replace")
            elif not content.startswith(b"%PDF"):
                yield address, unescape(content.decode())


def _links(base: str, page: str) -> list[str]:
    found = re.findall(r'(?:href|src|action)="([^"]+)"', page)
    return [urldefrag(urljoin(base, unescape(one)))[0] for one in found]


def _is_ours(address: str) -> bool:
    parts = urlsplit(address)
    if parts.netloc:
        return False
    own = parts.path == "/" or parts.path.startswith(OPEN)
    return own and "/public/language/" not in parts.path


OPEN = ("/public/", "/documents/", "/evidence/", "/bulletins/")
"""Where the addresses that everybody may open begin."""
