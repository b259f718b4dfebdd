"""Files that are nearly right: valid ones with bytes changed, lost, doubled or put in."""

from __future__ import annotations

import random
import zipfile
from collections.abc import Callable
from io import BytesIO

from ofd_writing import package as ofd
from ofd_writing import rule
from ofd_writing import text as ofd_text
from typesetting import Sheet, bound

# What parsers stumble over.
_TOKENS = (
    b"\0", b"\xff", b"\x1a", b"<", b">", b"&", b"]]>", b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"-1",
    b"99999999999999999999", b"1e308", b"nan", b"0 0 R", b"endobj", b"stream\n", b"%%EOF",
    b"\xef\xbb\xbf", b"\xe4\xb8", b"\x81\x30\x81\x30", b"<table><tr><td>", b"<w:tbl>", b"</w:p>",
    b"PK\x03\x04", b"g 999999 1", b"\xed\xa0\x80", b"<div>" * 300,
)  # fmt: skip

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def examples() -> list[tuple[str, bytes]]:
    """One small valid file of each format, with its name."""
    sheet, other = Sheet(), Sheet(rotate=90)
    for number in range(6):
        sheet.write(50, 100 + 16 * number, f"左栏第{number}行写的是本区绿化工作的安排")
        sheet.write(320, 100 + 16 * number, f"右栏第{number}行写的是本区供热工作的安排")
        other.rule(50, 100 + 20 * number, 200, 100 + 20 * number)
        other.rule(50 + 30 * number, 100, 50 + 30 * number, 200)
        other.write(52, 114 + 20 * number, f"项{number}")
    page = "".join(ofd_text(20, 40 + 8 * number, f"第{number}行文字") for number in range(5))
    page += "".join(rule(20, 40 + 8 * number, 90, 40 + 8 * number) for number in range(4))
    html = (
        "<!DOCTYPE html><meta charset=utf-8><div class=nav><a href=/>首页</a></div><h1>通知</h1>"
        "<table><tr><td rowspan=2>甲</td><td colspan=3>乙</td></tr><tr><td>丙</td></tr></table>"
        "<ol start=4><li>一<br>二</li></ol><p>各镇街：</p>"
    )
    return [
        ("a.txt", "关于做好绿化工作的通知\r\n　　请于6月底前完成。\f第二页\n".encode("gb18030")),
        ("b.txt", "﻿关于做好绿化工作的通知\n王•东为局长。\n".encode()),
        ("a.html", html.encode()),
        ("a.docx", _docx()),
        ("a.ofd", ofd([page, page], template=ofd_text(20, 10, "公报"))),
        ("a.pdf", bound(sheet, other)),
        ("b.pdf", bound(Sheet(strokes=list(sheet.strokes)), packed=False)),
    ]


def _docx() -> bytes:
    body = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>'
        '<w:r><w:t>标题</w:t><w:br w:type="page"/><w:tab/></w:r></w:p>'
        '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge/></w:tcPr><w:p/></w:tc>'
        "<w:tc><w:p><w:ins><w:r><w:t>内容</w:t></w:r></w:ins></w:p></w:tc></w:tr></w:tbl>"
    )
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="1"><w:start w:val="3"/>'
        '<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）%1"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr(
            "word/document.xml", f"<w:document {_W}><w:body>{body}</w:body></w:document>"
        )
        archive.writestr("word/numbering.xml", f"<w:numbering {_W}>{numbering}</w:numbering>")
        archive.writestr("word/styles.xml", f"<w:styles {_W}/>")
    return written.getvalue()


def mutated(name: str, content: bytes, chance: random.Random) -> bytes:
    """The file with some of its bytes changed; of an archive, as often a part of it."""
    if content.startswith(b"PK") and chance.random() < 0.7:
        return _with_a_part_changed(content, chance)
    if content.startswith(b"%PDF") and chance.random() < 0.7:
        # Keep the end, without which a file is refused before it is looked into.
        return _changed(content[:-300], chance) + content[-300:]
    return _changed(content, chance)


def _with_a_part_changed(content: bytes, chance: random.Random) -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as before, zipfile.ZipFile(written, "w") as after:
        parts = before.namelist()
        chosen = chance.choice(parts)
        for part in parts:
            words = before.read(part)
            after.writestr(part, _changed(words, chance) if part == chosen else words)
    return written.getvalue()


def _changed(content: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        content = chance.choice(_CHANGES)(content, chance)
    return content


def _flip(content: bytes, chance: random.Random) -> bytes:
    if not content:
        return content
    at = chance.randrange(len(content))
    return content[:at] + bytes([chance.randrange(256)]) + content[at + 1 :]


def _cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content) + 1)]


def _lose(content: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(content) + 1)
    return content[:at] + content[at + chance.randrange(1, 200) :]


def _double(content: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(content) + 1)
    end = at + chance.randrange(1, 400)
    return content[:end] + content[at:end] * chance.choice((1, 1, 3, 40)) + content[end:]


def _put_in(content: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(content) + 1)
    return content[:at] + chance.choice(_TOKENS) + content[at:]


def _digit(content: bytes, chance: random.Random) -> bytes:
    """Another number where one stands: lengths, counts, places."""
    places = [at for at, byte in enumerate(content[:20_000]) if 0x30 <= byte <= 0x39]
    if not places:
        return content
    at = chance.choice(places)
    number = chance.choice((b"0", b"-1", b"9999999", b"0.0001", b"7"))
    return content[:at] + number + content[at + 1 :]


_CHANGES: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _flip, _cut, _lose, _double, _put_in, _put_in, _digit, _digit,
)  # fmt: skip
