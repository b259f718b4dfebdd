"""Who speaks: “某市人民政府市长 龚 正”, “代区长 某某”, “栗 俊 昌”, “艾尔肯·吐尼亚孜”.

A name of two or three characters is often spaced out to the width of three.
"""

from __future__ import annotations

import re

POSTS = (
    "省长|市长|区长|县长|州长|盟长|旗长|主席|镇长|乡长|主任|局长|院长|检察长|厅长|处长|书记"
    "|秘书长|专员|行长|司令员"
)
_NAME = r"[\u3400-\u9fff](?: ?[\u3400-\u9fff]){1,3}|[\u3400-\u9fff]{1,8}(?:·[\u3400-\u9fff]{1,10})+"
_SPEAKER = re.compile(
    rf"（?(?:报告人[：: ]*)?(?P<post>[^。；：，]*(?:{POSTS})(?:（[^（）]{{1,8}}）)?)"
    rf"[ ：]*(?P<name>{_NAME})）?"
)
_NAME_FIRST = re.compile(
    rf"（?(?:报告人[：: ]*)?(?P<name>{_NAME})(?:[ ，、]+(?P<post>[^。；：，]*(?:{POSTS})))?）?"
)
_POST = re.compile(rf"[^。；：，]{{0,30}}(?:{POSTS})")


def is_speaker(words: str) -> bool:
    """Whether a line is a post and a name."""
    return _SPEAKER.fullmatch(words) is not None


def is_post(words: str) -> bool:
    """Whether a line is a post alone; the name then stands on the next."""
    return _POST.fullmatch(words) is not None


def speaker_in(words: str) -> tuple[str, str] | None:
    """The name and the post that a line gives, the post possibly empty."""
    found = _SPEAKER.fullmatch(words) or _NAME_FIRST.fullmatch(words)
    if found is None:
        return None
    return found["name"].replace(" ", ""), (found["post"] or "").replace(" ", "")


_POST_OF_UNIT = re.compile(
    r"(?:党[组委工]委?|分党组)?(?:副?书记|成员)?[、，]?(?:代理|代|副|常务副)?"
    r"(?:省长|市长|区长|县长|州长|盟长|旗长|主席|镇长|乡长|主任|局长|院长|检察长|厅长|处长|书记|秘书长"
    r"|专员|行长)(?:（.*）)?$"
)
_PLACE = re.compile(r"(.{2,20}?(?:省|自治区|市|区|县|旗|州|盟|镇|乡))第.{1,6}届")
_LEVELS = ("省", "市", "区", "县", "州", "旗", "盟", "自治区", "自治县", "自治州")


def unit_of_speaker(post: str, occasion: str) -> str | None:
    """The unit for which somebody speaks: for a 财政局局长 the 财政局, for a 区长 the government.

    A bare 市长 is that of the place whose congress meets.
    """
    unit = _POST_OF_UNIT.sub("", post)
    if unit == post and post:
        return None
    place = _PLACE.search(occasion)
    bare = unit.removesuffix("人民政府").removesuffix("政府")
    if not bare or bare in _LEVELS:
        return f"{place[1]}人民政府" if place else (unit or None)
    if unit[-1] in "省市区县旗州盟镇乡":
        return f"{unit}人民政府"
    return unit
