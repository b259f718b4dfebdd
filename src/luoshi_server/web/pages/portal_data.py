"""Open data and feeds: what everybody may take away, with what it holds and how to cite it."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from luoshi_server.documents.models import Document
from luoshi_server.platform import clock
from luoshi_server.web.doors import page
from luoshi_server.web.portal.feeds import FEEDS, feed_of
from luoshi_server.web.portal.kept import folder_of, sent, state_now
from luoshi_server.web.portal.links import address, office_name, whole
from luoshi_server.web.portal.packing import (
    TABLES,
    deadline_files,
    document_files,
    indicator_files,
    licence,
    package_files,
    popolo_files,
)
from luoshi_server.web.portal.serving import for_all, open_to_all, stamped

CSV, JSON, ZIP = "text/csv; charset=utf-8", "application/json", "application/zip"
SDMX = "application/vnd.sdmx.{part}+json;version=2.1"
AKOMA = "application/akn+xml"


@open_to_all
def public_data(request: HttpRequest) -> HttpResponse:
    """The page that lists it all."""
    state = state_now()
    context = {
        "groups": _groups(),
        "licence": licence(),
        "state": state,
        "publisher": office_name(),
        "today": clock.now(),
        "whole": whole(reverse("public_data")),
        "openapi": address("openapi"),
    }
    return page(request, "portal/data.html", context)


@for_all
def package_file(request: HttpRequest, name: str) -> Any:
    """A file of the Data Package."""
    kinds = {"datapackage.json": JSON, "datapackage.zip": ZIP}
    kinds |= {f"data/{table}.csv": CSV for table in TABLES}
    if name not in kinds:
        raise Http404
    folder = folder_of("package", package_files)
    as_file = name.rpartition("/")[2] if name.endswith((".zip", ".csv")) else ""
    return sent(request, folder, name, kinds[name], as_file=as_file)


@for_all
def indicator_data(request: HttpRequest, part: str) -> Any:
    """The indicators as SDMX-JSON: the data, or its structure."""
    if part not in ("data", "structure"):
        raise Http404
    folder = folder_of("sdmx", indicator_files)
    return sent(request, folder, f"{part}.json", SDMX.format(part=part))


@for_all
def popolo(request: HttpRequest) -> Any:
    """The units, posts and persons as Popolo."""
    return sent(request, folder_of("popolo", popolo_files), "popolo.json", JSON)


@for_all
def document_data(request: HttpRequest, key: str) -> Any:
    """A document in force as Akoma Ntoso."""
    rows = Document.objects.select_related("gazette").filter(in_force=True)
    document = rows.filter(key=key).first()
    if document is None:
        raise Http404
    stamp = f"{document.gazette.contract[:24]}-{version('luoshi')}"
    folder = folder_of(f"document-{document.key}", lambda _: document_files(document), stamp)
    return sent(request, folder, "document.xml", AKOMA)


@for_all
def deadlines(request: HttpRequest) -> Any:
    """The deadlines of public commitments, for a calendar."""
    folder = folder_of("deadlines", deadline_files)
    return sent(request, folder, "deadlines.ics", "text/calendar; charset=utf-8")


@for_all
def public_feed(request: HttpRequest, name: str) -> HttpResponse:
    """A feed."""
    if name not in FEEDS:
        raise Http404
    with override("zh-hans"):
        content, changed = feed_of(name)
    return stamped(request, content, "application/atom+xml; charset=utf-8", changed=changed)


def _groups() -> list[tuple[str, list[dict[str, str]]]]:
    """The files by what they are for."""

    def package(name: str) -> str:
        return reverse("public_package", kwargs={"name": name})

    def feed(name: str) -> str:
        return reverse("public_feed", kwargs={"name": name})

    return [
        (
            _("数据包"),
            [
                _one(_("全部表格"), "ZIP", package("datapackage.zip"), _("下列各表及其说明。")),
                _one(
                    _("数据包说明"),
                    "Data Package 2.0",
                    package("datapackage.json"),
                    _("每张表、每一列的含义、类型和取值范围。"),
                ),
                _one(
                    _("承诺事项"),
                    "CSV",
                    package("data/commitments.csv"),
                    _("每项公开承诺的原文、单位、时限、亮灯和进度。"),
                ),
                _one(
                    pgettext("several", "指标"),
                    "CSV",
                    package("data/indicators.csv"),
                    _("施行文件中每个经核对的数据，附原文和链接。"),
                ),
                _one(
                    pgettext("several", "疑点"),
                    "CSV",
                    package("data/findings.csv"),
                    _("已公开的疑点。"),
                ),
                _one(
                    pgettext("several", "任免"),
                    "CSV",
                    package("data/appointments.csv"),
                    _("文件公布的任免。"),
                ),
                _one(
                    _("台账日根"),
                    "CSV",
                    package("data/ledger-roots.csv"),
                    _("每日最后一条台账的序号和摘要。"),
                ),
            ],
        ),
        (
            _("按国际标准"),
            [
                _one(
                    _("指标数据"),
                    "SDMX-JSON 2.1",
                    reverse("public_sdmx", kwargs={"part": "data"}),
                    _("供统计机构的程序读取；同一指标、时期有多个数的，取最近文件的。"),
                ),
                _one(
                    _("指标结构"),
                    "SDMX-JSON 2.1",
                    reverse("public_sdmx", kwargs={"part": "structure"}),
                    _("指标、单位和时期的代码表。"),
                ),
                _one(
                    _("单位与任职"),
                    "Popolo",
                    reverse("public_popolo"),
                    _("单位、职务、任职人员，附任免原文。"),
                ),
                _one(
                    _("文件全文"),
                    "Akoma Ntoso 3.0",
                    reverse("public_documents"),
                    _("施行中的每份文件各有一份，见文件列表。"),
                ),
            ],
        ),
        (
            _("订阅"),
            [
                _one(_("承诺的进展"), "Atom", feed("duties"), _("{place}公开承诺的最新变化。")),
                _one(_("公开的疑点"), "Atom", feed("findings"), _("新近公开的疑点。")),
                _one(_("台账日根"), "Atom", feed("roots"), _("每天一条，可自行留存。")),
                _one(
                    _("承诺时限"),
                    "iCalendar",
                    reverse("public_deadlines"),
                    _("加入日历，到期可见。"),
                ),
            ],
        ),
    ]


def _one(title: str, format: str, href: str, holds: str) -> dict[str, str]:
    holds = holds.format(place=settings.LUOSHI.place)
    return {"title": title, "format": format, "href": href, "holds": holds}


urlpatterns = [
    path("public/data/", public_data, name="public_data"),
    path("public/data/package/<path:name>", package_file, name="public_package"),
    path("public/data/sdmx/<str:part>.json", indicator_data, name="public_sdmx"),
    path("public/data/popolo.json", popolo, name="public_popolo"),
    path("public/data/documents/<str:key>.xml", document_data, name="public_document_data"),
    path("public/feeds/<str:name>.atom", public_feed, name="public_feed"),
    path("public/feeds/deadlines.ics", deadlines, name="public_deadlines"),
]
