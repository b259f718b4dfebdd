"""Pages looked at by a browser that does not wait: how long each takes, asks and weighs."""

from __future__ import annotations

import http.client
import time
from collections.abc import Iterator
from statistics import median
from typing import NamedTuple
from urllib.parse import quote

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from luoshi_server.accounts.models import Member
from luoshi_server.bulletins.models import Bulletin
from luoshi_server.cases.models import Case
from luoshi_server.documents.models import Claim, Document, Gazette
from luoshi_server.duties.models import Duty
from luoshi_server.ledger.models import Line

NO_PAGES = (
    "csv",
    "xlsx",
    "zip",
    "atom",
    "ics",
    "json",
    "png",
    "xml",
    "file",
    "sign_out",
    "account_",
)
FILTERED = (
    "duties/?q=道路",
    "duties/?page=100",
    "duties/?lamp=red",
    "duties/?state=signed",
    "search/?q=道路",
    "search/?q=工业增加值",
    "public/search/?q=道路",
    "public/duties/?page=100",
    "obligations/?page=1000",
    "ledger/?page=5000",
    "ledger/?kind=ProgressReported",
    "registers/hazards/?q=路",
    "registers/vehicles/?page=100",
    "registers/accidents/",
)


class Looked(NamedTuple):
    """What looking at one page often gave."""

    address: str
    status: int
    middle: float
    slow: float
    queries: int
    kilobytes: float


def addresses() -> list[str]:
    """Every page that a member can open, one of each kind, and lists searched and filtered."""
    found = [*_plain(get_resolver().url_patterns), *_of_things(), *(f"/{one}" for one in FILTERED)]
    return list(dict.fromkeys(found))


def _plain(patterns: list[URLPattern | URLResolver], before: str = "/") -> Iterator[str]:
    for one in patterns:
        route = f"{before}{one.pattern}"
        if isinstance(one, URLResolver):
            if "api" not in route and "sso" not in route:
                yield from _plain(one.url_patterns, route)
        elif "<" not in route and not any(no in f"{route} {one.name}" for no in NO_PAGES):
            yield route


def _of_things() -> Iterator[str]:
    """A page of each kind of thing that there is much of."""
    duty = Duty.objects.exclude(lead="").order_by("-last_entry").first()
    gazette = Gazette.objects.order_by("name").first()
    claim = Claim.objects.filter(kind="duty").first()
    case = Case.objects.exclude(mechanism="follow-up").first()
    document = Document.objects.filter(gazette__name__startswith="notice").first()
    named = [
        ("duty", {"key": duty.key}),
        ("gazette", {"key": gazette.key}),
        ("review", {"key": gazette.key}),
        ("gazette_findings", {"key": gazette.key}),
        ("document", {"key": document.key}),
        ("claim", {"key": claim.key}),
        ("case", {"key": f"follow-up:{duty.key}"}),
        ("unit", {"name": duty.lead}),
        ("mechanism", {"name": "follow-up"}),
        ("entry", {"number": Line.objects.order_by("-number").first().number}),
    ]
    if case is not None:
        named.append(("case", {"key": case.key}))
    bulletin = Bulletin.objects.first()
    if bulletin is not None:
        named.append(("bulletin", {"key": bulletin.key}))
    for name, arguments in named:
        yield reverse(name, kwargs=arguments)
    from luoshi_server.registers.models import Entry

    for register in Entry.objects.values_list("register", flat=True).distinct():
        yield reverse("register", kwargs={"name": register})


def signed_in(name: str) -> Client:
    """A browser in which a member has signed in."""
    client = Client()
    member = Member.objects.get(username=name)
    client.force_login(member, backend="django.contrib.auth.backends.ModelBackend")
    return client


def look(client: Client, address: str, times: int) -> Looked:
    """Look at a page so often, in this process."""
    with CaptureQueriesContext(connection) as asked:
        response = client.get(address)
    # Counted at once: each request forgets what was asked before it.
    queries = len(asked)
    took = []
    for _ in range(times):
        began = time.perf_counter()
        response = client.get(address)
        took.append((time.perf_counter() - began) * 1000)
    return _looked(address, response.status_code, took, queries, len(response.content))


def who_may(clients: dict[str, Client]) -> Iterator[tuple[str, str]]:
    """Every page that somebody may look at, with the first who may."""
    for address in addresses():
        for name, client in clients.items():
            if client.get(address).status_code == 200:
                yield address, name
                break


def look_over_the_wire(port: int, cookie: str, address: str, times: int) -> Looked:
    """Look at a page so often, over the loopback of the machine."""
    took, size, status = [], 0, 0
    for _ in range(times + 2):
        asked = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        began = time.perf_counter()
        asked.request("GET", quote(address, safe="/?=&%"), headers={"Cookie": cookie})
        answer = asked.getresponse()
        size, status = len(answer.read()), answer.status
        took.append((time.perf_counter() - began) * 1000)
        asked.close()
    return _looked(address, status, took[2:], 0, size)


def _looked(address: str, status: int, took: list[float], queries: int, size: int) -> Looked:
    slow = sorted(took)[max(0, round(len(took) * 0.95) - 1)]
    return Looked(address, status, median(took), slow, queries, size / 1024)
