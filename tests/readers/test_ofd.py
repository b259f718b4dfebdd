"""OFD files: the words placed on each page, in the order in which a person reads them."""

import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from luoshi.document.reading import Reading
from luoshi.readers import Limits, read_bytes
from luoshi.readers.errors import (
    ArchiveTooLarge,
    Damaged,
    NoCharacters,
    TooManyObjects,
    TooManyPages,
)

sys.path.insert(0, str(Path(__file__).parent))
from ofd_writing import OFD, package, rule, text

LEFT = [f"左栏第{number}行写的是本区绿化工作的安排" for number in "一二三四五六"]
RIGHT = [f"右栏第{number}行写的是本区供热工作的安排" for number in "一二三四五六"]


def read(*pages: str, **more: str) -> Reading:
    return read_bytes(package(pages, **more), name="公报.ofd")


def test_a_line_is_read_with_its_place_in_points() -> None:
    reading = read(text(20, 50, "区园林局负责"))
    place = reading.place_of(0)

    assert reading.text == "区园林局负责\n"
    assert reading.wrapped
    assert place is not None
    assert place.page == 1
    assert place.box == pytest.approx((56.7, 131.8, 124.7, 143.1), abs=0.2)


def test_the_left_column_is_read_before_the_right_one_whatever_was_placed_first() -> None:
    rows = zip(LEFT, RIGHT, strict=True)
    page = "".join(
        text(15, 50 + 6 * number, left) + text(110, 51 + 6 * number, right)
        for number, (left, right) in enumerate(rows)
    )

    assert read(page).text.split() == LEFT + RIGHT


def test_a_template_is_part_of_every_page() -> None:
    reading = read(
        text(20, 50, "第一页的正文内容"),
        text(20, 50, "第二页的正文内容"),
        template=text(20, 10, "云溪区人民政府公报"),
    )

    assert reading.text.split("\f") == [
        "云溪区人民政府公报\n第一页的正文内容\n",
        "云溪区人民政府公报\n第二页的正文内容\n",
    ]
    assert [one.kind for one in reading.furniture] == ["page_header", "page_header"]


def test_a_shared_drawing_is_read_where_it_is_used() -> None:
    resources = (
        '<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="77" Width="50" Height="10">'
        f"<ofd:Content>{text(0, 5, '附件：检查表')}</ofd:Content>"
        "</ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>"
    )
    page = text(20, 50, "正文") + (
        '<ofd:CompositeObject ID="5" ResourceID="77" Boundary="20 80 50 10"/>'
    )

    assert read(page, resources=resources).text.split() == ["正文", "附件：检查表"]


def test_a_drawing_that_holds_itself_does_not_go_on_for_ever() -> None:
    resources = (
        '<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="77"><ofd:Content>'
        '<ofd:CompositeObject ID="5" ResourceID="77" Boundary="0 0 5 5"/></ofd:Content>'
        "</ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>"
    )
    page = '<ofd:CompositeObject ID="5" ResourceID="77" Boundary="20 80 50 10"/>'

    with pytest.raises(Exception, match="nests its parts"):
        read(page, resources=resources)


def test_drawings_that_multiply_each_other_are_refused() -> None:
    used = '<ofd:CompositeObject ID="5" ResourceID="{}" Boundary="0 0 5 5"/>'
    units = "".join(
        f'<ofd:CompositeGraphicUnit ID="{number}"><ofd:Content>'
        f"{used.format(number + 1) * 10}</ofd:Content></ofd:CompositeGraphicUnit>"
        for number in range(30)
    )
    resources = f"<ofd:CompositeGraphicUnits>{units}</ofd:CompositeGraphicUnits>"

    with pytest.raises(TooManyObjects):
        read_bytes(
            package([used.format(0)], resources=resources), name="a.ofd", limits=Limits(objects=500)
        )


def test_steps_may_be_listed_one_by_one() -> None:
    page = (
        '<ofd:TextObject ID="1" Boundary="20 40 60 6" Size="4">'
        '<ofd:TextCode X="0" Y="4" DeltaX="4 4 g 2 4 12">任命王五为局长</ofd:TextCode>'
        "</ofd:TextObject>"
    )

    assert read(page).text == "任命王五为　　局长\n"


def test_a_matrix_scales_what_is_inside_an_object() -> None:
    page = text(20, 50, "标题", size=2, more='CTM="2 0 0 2 0 0"') + text(20, 60, "正文内容在此")

    assert read(page).text.split() == ["标题", "正文内容在此"]


def test_a_ruled_table_is_read_row_by_row() -> None:
    rules = [rule(20, 40 + 8 * number, 100, 40 + 8 * number) for number in range(4)]
    rules += [rule(left, 40, left, 64) for left in (20, 60, 100)]
    rows = [("任务", "责任单位"), ("绿化", "区园林局"), ("供热", "无")]
    cells = [
        text(left, 46 + 8 * number, words)
        for number, row in enumerate(rows)
        for left, words in zip((22, 62), row, strict=True)
    ]

    assert read("".join(rules + cells)).text == "任务\t责任单位\n绿化\t区园林局\n供热\t无\n"


def test_paths_may_begin_at_the_root_of_the_archive() -> None:
    assert read(text(20, 50, "正文"), root="/Doc_0/Document.xml").text == "正文\n"


def test_a_damaged_page_is_a_gap_and_not_the_end() -> None:
    content = package([text(20, 50, "第一页的正文"), text(20, 50, "第二页的正文")])
    damaged = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as before, zipfile.ZipFile(damaged, "w") as after:
        for part in before.namelist():
            words = before.read(part)
            after.writestr(part, words[:60] if "P0" in part else words)

    reading = read_bytes(damaged.getvalue(), name="a.ofd")

    assert "第二页的正文" in reading.text
    assert [(one.rule, one.verdict) for one in reading.findings] == [("unread-page", "gap")]


def test_a_file_of_pictures_says_to_ask_for_a_pdf() -> None:
    page = '<ofd:ImageObject ID="4" Boundary="0 0 210 297" CTM="210 0 0 297 0 0" ResourceID="8"/>'

    with pytest.raises(NoCharacters, match="PDF"):
        read(page)


def test_an_ofd_that_swells_beyond_measure_is_not_unpacked() -> None:
    with pytest.raises(ArchiveTooLarge):
        read(text(20, 50, "文" * 2_000_000))


def test_an_ofd_with_too_many_pages_is_refused() -> None:
    with pytest.raises(TooManyPages):
        read_bytes(package([""] * 3), name="a.ofd", limits=Limits(pages=2))


def test_an_ofd_without_a_document_is_said_to_be_damaged() -> None:
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("OFD.xml", f"<ofd:OFD {OFD}/>")

    with pytest.raises(Damaged):
        read_bytes(written.getvalue(), name="a.ofd")
