"""Reading a gazette that was taken in, in the background.

It may be done twice without harm: the same file gives the same claims, which replace those
of a reading that was cut short, all in one transaction.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django.db import DatabaseError, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django_q.tasks import async_task

import luoshi
from luoshi.compiling import audited, compile_reading, contract_of
from luoshi.gazette import Gazette as Compiled
from luoshi.readers import read_bytes
from luoshi_server.documents.doubts import doubts_of, rank_of
from luoshi_server.documents.events import GazetteRead
from luoshi_server.documents.faults import UNEXPECTED, said_of
from luoshi_server.documents.models import Claim, Document, Gazette, Provision
from luoshi_server.ledger.recording import Author, locked_end, record
from luoshi_server.platform import clock, files
from luoshi_server.platform.errors import Refused

KINDS = {
    "duty": "duties",
    "figure": "figures",
    "appointment": "appointments",
    "finding": "findings",
}

LETTERS = {"duty": "d", "figure": "f", "appointment": "p", "finding": "c"}


def read_gazette(key: str) -> None:
    """Read the file of a gazette, and keep what was read.  A file that cannot be read says why."""
    gazette = Gazette.objects.get(key=key)
    if gazette.state == Gazette.READ:
        return
    try:
        _step(gazette, 10, _("读取文件"))
        compiled = compiled_of(gazette.sha256, gazette.name)
        _step(gazette, 60, _("核对数据"))
        audited_gazette = audited(compiled)
        contract = contract_of(audited_gazette)
        _step(gazette, 80, _("登记任务、数据和任免"))
        _record(gazette, compiled, contract)
    except luoshi.LuoshiError as error:
        _failed(key, said_of(error))
    except (DatabaseError, Refused):
        # The disk or the database is gone: the gazette waits, and is put on the list again.
        raise
    except Exception:
        # A fault of ours is told to whoever waits, and then to the log.
        _failed(key, _(UNEXPECTED))
        raise


def _failed(key: str, fault: str) -> None:
    _unread(key).update(state=Gazette.FAILED, fault=fault, step="")


def _unread(key: str) -> QuerySet[Gazette]:
    """The gazette, unless it was read meanwhile: of two who read it at once one comes first."""
    return Gazette.objects.filter(pk=key).exclude(state=Gazette.READ)


@lru_cache(maxsize=8)
def compiled_of(sha256: str, name: str) -> Compiled:
    """The compiled gazette of a kept file."""
    with files.open_kept(sha256) as file:
        return compile_reading(read_bytes(file.read(), name=name))


def text_of(gazette: Gazette) -> str:
    """The reading text, into which all offsets point."""
    return _text(gazette.reading)


@lru_cache(maxsize=16)
def _text(digest: str) -> str:
    with files.open_kept(digest) as file:
        return file.read().decode()


def contract_kept(gazette: Gazette) -> dict[str, Any]:
    """The compiled gazette as JSON, as it was kept."""
    with files.open_kept(gazette.contract) as file:
        contract: dict[str, Any] = json.load(file)
    return contract


def _record(gazette: Gazette, compiled: Compiled, contract: dict[str, Any]) -> None:
    text = files.keep([compiled.reading.text.encode()])
    kept = files.keep([json.dumps(contract, ensure_ascii=False).encode()])
    event = GazetteRead(
        about=gazette.key,
        unit="luoshi",
        at=clock.now(),
        contract=kept,
        text=text,
        claims=sum(len(contract[plural]) for plural in KINDS.values()),
    )
    with transaction.atomic():
        locked_end()
        if not _unread(gazette.pk).exists():
            return
        record([event], by=Author("reader"))
        if gazette.replaces:
            compare = "luoshi_server.documents.editions.compare"
            async_task(compare, gazette.pk, task_name=f"compare {gazette.pk}")


def _step(gazette: Gazette, progress: int, step: str) -> None:
    _unread(gazette.pk).update(state=Gazette.READING, progress=progress, step=step, fault="")


def keep_what_was_read(gazette: Gazette, event: GazetteRead) -> None:
    """The documents, provisions and claims of a gazette, from the files that the event names."""
    gazette.reading, gazette.contract = event.text, event.contract
    contract = contract_kept(gazette)
    gazette.format = contract["source"]["format"]
    gazette.characters = contract["source"]["characters"]
    gazette.pages = contract["source"]["pages"]
    gazette.coverage = contract["coverage"]
    gazette.documents.all().delete()
    gazette.claims.all().delete()
    documents = {one["id"]: _document(gazette, one) for one in contract["documents"]}
    Document.objects.bulk_create(documents.values())
    Provision.objects.bulk_create(
        Provision(
            document=documents[one["document"]],
            address=one["id"],
            label=one["label"] or "",
            heading=one["heading"] or "",
            level=one["level"],
            start=one["scope"][0],
            end=one["scope"][1],
        )
        for one in contract["provisions"]
    )
    Claim.objects.bulk_create(_claims(gazette, contract), batch_size=200)
    gazette.state, gazette.progress, gazette.step = Gazette.READ, 100, ""
    gazette.save()


def _document(gazette: Gazette, one: dict[str, Any]) -> Document:
    dated = one["signed"] or one["delivered"] or one["printed"]
    return Document(
        key=f"{gazette.key}-{one['id']}",
        gazette=gazette,
        letter=one["id"],
        kind=one["kind"],
        number=one["number"] or "",
        title=one["title"] or "",
        issuers=one["issuers"],
        dated=date.fromisoformat(dated) if dated else None,
        start=one["span"][0],
        end=one["span"][1],
        record=one,
    )


def _claims(gazette: Gazette, contract: dict[str, Any]) -> Iterator[Claim]:
    wrong = {
        tuple(operand["span"])
        for one in contract["findings"]
        if one["verdict"] != "consistent"
        for operand in one["operands"]
    }
    bounds = [(one["span"], one["id"]) for one in contract["documents"]]
    for kind, plural in KINDS.items():
        for number, one in enumerate(contract[plural], 1):
            yield claim_of(gazette, kind, one, number, wrong=wrong, bounds=bounds)


def claim_of(
    gazette: Gazette,
    kind: str,
    record: dict[str, Any],
    number: int,
    *,
    wrong: set[tuple[int, ...]],
    bounds: list[tuple[list[int], str]],
) -> Claim:
    """The row of one thing that was read."""
    start, end = record["span"]
    key, document = key_of(gazette, kind, record, number, bounds)
    doubts = doubts_of(kind, record, in_a_finding=(start, end) in wrong and kind != "finding")
    return Claim(
        key=key,
        gazette=gazette,
        document=f"{gazette.key}-{document}",
        kind=kind,
        provision=record.get("provision") or "",
        start=start,
        end=end,
        words=record.get("quote") or record.get("message") or "",
        **columns_of(kind, record),
        record=record,
        doubts=doubts,
        rank=rank_of(doubts),
        # What was computed and holds needs nobody's eye.
        state=Claim.ACCEPTED if record.get("verdict") == "consistent" else Claim.OPEN,
    )


def columns_of(kind: str, record: dict[str, Any]) -> dict[str, Any]:
    """What of a reading stands beside it, to be listed and searched."""
    value = record.get("value") if kind == "figure" else None
    status = record.get("status") or record.get("verdict") or record.get("action") or ""
    return {
        "title": _title(kind, record)[:300],
        "value": Decimal(value) if value is not None else None,
        "period": record.get("period") or "",
        "status": str(status)[:20],
    }


def key_of(
    gazette: Gazette,
    kind: str,
    record: dict[str, Any],
    number: int,
    bounds: list[tuple[list[int], str]],
) -> tuple[str, str]:
    """The key of a claim, and the letter of the document in which it stands."""
    start = record["span"][0]
    document = record.get("document") or next(
        (letter for (first, last), letter in bounds if first <= start < last), ""
    )
    name = record.get("id") or f"{document}-{LETTERS[kind]}{number}"
    return f"{gazette.key}-{name}", document


def _title(kind: str, record: dict[str, Any]) -> str:
    if kind == "duty":
        return str(record["title"])
    if kind == "figure":
        return "".join(filter(None, (record["indicator"], record["dimension"])))
    if kind == "appointment":
        return f"{record['person']} {record['organisation'] or ''}{record['post'] or ''}"
    return str(record["rule"])
