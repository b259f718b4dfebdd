"""The ledger on its pages: shown, checked, exported, and never altered."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from django.db import DatabaseError, transaction

from luoshi.ledger import verify_export
from luoshi_server.ledger.models import Line


def test_the_list_shows_every_entry_and_counts_them(signed, browse, member):
    answer = browse(member("auditor")).get("/ledger/")

    assert answer.status_code == 200
    assert f"共 {Line.objects.count()} 条" in answer.content.decode()


def test_an_entry_shows_what_was_told_and_what_followed(signed, browse, member):
    line = Line.objects.get(kind="Signed")
    words = browse(member("auditor")).get(f"/ledger/{line.number}/").content.decode()

    assert line.digest in words
    assert "责任完成" in words
    assert "内容与摘要相符" in words


def test_a_filter_shows_the_entries_about_one_matter(signed, browse, member):
    answer = browse(member("clerk")).get("/ledger/", {"about": signed.key})

    assert answer.context is None or answer.status_code == 200
    assert answer.content.decode().count("<tr><td") == Line.objects.filter(about=signed.key).count()


def test_the_chain_can_be_checked_on_the_page(signed, browse, member):
    words = browse(member("checker")).post("/ledger/check/").content.decode()

    assert "全部记录与写入时一致" in words


def test_an_export_verifies_without_the_server(signed, browse, member, tmp_path: Path):
    answer = browse(member("auditor")).get("/ledger/export.zip")
    archive = tmp_path / "ledger.zip"
    archive.write_bytes(io.BytesIO(b"".join(answer.streaming_content)).getvalue())

    assert answer["Content-Disposition"].startswith("attachment")
    assert verify_export(archive, Line.objects.order_by("-number")[0].digest) is None


@pytest.mark.parametrize("role", ["leader", "deputy", "liaison"])
def test_the_ledger_is_not_for_everybody(signed, browse, member, role):
    who = member(role, signed.lead) if role == "liaison" else member(role)

    assert browse(who).get("/ledger/").status_code == 403


def test_the_database_itself_refuses_to_alter_an_entry(signed):
    line = Line.objects.order_by("-number").first()
    with pytest.raises(DatabaseError), transaction.atomic():
        Line.objects.filter(pk=line.pk).update(actor="nobody")
    with pytest.raises(DatabaseError), transaction.atomic():
        Line.objects.filter(pk=line.pk).delete()


def test_a_list_of_the_ledger_asks_the_database_little(
    signed, browse, member, django_assert_max_num_queries
):
    client = browse(member("auditor"))
    with django_assert_max_num_queries(8):
        client.get("/ledger/")


@pytest.mark.parametrize("address", ["/duties/%00/", "/units/%00/", "/gazettes/a%00b/"])
def test_an_address_that_no_name_can_have_is_not_there(db, browse, member, address):
    assert browse(member("clerk")).get(address).status_code == 404


@pytest.mark.parametrize(
    "address",
    ["/ledger/?about=%00", "/ledger/?about=%0%000", "/public/search/?q=a%00b", "/duties/?q=%00"],
)
def test_a_sign_that_no_name_can_have_is_passed_over_in_a_question(db, browse, member, address):
    assert browse(member("clerk")).get(address).status_code == 200
