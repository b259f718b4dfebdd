"""Why an event cannot be so, in the language of whoever tells it, with the field to correct.

The core says it in English; here it is a sentence, a field and what to do.
"""

from __future__ import annotations

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from luoshi.ledger import Event
from luoshi_server.platform.errors import plain

CHECK = gettext_noop("请核对后重新填写。")

_FAULTS = (
    (r"names no record that the call", "records", gettext_noop("约谈通知没有写明所依据的记录。")),
    (r"a weight is a share", "weight", gettext_noop("权重应在 0 与 1 之间。")),
    (r"^it left at", "left", gettext_noop("驶出时间不晚于驶入时间。")),
    (r"the section is .* m long", "length_metres", gettext_noop("区间长度应大于 0。")),
    (r"(?P<field>\w+) is a share from 0", "", gettext_noop("比例应在 0 与 1 之间。")),
    (r"bear a plate", "plated", gettext_noop("已上牌数多于电动自行车数。")),
    (r"^\d+ of \d+ work", "online", gettext_noop("在线设备数多于设备总数。")),
    (r"points are added", "total", gettext_noop("周期累计分小于本次记分。")),
    (r"operation of one unit", "units", gettext_noop("联合执法行动至少有两个参加单位。")),
    (r"^it found .* among", "found", gettext_noop("查处数多于检查数。")),
    (r"within the limit of", "mass_kg", gettext_noop("实测总重未超过限重。")),
    (r"^the speed is", "speed", gettext_noop("速度不合常理。")),
    (r"^it ends at .* and starts", "end_metres", gettext_noop("终点桩号应大于起点桩号。")),
    (r"at least two points", "line", gettext_noop("走向至少有两个点。")),
    (r"not in the order of time", "track", gettext_noop("轨迹各点没有按时间先后排列。")),
    (r"begins before the patrol", "track", gettext_noop("轨迹早于巡查开始。")),
    (r"^it covers", "covered_metres", gettext_noop("已巡长度大于路段长度。")),
    (r"duplicate of itself", "same_as", gettext_noop("上报不能与自身重复。")),
    (r"names no accident", "accidents", gettext_noop("没有写明所依据的事故。")),
    (
        r"one of longitude and latitude",
        "longitude",
        gettext_noop("经度、纬度只填了一项，应同时填写或同时不填。"),
    ),
    (
        r"outside the country",
        "longitude",
        gettext_noop("经纬度不在国内，经度、纬度可能填反了。"),
    ),
    (r"metres along a road", "road", gettext_noop("填了距起点，没有填道路。")),
    (
        r"settled by the simple procedure",
        "procedure",
        gettext_noop("有人员死亡的事故不能适用简易程序。"),
    ),
    (r"has at least one death", "deaths", gettext_noop("死亡事故至少有一人死亡。")),
    (r"death cannot come before", "happened", gettext_noop("死亡时间早于事故发生时间。")),
    (r"gives no reason", "reason", gettext_noop("没有写明理由。")),
    (r"quotes no decision", "decision", gettext_noop("没有摘录决定原文。")),
    (r"either a number or a term", "number", gettext_noop("数值与时限应当只填一项。")),
    (r"does not say what it is about", "about", gettext_noop("没有填写编号或名称。")),
    (r"(?P<field>\w+) cannot be below zero", "", gettext_noop("数量不能小于 0。")),
    (r"(?P<field>\w+) is missing", "", gettext_noop("没有填写。")),
    (r"(?P<field>\w+) is empty", "", gettext_noop("没有填写。")),
    (r"(?P<field>\w+) must be", "", gettext_noop("填写的内容不符合本栏要求。")),
)


def fault_in_words(kind: type[Event], error: Exception) -> tuple[str, str, str]:
    """The field to blame for what cannot be so, or none, the reason, and what to do."""
    said = plain(error).removeprefix(f"{kind.__name__}: ").rstrip(".")
    for pattern, field, words in _FAULTS:
        found = re.search(pattern, said)
        if found:
            return field or found.group("field"), _(words), _(CHECK)
    return "", _("不能受理：%(reason)s。") % {"reason": said}, _("请核对各项后重新提交。")
