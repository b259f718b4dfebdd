"""In a real browser, under the policy that the server sends: keys, questions, the map, a phone."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import django_htmx
import pytest
import xstatic.pkg.leaflet
from playwright.sync_api import Browser, Page, sync_playwright

from tests.web.look.gallery import STATIC, context, environment, rendered
from tests.web.look.sample import GEOJSON, MAP_ITEMS, MAP_KINDS

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
POLICY = "default-src 'self'; frame-ancestors 'none'; form-action 'self'; base-uri 'self'"

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")

MAP = """{% extends "base.html" %}{% block heading %}一张图{% endblock %}
{% block styles %}{% include "parts/map_styles.html" %}{% endblock %}
{% block scripts %}{% include "parts/map_scripts.html" %}{% endblock %}
{% block main %}{% include "parts/map.html" %}{% endblock %}"""


class UnderThePolicy(SimpleHTTPRequestHandler):
    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def do_POST(self) -> None:
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_words: object) -> None:
        return


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Iterator[str]:
    folder: Path = tmp_path_factory.mktemp("site")
    static = folder / "static"
    static.mkdir()
    (static / "luoshi").symlink_to(STATIC)
    (static / "leaflet").symlink_to(xstatic.pkg.leaflet.BASE_DIR)
    htmx = Path(django_htmx.__file__).parent / "static" / "django_htmx"
    (static / "django_htmx").symlink_to(htmx)
    (folder / "gallery.html").write_text(rendered(), encoding="utf-8")
    names = {"map_title": "一张图", "map_kinds": MAP_KINDS, "map_items": MAP_ITEMS}
    for page, address in (("map.html", "/places.json"), ("lost.html", "/nowhere.json")):
        shown = environment().from_string(MAP).render(**context(map_url=address, **names))
        (folder / page).write_text(shown, encoding="utf-8")
    (folder / "places.json").write_text(json.dumps(GEOJSON), encoding="utf-8")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(UnderThePolicy, directory=folder))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        yield opened
        opened.close()


@pytest.fixture
def page(browser, site) -> Iterator[Page]:
    opened = browser.new_page(base_url=site, viewport={"width": 1440, "height": 900})
    opened.complaints = []
    opened.on(
        "console",
        lambda said: opened.complaints.append(said.text) if said.type == "error" else None,
    )
    yield opened
    opened.close()


def test_the_policy_has_nothing_to_object_to(page):
    page.goto("/gallery.html")
    page.goto("/map.html")
    page.wait_for_selector("path.place")

    assert [said for said in page.complaints if "favicon" not in said] == []


def test_keys_walk_through_a_review_list_and_press_its_buttons(page):
    page.goto("/gallery.html")
    page.evaluate(
        "document.querySelectorAll('[data-key=a]').forEach((button, place) =>"
        " button.addEventListener('click', () => { document.title = `accepted ${place}`; }))"
    )
    page.keyboard.press("j")
    page.keyboard.press("a")

    assert page.title() == "accepted 1"
    assert page.locator(".review-item[aria-current]").count() == 1


def test_a_key_typed_into_a_field_stays_a_letter(page):
    page.goto("/gallery.html")
    page.locator("#id_words").press("j")

    assert page.locator("#id_words").input_value() == "j"
    assert page.locator(".review-item").nth(1).get_attribute("aria-current") is None


def test_a_question_mark_shows_the_keys(page):
    page.goto("/gallery.html")
    page.keyboard.press("?")

    assert page.locator("#keys").is_visible()


def test_a_deed_that_asks_first_is_done_only_after_yes(page):
    page.goto("/gallery.html")
    posted = []
    page.on("request", lambda sent: posted.append(sent.url) if sent.method == "POST" else None)
    page.get_by_role("button", name="同意延期", exact=True).click()
    page.locator("#confirm").get_by_role("button", name="取消").click()
    assert posted == []

    page.get_by_role("button", name="同意延期", exact=True).click()
    assert "时限改为" in page.locator("#confirm").inner_text()
    with page.expect_request(lambda sent: sent.method == "POST"):
        page.locator("#confirm").get_by_role("button", name="确定").click()


def test_the_map_draws_points_lines_and_areas_and_the_legend_hides_them(page):
    page.goto("/map.html")
    page.wait_for_selector("path.place")

    assert page.locator(".map-canvas path.place").count() == 2
    assert page.locator(".map-canvas path.way").count() == 1
    assert page.locator(".map-canvas path.area").count() == 1
    page.get_by_label("隐患").uncheck()
    assert page.locator(".map-canvas path.hazard").count() == 0
    page.get_by_label("隐患").check()
    assert page.locator(".map-canvas path.hazard.is-late").count() == 1


def test_a_place_on_the_map_opens_by_keyboard_and_leads_to_its_record(page):
    page.goto("/map.html")
    page.wait_for_selector("path.place")
    page.locator(".map-canvas path.hazard").focus()
    page.keyboard.press("Enter")

    link = page.locator(".leaflet-popup-content a")
    assert "路口视线遮挡" in page.locator(".leaflet-popup-content").inner_text()
    assert link.get_attribute("href") == "/hazard/1/"


def test_a_map_that_cannot_be_had_says_so_and_opens_the_list(page):
    page.goto("/lost.html")
    page.wait_for_selector(".map-list[open]")

    assert "清单" in page.locator(".map-remark").inner_text()
    assert page.get_by_role("link", name="路口视线遮挡").is_visible()


@pytest.mark.parametrize("address", ["/gallery.html", "/map.html"])
@pytest.mark.parametrize("width", [320, 390, 720, 1099, 1440])
def test_no_page_scrolls_sideways(page, address, width):
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(address)

    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_phone_shows_its_own_pictures_and_a_drawer_without_script(browser, site):
    quiet = browser.new_context(
        java_script_enabled=False, viewport={"width": 390, "height": 844}, base_url=site
    )
    page = quiet.new_page()
    page.goto("/gallery.html")
    page.locator(".drawer summary").click()

    assert page.locator(".drawer").get_by_role("link", name="任务").is_visible()
    assert page.locator(".on-phone").first.is_visible()
    assert page.locator(".on-desk").first.is_hidden()
    quiet.close()


def test_everything_that_is_pressed_is_at_least_24_pixels_large(page):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/gallery.html")
    small = page.evaluate(
        """[...document.querySelectorAll('button, summary, select, input, .button, nav a')]
        .map((node) => [node, node.matches('[type=checkbox], [type=radio]')
          ? document.querySelector(`label[for="${node.id}"]`) : node])
        .map(([node, target]) => [node.outerHTML.slice(0, 60), target.getBoundingClientRect()])
        .filter(([, box]) => box.width && (box.height < 24 || box.width < 24))
        .map(([words]) => words)"""
    )

    assert small == []
