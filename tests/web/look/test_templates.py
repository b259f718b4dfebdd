"""Templates compile, obey the content security policy, and name what screen readers ask for."""

import re

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.web.look.gallery import STATIC, TEMPLATES, context, environment, rendered

FRAME = sorted(
    str(path.relative_to(TEMPLATES))
    for path in (*TEMPLATES.glob("*.html"), *TEMPLATES.glob("parts/*.html"))
)


@pytest.fixture(scope="module")
def page() -> LexborHTMLParser:
    return LexborHTMLParser(rendered())


@pytest.mark.parametrize("template", FRAME)
def test_a_template_compiles(template):
    assert environment().get_template(template)


def test_no_template_carries_a_style_or_a_script_of_its_own():
    forbidden = re.compile(
        r'\sstyle="|<style|<script(?![^>]*\ssrc=)|\son[a-z]+="|javascript:|hx-on'
    )
    offending = [
        f"{path.name}: {found.group()}"
        for path in TEMPLATES.rglob("*.html")
        if path.name != "digest.html"  # a mail has no style sheet
        for found in forbidden.finditer(path.read_text(encoding="utf-8"))
    ]

    assert offending == []


def test_nothing_is_fetched_from_elsewhere():
    fetched = re.compile(r"""(?:src|href|url\()=?["']?(https?:)?//""")
    files = [*TEMPLATES.rglob("*.html"), *STATIC.glob("*.css"), *STATIC.glob("*.js")]

    assert [path.name for path in files if fetched.search(path.read_text(encoding="utf-8"))] == []


def test_the_style_sheet_and_the_script_stay_small():
    assert (STATIC / "luoshi.css").stat().st_size < 30_000
    assert (STATIC / "luoshi.js").stat().st_size < 6_000


def test_every_identifier_on_a_page_is_there_once(page):
    identifiers = [node.attributes["id"] for node in page.css("[id]")]

    assert sorted(identifiers) == sorted(set(identifiers))


def test_every_control_has_a_name(page):
    unnamed = [
        node.html
        for node in page.css("input:not([type=hidden]), select, textarea")
        if not node.attributes.get("aria-label")
        and not page.css(f'label[for="{node.attributes.get("id")}"]')
        and not (node.parent and node.parent.tag == "label")
    ]

    assert unnamed == []


def test_every_description_that_a_control_points_to_exists(page):
    pointed = {
        name
        for node in page.css("[aria-describedby]")
        for name in (node.attributes["aria-describedby"] or "").split()
    }
    there = {node.attributes["id"] for node in page.css("[id]")}

    assert pointed
    assert pointed - there == set()


def test_a_lamp_is_told_by_its_word_and_its_shape_not_by_its_colour_alone(page):
    shapes = {
        lamp.attributes["class"]: lamp.css_first("path").attributes["d"]
        for lamp in page.css(".lamp")
    }

    assert all(lamp.text(strip=True) for lamp in page.css(".lamp"))
    assert len(shapes) == 6
    assert len(set(shapes.values())) == 6


def test_what_is_late_says_by_how_many_days(page):
    assert "逾期 12 天" in [node.text(strip=True) for node in page.css(".late-days")]


def test_what_is_provisional_says_so_and_why(page):
    assert page.css_first(".provisional").text(strip=True).startswith("2021年12月31日")
    assert "暂定" in page.css_first(".provisional .tag").text()
    assert "未定日期" in page.css_first(".provisional .unseen").text()


def test_a_duty_without_lead_unit_shows_the_gap(page):
    assert "无牵头单位" in [node.text(strip=True) for node in page.css(".gap")]


def test_turning_the_page_keeps_the_filters(page):
    assert page.css_first(".pager a[rel=next]").attributes["href"] == "?unit=3&page=3"


def test_every_cell_of_a_list_carries_its_heading_for_the_phone(page):
    cells = page.css("table.list:not(.is-grid) td")

    assert cells
    assert all(cell.attributes.get("data-label") for cell in cells)


def test_every_icon_that_is_asked_for_is_drawn(page):
    drawn = set(re.findall(r'symbol id="(\w+)"', (STATIC / "icons.svg").read_text("utf-8")))
    asked = {node.attributes["href"].partition("#")[2] for node in page.css("use")}

    assert asked <= drawn


def test_a_page_without_member_offers_to_sign_in():
    page = LexborHTMLParser(rendered(member=None, navigation=[]))

    assert page.css_first('.top a[href="/sign_in/"]')
    assert page.css_first(".menu") is None


def test_a_public_page_asks_for_no_script_but_ours():
    page = LexborHTMLParser(
        environment()
        .from_string(
            '{% extends "public.html" %}{% block heading %}承诺{% endblock %}'
            "{% block main %}<p>正文</p>{% endblock %}"
        )
        .render(**context(member=None))
    )

    # Only our own, which finds the place in a document that an address names.
    assert all("luoshi/" in (one.attributes.get("src") or "") for one in page.css("script"))
    assert page.css_first("title").text() == "承诺 · 某区督查室"
    assert page.css_first("main p").text() == "正文"


def test_every_page_of_the_navigation_has_an_icon_that_is_drawn():
    from luoshi_server.web.navigation import PAGES

    drawn = set(re.findall(r'symbol id="([\w-]+)"', (STATIC / "icons.svg").read_text("utf-8")))

    assert {icon for _name, _title, icon, _verb in PAGES} - drawn == set()


def test_every_lamp_of_a_duty_has_a_shape():
    from luoshi_server.duties.models import Lamp
    from luoshi_server.web.charts.stacked import LAMPS

    assert {lamp.value for lamp in Lamp} <= set(LAMPS)
