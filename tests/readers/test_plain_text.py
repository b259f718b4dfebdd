"""Text files in every encoding that Chinese offices save them in."""

import codecs

import pytest

from luoshi.readers import read_bytes
from luoshi.readers.errors import EmptyFile, MixedEncodings, NotText, UndecodableText

SIMPLIFIED = "关于进一步做好城市绿化工作的通知\r\n各镇街，区直各单位：\r\n　　请于6月底前完成。\r\n"
TRADITIONAL = "關於進一步做好城市綠化工作的通知\r\n各區公所：\r\n　　請於6月底前完成。\r\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "gb18030", "gbk", "gb2312", "utf-16-le", "utf-16-be"]
)
def test_the_encoding_of_a_text_is_found(encoding: str) -> None:
    assert read_bytes(SIMPLIFIED.encode(encoding), name="a.txt").text == SIMPLIFIED


@pytest.mark.parametrize("encoding", ["utf-8", "big5", "gb18030", "utf-16-le"])
def test_the_encoding_of_a_traditional_text_is_found(encoding: str) -> None:
    assert read_bytes(TRADITIONAL.encode(encoding), name="a.txt").text == TRADITIONAL


@pytest.mark.parametrize("text", ["通知", "区教体局", "責任單位：區財政局", "李•四"])
def test_a_few_words_are_enough_to_tell_the_encoding(text: str) -> None:
    encoding = "big5" if "責" in text else "gb18030"

    assert read_bytes(text.encode(encoding), name="a.txt").text == text


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ],
)
def test_a_byte_order_mark_is_no_part_of_the_text(mark: bytes, encoding: str) -> None:
    assert read_bytes(mark + SIMPLIFIED.encode(encoding), name="a.txt").text == SIMPLIFIED


def test_line_ends_stay_as_they_were_so_that_offsets_point_into_the_file() -> None:
    reading = read_bytes("甲\r\n乙\n丙\r丁".encode(), name="a.txt")

    assert reading.text == "甲\r\n乙\n丙\r丁"
    assert reading.wrapped


def test_a_form_feed_ends_a_page() -> None:
    assert read_bytes("第一页\n\f第二页\n".encode(), name="a.txt").source.pages == 2


def test_a_text_that_goes_on_in_another_encoding_is_refused_with_its_line() -> None:
    content = "各镇街、区直各单位，请遵照执行。\n".encode() + "区财政局牵头负责。\n".encode("gbk")

    with pytest.raises(MixedEncodings, match="line 2 is not UTF-8"):
        read_bytes(content, name="a.txt")


def test_one_broken_character_in_a_text_is_said_with_its_line() -> None:
    good = "各镇街、区直各单位，请遵照执行。\n".encode()

    with pytest.raises(MixedEncodings, match="line 3"):
        read_bytes(good * 2 + good[:-5] + b"\n" + good, name="a.txt")


def test_a_text_cut_inside_its_last_character_is_refused() -> None:
    with pytest.raises((UndecodableText, MixedEncodings)):
        read_bytes("区财政局牵头负责".encode("gbk")[:-1], name="a.txt")


@pytest.mark.parametrize(
    "content",
    [b"\x7fELF\x02\x01\x01" + b"\0" * 9, b"\x00\x01\x02\x03\x04" * 50, bytes(range(256)) * 4],
)
def test_a_binary_that_is_called_txt_is_refused(content: bytes) -> None:
    with pytest.raises(NotText, match="not text"):
        read_bytes(content, name="a.txt")


@pytest.mark.parametrize("content", [b"", b" \r\n\t", codecs.BOM_UTF8, "　\u3000\n".encode()])
def test_a_file_without_a_word_is_refused(content: bytes) -> None:
    with pytest.raises(EmptyFile):
        read_bytes(content, name="a.txt")
