"""How often each page and answer asks the database, as a table that is read before it is changed.

The district has far more duties, claims and units than a page shows, so a question for each row
would stand out.  `LUOSHI_GOLDEN=1` writes `questions.csv` anew.  Each address is looked at twice,
and the second look is counted: what a process keeps, it has kept by then.
"""

from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from luoshi_server.documents.actions.review import accept_all
from luoshi_server.documents.models import Claim
from tests.server.addresses import addresses
from tests.server.peopled import things

GOLDEN = Path(__file__).parent / "questions.csv"
MOST = 40
"""A page shows fifty rows: one that asked for each of them would ask more often than this."""

MEMBERS = ("clerk", "administrator", "checker")
"""Who looks: the first of them to whom it opens."""


@pytest.fixture
def known(signed, liaison, member, unthrottled):
    found = things(signed, liaison, member)
    accept_all(Claim.objects.filter(kind="duty", state=Claim.OPEN), by=member("clerk"))
    return found


def test_each_page_asks_the_database_as_often_as_the_table_says(known, member, browse):
    clients = {role: browse(member(role)) for role in MEMBERS}
    found: dict[str, int] = {}
    for address in addresses(known):
        if address.verb != "GET":
            continue
        for client in clients.values():
            if client.get(address.filled(known)).status_code != 200:
                continue
            with CaptureQueriesContext(connection) as asked:
                client.get(address.filled(known))
            found[address.written] = len(asked)
            break

    if os.environ.get("LUOSHI_GOLDEN"):
        with GOLDEN.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(sorted(found.items()))
    with GOLDEN.open(encoding="utf-8", newline="") as file:
        table = {written: int(number) for written, number in csv.reader(file)}
    assert len(found) > 150
    assert {written: number for written, number in found.items() if number > MOST} == {}
    wrong = {written for written in {*found, *table} if found.get(written) != table.get(written)}
    assert not wrong, "\n".join(
        f"{one}: {found.get(one)}, the table says {table.get(one)}" for one in sorted(wrong)
    )
