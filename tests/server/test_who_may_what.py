"""Who may what: every role at every address, as one table that is read before it is changed.

`LUOSHI_GOLDEN=1` writes `who_may_what.csv` anew (in one process: `-n 0`).  In a cell stands what
somebody gets who asks: `ok` (the page, the answer, or what is wrong with an empty form),
`sign in`, `403`, `404` (it is not there, or not for him), `-` (there is no such verb).
"""

from __future__ import annotations

import csv
import os
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from tests.server.addresses import Address, addresses
from tests.server.least_body import body_of
from tests.server.peopled import COLUMNS, title_of

GOLDEN = Path(__file__).parent / "who_may_what.csv"

NOT_IN_THIS_DISTRICT = {
    "api/v1/none/at/all",
    "calendar/<str:token>.ics",
    "documents/<str:key>/pages/<int:number>.png",
    "public/budget/<str:key>/",
    r"sso/oidc/^(?P<provider_id>[^/]+)/login/",
    r"sso/oidc/^(?P<provider_id>[^/]+)/login/callback/",
}
"""Addresses that lead to nothing here: no page images, no whole budget, no identity provider."""

Table = dict[tuple[str, str], dict[str, str]]


@pytest.mark.parametrize("column", COLUMNS, ids=title_of)
def test_each_may_do_what_the_table_says_and_nothing_else(column, district, browse):
    known, who = district
    client = browse(who[column])
    found = {
        (address.written, address.verb): _asked(client, address, address.filled(known))
        for address in addresses(known)
    }

    title = title_of(column)
    if os.environ.get("LUOSHI_GOLDEN"):
        _write(found, title)
    assert not [(one, got) for one, got in found.items() if got.startswith("5")]
    table = _read()
    wrong = [
        f"{verb} {written}: {got}, the table says {table.get((written, verb), {}).get(title)}"
        for (written, verb), got in found.items()
        if table.get((written, verb), {}).get(title) != got
    ]
    assert not wrong, "\n".join([*wrong, "LUOSHI_GOLDEN=1 writes the table anew"])


def test_the_table_has_a_row_for_every_address_and_for_no_other(district):
    known, _who = district

    assert {(one.written, one.verb) for one in addresses(known)} == set(_read())


def test_every_address_is_found_by_somebody():
    nowhere = {
        written
        for (written, _verb), row in _read().items()
        if {row[title_of(column)] for column in COLUMNS} == {"404"}
    }

    assert nowhere <= NOT_IN_THIS_DISTRICT


def test_whoever_is_not_signed_in_acts_nowhere_but_to_sign_in():
    table = _read()
    open_to_all = {
        written
        for (written, verb), row in table.items()
        if verb == "POST" and row["public"] == "ok" and table[written, "GET"]["public"] != "ok"
    }
    pages_that_act = {"sign-in/", "sign-out/", "language/"}

    assert open_to_all <= pages_that_act | {
        "password/<uidb64>/<token>/",
        "public/language/<str:code>/",
        r"sso/oidc/^(?P<provider_id>[^/]+)/login/",
    }


def test_a_unit_does_not_do_what_only_the_office_does():
    table = _read()
    calls = ("assign", "accept", "send-back", "strike-off", "publish", "withhold", "parts")

    for call in calls:
        row = table[f"api/v1/duties/{{key}}/{call}", "POST"]
        assert row["clerk"] == "ok" or row["checker"] == "ok"
        assert {row["liaison own"], row["head own"], row["subdistrict own"]} == {"403"}


def test_another_unit_finds_nothing_where_the_own_unit_acts():
    table = _read()

    for call in ("sign", "report", "complete", "ask", "evidence", "liaison"):
        row = table[f"api/v1/duties/{{key}}/{call}", "POST"]
        assert row["liaison own"] == "ok"
        assert row["liaison other"] == row["head other"] == row["subdistrict other"] == "404"


def _asked(client: Client, address: Address, written: str) -> str:
    """What is got; whatever it did is undone."""
    client.raise_request_exception = False
    cookies = client.cookies.copy()
    with transaction.atomic():
        is_call = written.startswith("/api/")
        if address.verb == "GET":
            answer = client.get(written)
        elif is_call:
            media, body = body_of(address.name)
            kind = {} if media == "multipart/form-data" else {"content_type": media}
            answer = client.post(written, data=body, **kind)
        else:
            answer = client.post(written)
        got = _class_of(answer)
        if getattr(answer, "streaming", False):
            # Read to its end, a file closes itself and leaves the connection as it is.
            answer.getvalue()
        transaction.set_rollback(True)
    client.cookies = cookies
    return got


def _class_of(answer: Any) -> str:
    status = answer.status_code
    if status == 401 or (status == 302 and answer["Location"].startswith("/sign-in/?")):
        return "sign in"
    if status in (403, 404):
        return str(status)
    if status == 405:
        return "-"
    if status >= 500:
        return f"{status} {(getattr(answer, 'exc_info', None) or ('', ''))[1]!r}"[:200]
    return "ok"


def _read() -> Table:
    if not GOLDEN.exists():
        return {}
    with GOLDEN.open(encoding="utf-8", newline="") as file:
        return {(row["address"], row["verb"]): row for row in csv.DictReader(file)}


def _write(found: dict[tuple[str, str], str], title: str) -> None:
    """The table with one column anew, and without the addresses that are no more."""
    table = _read()
    titles = [title_of(column) for column in COLUMNS]
    with GOLDEN.open("w", encoding="utf-8", newline="") as file:
        rows = csv.DictWriter(file, ["address", "verb", *titles], lineterminator="\n")
        rows.writeheader()
        for (written, verb), got in sorted(found.items()):
            row = {name: table.get((written, verb), {}).get(name, "") for name in titles}
            rows.writerow({"address": written, "verb": verb, **row, title: got})
