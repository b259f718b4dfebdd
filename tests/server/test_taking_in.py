"""Taking in: what an upload or a watched folder brings, and what is refused, with the reason."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from luoshi import specimen
from luoshi_server.documents.actions.read_again import read_again
from luoshi_server.documents.actions.take_in import plain_name, take_in_gazette
from luoshi_server.documents.models import Gazette
from luoshi_server.documents.reading import read_gazette
from luoshi_server.documents.watching import take_in_new_files
from luoshi_server.ledger.models import Line
from luoshi_server.platform.errors import Forbidden, Refused

LETTER = "关于清理河道的通知\n\n各街道办事处：\n\n请于2026年6月底前清理河道12条。\n"


def _upload(client, name, content, **more):
    file = SimpleUploadedFile(name, content)
    return client.post("/gazettes/new/", {"file": file, **more})


def test_an_upload_is_kept_recorded_and_waits_to_be_read(browse, member):
    response = _upload(browse(member("clerk")), "河道.txt", LETTER.encode())

    gazette = Gazette.objects.get(name="河道.txt")
    assert response.url == f"/gazettes/{gazette.key}/"
    assert gazette.state == Gazette.WAITING
    assert Line.objects.filter(kind="GazetteTakenIn", about=gazette.key, actor="clerk").exists()


def test_the_page_of_a_waiting_gazette_says_so_and_asks_again(browse, member):
    client = browse(member("clerk"))
    _upload(client, "河道.txt", LETTER.encode())
    gazette = Gazette.objects.get(name="河道.txt")

    page = client.get(f"/gazettes/{gazette.key}/").content.decode()

    assert "等待识读" in page
    assert f'hx-get="/gazettes/{gazette.key}/progress/"' in page


def test_once_read_the_progress_is_no_longer_asked_for_and_the_page_is_shown_anew(browse, member):
    client = browse(member("clerk"))
    _upload(client, "河道.txt", LETTER.encode())
    gazette = Gazette.objects.get(name="河道.txt")
    read_gazette(gazette.key)

    response = client.get(f"/gazettes/{gazette.key}/progress/")

    assert "已识读" in response.content.decode()
    assert "hx-get" not in response.content.decode()
    assert response["HX-Refresh"] == "true"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("表格.xlsx", b"PK\x03\x04 a workbook", "不是可识读的文件"),
        ("程序.exe", b"MZ\x90", "不是可识读的文件"),
        ("无后缀", b"words", "不是可识读的文件"),
        ("空.txt", b"", "文件是空的"),
        ("假的.pdf", b"<html>no pdf</html>", "内容与后缀不符"),
        ("假的.docx", b"%PDF-1.7 no word file", "内容与后缀不符"),
    ],
)
def test_a_file_that_is_not_what_it_says_is_refused_beside_its_field(
    browse, member, name, content, said
):
    response = _upload(browse(member("clerk")), name, content)

    page = response.content.decode()
    assert response.status_code == 422
    assert said in page
    assert 'id="id_file_error"' in page
    assert Gazette.objects.count() == 1


def test_a_file_over_the_limit_is_refused_and_leaves_nothing_behind(member, settings):
    settings.LUOSHI = type(settings.LUOSHI)(
        **{
            field: getattr(settings.LUOSHI, field)
            for field in settings.LUOSHI.__dataclass_fields__
            if field != "largest_upload"
        },
        largest_upload=100,
    )
    before = set(settings.LUOSHI.files.rglob("*"))

    with pytest.raises(Refused, match="超过"):
        take_in_gazette("大.txt", [b"x" * 60, b"x" * 60], by=member("clerk"))

    assert set(settings.LUOSHI.files.rglob("*")) == before


def test_a_damaged_pdf_says_what_is_wrong_and_what_to_do(browse, member):
    whole = specimen.path("pdf").read_bytes()
    gazette = take_in_gazette("残.pdf", [whole[: len(whole) // 2]], by=member("clerk"))
    read_gazette(gazette.key)

    page = browse(member("clerk")).get(f"/gazettes/{gazette.key}/").content.decode()

    assert "文件已损坏或不完整" in page
    assert "重新下载" in page
    assert "重新识读" in page


def test_a_failed_gazette_can_be_read_again_and_a_read_one_cannot(member, gazette):
    failed = take_in_gazette("残.pdf", [b"%PDF-1.7 cut short"], by=member("clerk"))
    read_gazette(failed.key)

    read_again(failed, by=member("clerk"))

    failed.refresh_from_db()
    assert (failed.state, failed.fault) == (Gazette.WAITING, "")
    with pytest.raises(Refused):
        read_again(gazette, by=member("clerk"))


def test_the_same_file_is_taken_in_once_under_whatever_name(browse, member, gazette):
    same = specimen.path("txt").read_bytes()

    client = browse(member("clerk"))
    response = _upload(client, "另一个名字.txt", same)

    assert response.url == f"/gazettes/{gazette.key}/"
    assert Gazette.objects.count() == 1
    assert "此前已收录" in client.get(response.url).content.decode()


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/通知.txt", "通知.txt"),
        ("C:\\temp\\通知.txt", "通知.txt"),
        ("通\u202e知\x00\n.txt", "通知.txt"),
        ("长" * 300 + ".txt", "长" * 180 + ".txt"),
        ("<script>.txt", "<script>.txt"),
    ],
)
def test_a_name_is_kept_without_folders_and_without_what_cannot_be_seen(given, kept):
    assert plain_name(given) == kept


def test_a_name_that_looks_like_a_tag_is_shown_as_it_is(browse, member):
    client = browse(member("clerk"))
    _upload(client, "<b>粗.txt", LETTER.encode())

    page = client.get("/gazettes/").content.decode()

    assert "&lt;b&gt;粗.txt" in page
    assert "<b>粗" not in page


def test_only_the_office_takes_in_a_gazette(browse, member):
    with pytest.raises(Forbidden):
        take_in_gazette("河道.txt", [LETTER.encode()], by=member("leader"))
    assert _upload(browse(member("auditor")), "河道.txt", LETTER.encode()).status_code == 403


def test_a_file_is_served_as_an_attachment_under_its_own_name(browse, member, gazette):
    response = browse(member("clerk")).get(f"/gazettes/{gazette.key}/original/")

    assert b"".join(response.streaming_content) == specimen.path("txt").read_bytes()
    assert response["Content-Disposition"].startswith("attachment")
    assert response["Content-Type"] == "application/octet-stream"


def test_the_list_asks_the_database_as_often_however_long_it_is(
    browse, member, django_assert_max_num_queries
):
    for number in range(12):
        content = f"{LETTER}第{number}号".encode()
        take_in_gazette(f"{number}.txt", [content], by=member("clerk"))
    client = browse(member("clerk"))

    with django_assert_max_num_queries(6):
        assert client.get("/gazettes/").status_code == 200


def test_what_lies_in_the_watched_folder_is_taken_in_once_it_has_come_to_rest(db, tmp_path):
    (tmp_path / "河道.txt").write_text(LETTER)

    assert take_in_new_files(tmp_path) == 0
    assert take_in_new_files(tmp_path) == 1
    assert take_in_new_files(tmp_path) == 0
    assert Gazette.objects.get(name="河道.txt").taken_in_by == "watched-folder"


def test_a_file_that_is_still_being_copied_is_left_alone(db, tmp_path):
    file = tmp_path / "河道.txt"
    file.write_text(LETTER[:10])
    take_in_new_files(tmp_path)
    file.write_text(LETTER)

    assert take_in_new_files(tmp_path) == 0
    assert take_in_new_files(tmp_path) == 1


def test_what_cannot_be_taken_in_is_noted_once_and_shown(browse, member, tmp_path):
    (tmp_path / "表格.xlsx").write_bytes(b"PK\x03\x04")
    (tmp_path / "空.txt").write_bytes(b"")
    (tmp_path / ".hidden.txt").write_text(LETTER)
    for _look in range(4):
        take_in_new_files(tmp_path)

    noted = Line.objects.filter(kind="FileSetAside")
    page = browse(member("clerk")).get("/gazettes/").content.decode()
    assert sorted(line.event().name for line in noted) == ["空.txt", "表格.xlsx"]
    assert "未能收录的文件" in page


def test_a_watched_folder_that_is_not_there_does_no_harm(db, tmp_path):
    assert take_in_new_files(tmp_path / "nowhere") == 0
