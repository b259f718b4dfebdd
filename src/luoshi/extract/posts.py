"""Posts and the organisations that have them: 区教育局副局长 is 副局长 of 区教育局.

A name of a post ends in one of some dozens of words, with 副, 常务, 代 and the like before it; what
stands before the post is the organisation.  A post that stands alone after another (董事长、总经理)
belongs to the same organisation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Post:
    """A post in an organisation; `qualifiers` are what brackets and 兼 say of holding it."""

    organisation: str
    name: str
    qualifiers: tuple[str, ...]


_RANK = r"(?:第一|常务|专职|兼职|党组|党委|党工委|党总支|党支部|纪委|纪检监察组|执行|首席|名誉|一级|二级|三级|四级|高级|助理|代理?|副|总|正|候补)*"
_POST = (
    r"(?:省长|市长|区长|县长|州长|盟长|旗长|镇长|乡长|主席|主任委员|主任科员|主任医师|主任|委员|局长|厅长|处长|科长|部长|司长|署长|社长|馆长"
    r"|所长|站长|院长|校长|园长|行长|台长|队长|大队长|支队长|总队长|组长|庭长|团长|秘书长|书记员|书记|检察长|检察员|审判长|审判员|监察专员|专员"
    r"|巡视员|调研员|督学|督察长|督察|督导|稽察|总督学|董事长|董事|监事长|监事会主席|监事|总经理|经理|总裁|会计师|经济师|工程师|统计师"
    r"|规划师|农艺师|畜牧师|审计师|政委|政治委员|教导员|指导员|顾问|参事|馆员|理事长|理事|会长|教授|发言人|首席代表|代表|总监|监督员|参谋长|司令员|科员)"
)
_ENDING = re.compile(rf"(?P<post>{_RANK}{_POST})(?P<more>(?:（[^（）]*）)*)$")
_BRACKET = re.compile(r"（((?:[^（）]|（[^（）]*）)*)）")
_QUALIFIES = re.compile(
    r"兼|挂职|试用|代理|任期|聘期|时间|正[处科局厅]级?|副[处科局厅]级?|保留|按|享受|级|期|主持"
)


def posts_in(words: str) -> Iterator[Post]:
    """The posts of one item in order; words that name no post give none."""
    organisation = ""
    for part in _parts(words):
        part = re.sub(r"(?:的?职务|的?职位|一职)$", "", part.strip(" 。；，"))
        concurrent = re.match(r"(?:并?兼任?|同时担任)", part)
        part = part[concurrent.end() :] if concurrent else part
        found = _ENDING.search(part)
        if found is None:
            continue
        before = part[: found.start()]
        organisation = _without_other_names(before) or organisation
        qualifiers = [concurrent.group().removeprefix("并")] if concurrent else []
        for inside in _BRACKET.findall(found["more"]):
            qualifiers += [q for q in re.split(r"[，、；]", inside) if _QUALIFIES.search(q)]
        name = found["post"]
        if name.startswith("代") and not name.startswith("代表"):
            qualifiers.insert(0, "代理")
            name = re.sub(r"^代理?", "", name)
        yield Post(organisation, name, tuple(qualifiers))


def _parts(words: str) -> Iterator[str]:
    """The items of a list of posts; separators inside brackets part nothing."""
    depth, start = 0, 0
    for at, sign in enumerate(words):
        depth += (sign == "（") - (sign == "）")
        if depth == 0 and sign in "、，；":
            yield words[start:at]
            start = at + 1
    yield words[start:]


def _without_other_names(organisation: str) -> str:
    """An organisation without the full names that a bracket says it also has.

    “某区服务中心（某区扶贫中心）” also is 某区扶贫中心; “便民中心（党群中心）” is one name.
    """
    found = _BRACKET.search(organisation)
    if found is None or found.end() != len(organisation):
        return organisation
    own = organisation[: found.start()]
    others = re.split(r"[、，]", found.group(1))
    if all(other[:2] == own[:2] for other in others):
        return own
    return organisation
