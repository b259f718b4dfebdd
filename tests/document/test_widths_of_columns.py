"""The same gazette set in columns of any width has the same documents."""

import json
from itertools import product
from pathlib import Path

import pytest

import luoshi.specimen
from luoshi.document import documents_of, flow_of
from luoshi.readers import read
from tests.document.conftest import flow

FOLDER = Path(luoshi.specimen.__file__).parent
NOT_AT_LINE_STARTS = "，。；：、）！？”》"


@pytest.fixture(scope="module")
def paragraphs() -> list[str]:
    web_page = flow_of(read(FOLDER / "gazette.html"))
    return [web_page.text[slice(*span)] for span in web_page.paragraphs]


@pytest.fixture(scope="module")
def truth() -> list[dict]:
    return json.loads((FOLDER / "truth.json").read_text(encoding="utf-8"))["documents"]


def set_in_column(paragraph: str, width: int, indent: str) -> list[str]:
    lines, line, used = [], "", 0
    for sign in indent + paragraph:
        columns = 1 if sign.isascii() else 2
        if used + columns > width and sign not in NOT_AT_LINE_STARTS:
            lines.append(line)
            line, used = "", 0
        line, used = line + sign, used + columns
    return [*lines, line]


def is_heading(paragraph: str) -> bool:
    return (
        len(paragraph) < 60
        and not set(paragraph) & set("。；")
        and paragraph[0] not in "一二三四五（第"
    )


@pytest.mark.parametrize(("width", "indent"), list(product((36, 44, 56, 76, 90), ("", "　　"))))
def test_documents_do_not_depend_on_the_width_of_the_column(
    paragraphs: list[str], truth: list[dict], width: int, indent: str
):
    lines: list[str] = []
    for paragraph in paragraphs:
        if "\t" in paragraph or "|" in paragraph:
            lines.append(paragraph)
        else:
            own = "" if is_heading(paragraph) else indent
            lines += set_in_column(paragraph, width, own)

    found = documents_of(flow("\n".join(lines)))

    def said(day: object) -> str | None:
        return str(day) if day else None

    assert [
        (d.kind, d.number, d.title, said(d.delivered), said(d.signed), said(d.printed))
        for d in found
    ] == [
        (t["kind"], t["number"], t["title"], t["delivered"], t["signed"], t["printed"])
        for t in truth
    ]
