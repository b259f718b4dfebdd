"""Every role opens every page of its navigation, on a desk and on a phone.

No page asks another host, runs wider than its window, sends more than 150 KB or fails; and on the
main pages axe-core finds nothing serious.
"""

from __future__ import annotations

from importlib import resources

import pytest

from tests.browser.office import RunningOffice

ROLES = ("clerk", "checker", "liaison", "head", "street", "leader", "deputy", "auditor", "admin")
MAIN = (
    ("", "/"),
    ("", "/public/duties/"),
    ("", "/public/indicators/"),
    ("demo-leader", "/wall/"),
    ("demo-liaison", "/desk/"),
    ("demo-clerk", "/desk/"),
    ("demo-clerk", "/duties/"),
    ("demo-clerk", "/gazettes/"),
    ("demo-clerk", "/bulletins/"),
    ("demo-leader", "/scores/"),
    ("demo-clerk", "/mechanisms/"),
    ("demo-clerk", "/map/"),
)
STORY = """
import django
django.setup()
from datetime import date
from luoshi import specimen
from luoshi_server.commands.demonstration import district
district.take_in(specimen.path("txt"), date(2026, 3, 2), leave=5)
district.play(seed=3, start=date(2026, 3, 2), end=date(2026, 3, 31))
"""
LARGEST = 150 * 1024
PASSWORD = "luoshi-demo"


@pytest.fixture(scope="module")
def story(chromium, tmp_path_factory):
    """An office with a month behind it, which all tests of this file look at."""
    running = RunningOffice(tmp_path_factory.mktemp("story") / "office")
    running.make([])
    running.run_code(STORY)
    running.open_at("2026-04-01 09:00")
    yield running
    running.close()


@pytest.fixture(scope="module")
def pages(chromium, story):
    """A page for each member and width, signed in once."""
    opened = {}

    def page_of(username: str, width: int):
        if (username, width) not in opened:
            context = chromium.new_context(viewport={"width": width, "height": 900}, locale="zh-CN")
            page = context.new_page()
            page.set_default_timeout(20_000)
            if username:
                page.goto(f"{story.address}/sign-in/")
                page.fill("[name=username]", username)
                page.fill("[name=password]", PASSWORD)
                page.click("main button[type=submit]")
                page.wait_for_url("**/desk/")
            opened[username, width] = page
        return opened[username, width]

    yield page_of
    for page in opened.values():
        page.context.close()


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("width", [1440, 390])
def test_a_member_opens_every_page_of_the_navigation(role, width, pages, story, keep):
    page = pages(f"demo-{role}", width)
    faults: list[str] = []
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    links = page.eval_on_selector_all(
        "nav.rail a, nav.drawer-body a", "all => [...new Set(all.map(a => a.getAttribute('href')))]"
    )
    assert links
    for link in links:
        answer = page.goto(f"{story.address}{link}")
        sent = len(answer.body())
        if answer.status != 200:
            faults.append(f"{link}: {answer.status}")
        if sent > LARGEST:
            faults.append(f"{link}: {sent} bytes")
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if wide > 1:
            faults.append(f"{link}: {wide} px too wide")
        if width == 1440 or role in ("clerk", "liaison"):
            keep(page, f"{role}-{width}-{link.strip('/').replace('/', '-') or 'portal'}")
    assert faults == []


@pytest.mark.parametrize(("username", "address"), MAIN)
def test_axe_finds_nothing_serious(username, address, pages, story):
    axe = resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
    page = pages(username, 1440)
    page.goto(f"{story.address}{address}")
    page.evaluate(axe)
    found = page.evaluate(
        "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']})"
    )
    serious = [
        f"{one['id']}: {one['nodes'][0]['html'][:120]}"
        for one in found["violations"]
        if one["impact"] in ("serious", "critical")
    ]
    assert serious == []
