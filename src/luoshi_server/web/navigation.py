"""Where a member may go: the pages of the navigation, by what the role may do."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from luoshi_server.accounts.models import Member
from luoshi_server.accounts.permissions import may
from luoshi_server.accounts.roles import Verb

PAGES: tuple[tuple[str, str, str, tuple[Verb, ...]], ...] = (
    ("wall", gettext_noop("挂图作战"), "wall", (Verb.SEE_INSIDE,)),
    ("desk", gettext_noop("我的工作台"), "desk", (Verb.SEE_INSIDE,)),
    ("notifications", gettext_noop("我的消息"), "calendar", (Verb.SEE_INSIDE,)),
    ("duties", gettext_noop("任务台账"), "duties", (Verb.SEE_INSIDE,)),
    ("requests", gettext_noop("变更审批"), "requests", (Verb.ASK, Verb.DECIDE)),
    ("gazettes", gettext_noop("公报与核对"), "gazettes", (Verb.CONFIRM,)),
    ("supervisions", gettext_noop("政府督查"), "supervisions", (Verb.SEE_SUPERVISIONS,)),
    ("mechanisms", gettext_noop("机制运行"), "mechanisms", (Verb.SEE_INSIDE,)),
    ("obligations", gettext_noop("责任事项"), "cases", (Verb.SEE_INSIDE,)),
    ("tell_kinds", gettext_noop("事项填报"), "requests", (Verb.TELL,)),
    ("registers", gettext_noop("名录库"), "registers", (Verb.SEE_INSIDE,)),
    ("map", gettext_noop("道路安全一张图"), "map", (Verb.SEE_INSIDE,)),
    ("scores", gettext_noop("考核评分"), "scores", (Verb.SEE_INSIDE,)),
    ("burden", gettext_noop("减负一览"), "burden", (Verb.SEE_INSIDE,)),
    ("bulletins", gettext_noop("通报与督办单"), "bulletins", (Verb.SEE_INSIDE,)),
    ("units", gettext_noop("单位与任职"), "units", (Verb.SEE_INSIDE,)),
    ("imports", gettext_noop("表格导入"), "imports", (Verb.IMPORT,)),
    ("ledger", gettext_noop("事项台账"), "ledger", (Verb.SEE_LEDGER,)),
    ("members", gettext_noop("用户与令牌"), "members", (Verb.KEEP_MEMBERS,)),
    ("webhooks", gettext_noop("消息接口"), "settings", (Verb.KEEP_MEMBERS,)),
    ("portal", gettext_noop("公开页"), "public", (Verb.SEE_INSIDE,)),
)
"""The name of each page's address, its title, its icon, and the verbs any of which lets one in."""


class Item(NamedTuple):
    """One entry of the navigation."""

    title: str
    url: str
    is_current: bool
    icon: str
    count: int = 0


def navigation_of(request: HttpRequest, member: Any) -> list[Item]:
    """The entries that this member may open."""
    if not isinstance(member, Member):
        return []
    items = []
    for name, title, icon, verbs in PAGES:
        if not any(may(member, verb) for verb in verbs):
            continue
        try:
            address = reverse(name)
        except NoReverseMatch:
            continue
        is_current = request.path == address or (
            address != "/" and request.path.startswith(address)
        )
        items.append(Item(_(title), address, is_current, icon))
    return items
