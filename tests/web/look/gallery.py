"""Renders the templates without the server: `python -m tests.web.look.gallery FOLDER`."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import jinja2
from django.http import QueryDict

import luoshi_server.web
from tests.web.look import conftest as _settings  # noqa: F401
from tests.web.look.sample import sample

WEB = Path(luoshi_server.web.__file__).parent
TEMPLATES = WEB / "templates"
STATIC = WEB / "static" / "luoshi"

PAGES = (
    ("工作台", "desk", 12),
    ("挂图作战", "wall", None),
    ("任务", "duties", None),
    ("公报", "gazettes", None),
    ("确认", "review", 128),
    ("地图", "map", None),
    ("台账", "ledger", None),
)


def environment() -> jinja2.Environment:
    """An environment with the filters that the server's own has."""
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        extensions=["jinja2.ext.do"],
    )
    made.filters.update(
        day=lambda day: f"{day.year}年{day.month}月{day.day}日",
        instant=lambda instant: f"{instant:%Y-%m-%d %H:%M}",
        number=lambda number: f"{number:,}",
        percent=lambda share: f"{float(share) * 100:.4g}%",
        worded=str,
    )
    made.globals.update(pgettext=lambda context, words: words)
    return made


def context(*, language: str = "zh-hans", **others: object) -> dict[str, object]:
    """What every template is given, as the server gives it."""
    return {
        "_": lambda words: words,
        "ngettext": lambda one, many, count: one if count == 1 else many,
        "url": lambda name, *_arguments, **_names: f"/{name}/",
        "static": lambda path: f"/static/{path}",
        "csrf_input": "",
        "csrf_token": "token",
        "request": SimpleNamespace(
            GET=QueryDict("unit=3&page=2"), path="/", get_full_path=lambda: "/"
        ),
        "member": SimpleNamespace(
            get_full_name=lambda: "林知远",
            role="clerk",
            role_title="督查室经办",
            unit="区政府督查室",
        ),
        "now": datetime(2021, 10, 12, 9, 30, tzinfo=ZoneInfo("Asia/Shanghai")),
        "place": "某区督查室",
        "is_demo": True,
        "navigation": [
            SimpleNamespace(title=title, url=f"/{icon}/", icon=icon, count=count, is_current=not n)
            for n, (title, icon, count) in enumerate(PAGES)
        ],
        "messages": [],
        "language": language,
        "sample": sample(),
        **others,
    }


def rendered(template: str = "gallery.html", **others: object) -> str:
    return environment().get_template(template).render(**context(**others))


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "gallery.html").write_text(rendered(), encoding="utf-8")
