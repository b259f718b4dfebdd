"""Names in a list that one amount each is handed out to: 城镇和农村居民人均可支配收入分别为……

What only the last name bears belongs to all of them: 夏粮、秋粮产量 are 夏粮产量 and 秋粮产量.
"""

from __future__ import annotations

import re

from luoshi.extract.indicators import measure_at_end, names_a_measure


def names_in(words: str) -> list[str]:
    """The names of a list; a head that only the last bears is lent to the others.

    城镇和农村居民人均可支配收入 are 城镇居民人均可支配收入 and 农村居民人均可支配收入.
    """
    names = [name for name in _LISTED.split(words) if name]
    if len(names) < 2:
        if words.startswith("城乡居民"):
            return ["城镇" + words[2:], "农村" + words[2:]]
        return names
    last = names[-1]
    return [
        name if names_a_measure(name) or len(last) <= len(name) + 1 else name + last[len(name) :]
        for name in names[:-1]
    ] + [last]


_LISTED = re.compile(r"[、，]|(?:以?及|和|与)(?!平)")


_SECTORS = re.compile(
    r"[二两三四五六七八九十0-9]+[个大类项](?P<kind>行业|产业|领域|部门|门类)(?P<what>.*)$"
)
_MONTHS = re.compile(r"^(?:[0-9]{1,2}月?[-—～至])?[0-9]{1,2}月份?")


def listed_names(words: str, wanted: int) -> list[str]:
    """The names of a list parted by 、 alone, where they are as many as wanted; none otherwise.

    和 and 及 may stand inside a name: 采矿业、制造业、水生产和供应业增加值 are three.
    """
    if wanted < 2:
        return []
    names = [name for name in words.split("、") if name]
    if len(names) == wanted - 1:
        head, _, tail = names[-1].partition("和")
        if head and tail:
            names[-1:] = [head, tail]
    if len(names) != wanted:
        return []
    last = names[-1]
    if names[0] == "城" and last.startswith("乡"):
        return ["城镇" + last[1:], "农村" + last[1:]]
    sectors = _SECTORS.search(last)
    if sectors is not None:
        tail = sectors["kind"] + _MONTHS.sub("", sectors["what"])
        return [*(name + tail for name in names[:-1]), last[: sectors.start()] + tail]
    tail = _tail_for(names[0], last)
    return [name if names_a_measure(name) else name + tail for name in names[:-1]] + [last]


def _tail_for(name: str, last: str) -> str:
    """What the last name lends to another: all behind the sign that both end with (采矿业,
    水生产和供应业), or what is measured.
    """
    at = last.rfind(name[-1], 0, len(last) - 1)
    if at >= len(name) - 1 and name[-1] not in "、和":
        return last[at + 1 :]
    return last[len(name) :] if len(last) > len(name) + 1 else measure_at_end(last)
