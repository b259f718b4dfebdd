"""A headless browser, and a folder in which its pictures are kept."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.office import PASSWORD, RunningOffice

PICTURES = Path(__file__).parents[2] / "out" / "screenshots"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]


@pytest.fixture(scope="package")
def chromium() -> Iterator[Any]:
    """A headless Chromium; without one on the machine the tests are skipped.

    It is gone when the tests of this folder are over: beside it, Django would not let other tests
    of the same process at their database, nor Playwright start another.
    """
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        pytest.skip("there is no chromium on this machine")
    if os.environ.get("LUOSHI_TEST_DATABASE"):
        pytest.skip("the browser's own office runs on SQLite")
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def office(tmp_path: Path) -> Iterator[RunningOffice]:
    """An office that is closed when the test is over."""
    running = RunningOffice(tmp_path / "office")
    yield running
    running.close()


Visit = Callable[..., Any]


@pytest.fixture
def visit(chromium: Any, office: RunningOffice) -> Iterator[Visit]:
    """Signs a member in and gives the page.  Nothing may be asked of another host."""
    contexts: list[Any] = []
    elsewhere: list[str] = []

    def sign_in(username: str = "", width: int = 1440) -> Any:
        context = chromium.new_context(
            viewport={"width": width, "height": 900}, locale="zh-CN", accept_downloads=True
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on(
            "request",
            lambda request: (
                None
                if request.url.startswith((office.address, "data:", "blob:"))
                else elsewhere.append(request.url)
            ),
        )
        if username:
            page.goto(f"{office.address}/sign-in/")
            page.fill("[name=username]", username)
            page.fill("[name=password]", PASSWORD)
            page.click("main button[type=submit]")
            page.wait_for_url("**/desk/")
        return page

    yield sign_in
    for context in contexts:
        context.close()
    assert not elsewhere, f"asked of another host: {elsewhere}"


@pytest.fixture
def keep() -> Callable[[Any, str], None]:
    """Keeps a picture of a page."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    return lambda page, name: page.screenshot(path=PICTURES / f"{name}.png", full_page=True)
