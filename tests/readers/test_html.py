"""Web pages: the document, as a browser shows it, without the site around it."""

import pytest

from luoshi.document.reading import Reading
from luoshi.readers import Limits, read_bytes
from luoshi.readers.errors import NestedTooDeep

BODY = "".join(
    f"<p>　　{number}.各镇街要做好第{number}类场所的排查整治，逐项销号，按月报送进展情况。</p>"
    for number in range(1, 8)
)


def read(markup: str, encoding: str = "utf-8", limits: Limits | None = None) -> Reading:
    page = f"<!DOCTYPE html><html><body>{markup}</body></html>"
    return read_bytes(page.encode(encoding), name="a.html", limits=limits or Limits())


def test_a_paragraph_is_a_line_and_a_line_break_ends_one() -> None:
    reading = read("<p>云溪区<b>人民</b>政府</p><p>办公室<br>2026年3月5日</p>")

    assert reading.text == "云溪区人民政府\n办公室\n2026年3月5日\n"
    assert not reading.wrapped


def test_the_site_around_a_document_is_left_out() -> None:
    site = (
        "<div class='top-nav'><a href='/'>首页</a><a href='/1'>政务公开</a></div>"
        "<div class='breadcrumb'>当前位置：<a href='/'>首页</a> &gt; <a href='/x'>公报</a></div>"
        f"<div class='article'><h1>关于开展安全检查的通知</h1>"
        "<div>发布时间：2026-03-05 浏览次数：12</div>"
        f"<div class='text'>{BODY}<p>云溪区人民政府</p></div>"
        "<div class='share'>分享到：微信</div></div>"
        "<ul><li><a href='/a'>上月公报</a></li><li><a href='/b'>本月公报</a></li>"
        "<li><a href='/c'>往年公报</a></li></ul>"
        "<footer>版权所有：云溪区人民政府办公室</footer><script>var a = '脚本';</script>"
    )

    lines = read(site).text.splitlines()

    assert lines[0] == "关于开展安全检查的通知"
    assert lines[1].startswith("　　1.各镇街")
    assert lines[-1] == "云溪区人民政府"
    assert len(lines) == 9


def test_a_site_built_of_tables_gives_its_document() -> None:
    layout = (
        "<table><tr><td><a href='/'>首页</a> <a href='/1'>公开</a> <a href='/2'>服务</a></td></tr>"
        f"<tr><td><table><tr><td><p>关于检查的通知</p>{BODY}</td></tr></table></td></tr>"
        "<tr><td>主办：云溪区人民政府 网站标识码：0001</td></tr></table>"
    )

    lines = read(layout).text.splitlines()

    assert lines[0] == "关于检查的通知"
    assert len(lines) == 8


def test_a_table_of_contents_is_part_of_the_document() -> None:
    contents = "".join(
        f"<li><a href='#d{number}'>第{number}个通知</a></li>" for number in "一二三四"
    )

    assert read(f"<ul>{contents}</ul>{BODY}").text.startswith("第一个通知\n第二个通知\n")


def test_the_organisers_of_an_event_are_no_owners_of_a_site() -> None:
    text = read(
        f"<div>{BODY}<p>主办单位：区文化旅游局</p></div><div>版权所有：云溪区政府</div>"
    ).text

    assert text.endswith("主办单位：区文化旅游局\n")


def test_an_annex_beside_the_main_text_is_not_lost() -> None:
    annex = "<div><p>附件：检查内容</p><p>一是消防设施；二是用电安全。</p></div>"

    text = read(f"<div><div><div>{BODY}{BODY}</div></div>{annex}</div>").text

    assert text.endswith("附件：检查内容\n一是消防设施；二是用电安全。\n")


def test_a_row_of_a_table_is_a_line_and_spanned_places_are_empty() -> None:
    table = (
        "<table><tr><th colspan=2>指标</th><th>总量</th></tr>"
        "<tr><td rowspan=2>工业</td><td>产值</td><td>3.5</td></tr>"
        "<tr><td>利<br>润</td><td>1.2</td></tr></table>"
    )

    assert read(f"<p>附表</p>{table}").text == (
        "附表\n指标\t\t总量\n工业\t产值\t3.5\n\t利 润\t1.2\n"
    )


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_the_encoding_of_a_page_is_found(encoding: str) -> None:
    assert read("<p>关于•王东同志任职的通知</p>", encoding).text == "关于•王东同志任职的通知\n"


def test_an_ordered_list_shows_its_numbers() -> None:
    assert read("<ol start=3><li>甲</li><li>乙</li></ol>").text == "3. 甲\n4. 乙\n"


def test_hidden_words_are_not_read() -> None:
    assert (
        read("<p>可见<span style='display: none'>隐藏</span></p><p hidden>无</p>").text == "可见\n"
    )


def test_white_space_is_shown_once_and_full_width_spaces_stay() -> None:
    assert read("<p>\n  王　东  为&nbsp;局长\u200b\n</p>").text == "王　东 为 局长\n"


def test_a_fragment_without_a_page_is_read_by_its_extension() -> None:
    assert read_bytes("<p>甲</p><p>乙</p>".encode(), name="a.html").text == "甲\n乙\n"


def test_a_page_nested_beyond_reason_is_refused() -> None:
    with pytest.raises(NestedTooDeep):
        read("<div>" * 400 + "文" + "</div>" * 400)
