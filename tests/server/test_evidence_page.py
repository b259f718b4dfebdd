"""Evidence is handed out to whoever may see it, as a file and nothing else."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from luoshi_server.duties.actions.publish import publish
from luoshi_server.duties.models import Evidence
from luoshi_server.organisations.models import Unit

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 32


def _file(client, duty, name, content, **more):
    duty.refresh_from_db()
    client.post(
        f"/duties/{duty.key}/evidence/",
        {
            "seen": duty.last_entry,
            "file": SimpleUploadedFile(name, content),
            "proves_from": "2026-02-01",
            **more,
        },
    )
    return Evidence.objects.get(duty=duty, name=name)


def _address(one):
    return f"/evidence/{one.sha256}/{one.name}"


@pytest.fixture
def internal(signed, liaison, browse):
    return _file(browse(liaison), signed, "验收单.txt", "验收合格".encode())


def test_a_file_comes_back_as_it_was_filed_and_is_never_opened_in_the_page(
    internal, liaison, browse
):
    response = browse(liaison).get(_address(internal))

    assert b"".join(response.streaming_content).decode() == "验收合格"
    assert response["Content-Disposition"].startswith("attachment")
    assert response["Content-Type"] == "application/octet-stream"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]


def test_a_picture_is_said_to_be_one_and_is_still_an_attachment(signed, liaison, browse):
    one = _file(browse(liaison), signed, "照片.png", PNG)
    response = browse(liaison).get(_address(one))

    assert response["Content-Type"] == "image/png"
    assert response["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize("role", ["clerk", "checker", "leader", "auditor", "administrator"])
def test_those_who_see_all_units_open_internal_evidence(role, internal, member, browse):
    assert browse(member(role)).get(_address(internal)).status_code == 200


def test_nobody_else_opens_internal_evidence_even_of_a_public_duty(
    internal, signed, member, browse
):
    publish(signed, by=member("checker"))
    stranger = member("liaison", Unit.objects.exclude(name=signed.lead).first().name)

    assert browse(stranger).get(_address(internal)).status_code == 404
    assert browse(member("deputy")).get(_address(internal)).status_code == 404
    assert browse().get(_address(internal)).status_code == 302


def test_everybody_opens_public_evidence_of_a_public_duty(signed, liaison, member, browse):
    one = _file(browse(liaison), signed, "照片.png", PNG, public="on")
    assert browse().get(_address(one)).status_code == 302

    publish(signed, by=member("checker"))
    assert browse().get(_address(one)).status_code == 200
    assert browse(member("deputy")).get(_address(one)).status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "/evidence/{sha256}/other.txt",
        "/evidence/{sha256}/../../luoshi.toml",
        "/evidence/{sha256}/%2e%2e/%2e%2e/luoshi.toml",
        "/evidence/0000/{name}",
        "/evidence/{sha256}/%00",
        "/evidence/..%2f..%2fluoshi/{name}",
    ],
)
def test_no_other_address_opens_anything(address, internal, liaison, browse):
    wanted = address.format(sha256=internal.sha256, name=internal.name)

    assert browse(liaison).get(wanted).status_code == 404


def test_a_name_cannot_leave_its_folder_nor_its_header(signed, liaison, browse):
    one = _file(browse(liaison), signed, "单.txt", b"abc")
    Evidence.objects.filter(pk=one.pk).update(name='..\\..\\a"b\r\nX: y.txt')
    one.refresh_from_db()
    from luoshi_server.web.pages.evidence import _safe

    assert _safe(one.name) == "abX y.txt"
    assert _safe("../../etc/passwd") == "passwd"
    assert _safe("..") == "evidence"


def test_the_page_of_the_duty_links_the_file_and_says_what_it_proves(internal, liaison, browse):
    page = browse(liaison).get(f"/duties/{internal.duty_id}/").content.decode()

    assert internal.sha256 in page
    assert "2026年2月1日" in page
    assert "内部" in page
