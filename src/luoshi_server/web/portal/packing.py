"""The files of the open data, made from their rows."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import PurePath

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from luoshi.calendars import LAST_SECOND, SHANGHAI
from luoshi.exchange import open_data as tables
from luoshi.exchange.akoma_ntoso import akoma_ntoso_document
from luoshi.exchange.datapackage import Licence, Package, files_of
from luoshi.exchange.icalendar import Deadline, calendar_of_events
from luoshi.exchange.sdmx_json import data_message, structure_message
from luoshi.ledger.archive import member
from luoshi_server.documents.models import Document
from luoshi_server.documents.reading import compiled_of
from luoshi_server.duties.models import Request
from luoshi_server.duties.published import approved_changes, duties_shown, public_duties
from luoshi_server.platform import clock
from luoshi_server.web.portal import open_data
from luoshi_server.web.portal.kept import Files, State
from luoshi_server.web.portal.links import duty_address, office_name, whole
from luoshi_server.web.portal.observations import observations, publisher

DAYS_BACK = 366
"""How long a deadline stays in the calendar after it is over."""

TABLES = ("commitments", "indicators", "findings", "appointments", "ledger-roots")


def licence() -> Licence | None:
    """By which everybody may use the data, where the district has decided on one."""
    told = settings.LUOSHI.licence
    if not told.get("name"):
        return None
    return Licence(told["name"], told.get("title", told["name"]), told.get("path", ""))


def package_files(state: State) -> Files:
    """The Data Package: its description, a CSV for each table, and all of it as one zip."""
    package = Package(
        name=open_data.name_of_package(),
        title=_("{place}政府承诺落实情况").format(place=settings.LUOSHI.place),
        description=_("政府文件要求办理的事项及其进度、文件公布的指标、任免，以及台账日根。"),
        publisher=office_name(),
        homepage=whole(reverse("portal")),
        created=state.changed,
        licence=licence(),
        keywords=("政务公开", "督查", "任务", "指标"),
    )
    made = [
        tables.commitments(open_data.commitments()),
        tables.indicators(open_data.indicator_values()),
        tables.findings(open_data.findings()),
        tables.appointments(open_data.appointments()),
        tables.ledger_roots(open_data.ledger_roots()),
    ]
    files = files_of(package, made)
    yield from files.items()
    yield "datapackage.zip", _zipped(files)


def _zipped(files: Mapping[str, bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, content in files.items():
            archive.writestr(member(name), content)
    return written.getvalue()


def indicator_files(state: State) -> Files:
    """The SDMX-JSON messages: the data, and its structure."""
    told = observations().told
    by = publisher()
    yield "data.json", data_message(told, publisher=by, prepared=state.changed)
    yield "structure.json", structure_message(told, publisher=by, prepared=state.changed)


def popolo_files(state: State) -> Files:
    """The units and posts."""
    yield "popolo.json", open_data.popolo_json()


def document_files(document: Document) -> Files:
    """One document as Akoma Ntoso, of a file that is called by its key.

    The name under which somebody uploaded it stays inside.
    """
    gazette = document.gazette
    called = f"gazette-{gazette.key}{PurePath(gazette.name).suffix}"
    compiled = compiled_of(gazette.sha256, called)
    yield "document.xml", akoma_ntoso_document(compiled, document.letter)


def deadline_files(state: State) -> Files:
    """The deadlines of public commitments, for a calendar."""
    content = calendar_of_events(
        _deadlines(),
        name=_("{place}承诺时限").format(place=settings.LUOSHI.place),
        stamp=state.changed,
    )
    yield "deadlines.ics", content.encode()


def _deadlines() -> Iterator[Deadline]:
    host = open_data.name_of_package()
    changes: dict[str, int] = {}
    extended: list[Request] = list(approved_changes().filter(what="extension"))
    for one in extended:
        changes[one.duty_id] = changes.get(one.duty_id, 0) + 1
    since = clock.now().date() - timedelta(days=DAYS_BACK)
    dated = public_duties().filter(deadline__gte=since)
    for duty in duties_shown(dated):
        assert duty.deadline is not None
        yield Deadline(
            uid=f"duty-{duty.key}@{host}",
            due=datetime.combine(duty.deadline, LAST_SECOND, SHANGHAI),
            summary=duty.title,
            description=_("{unit}，{words}").format(
                unit=duty.lead or _("未定牵头单位"), words=duty.words
            ),
            url=whole(duty_address(duty)),
            categories=(duty.document.title,) if duty.document else (),
            sequence=changes.get(duty.key, 0),
            met=duty.closed,
        )
