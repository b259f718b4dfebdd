"""Posts and the organisations that have them: 区教育局副局长 is 副局长 of 区教育局.

A name of a post ends in one of some dozens of words, with 副, 常务, 党组 and the like before it;
what stands before the post is the organisation.  A post that stands alone after another (董事长、
总经理) belongs to the same organisation.  A rank (一级主任科员) is a post as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Post:
    """A post in an organisation; `qualifiers` are what brackets, 兼 and 代 say of holding it."""

    organisation: str
    name: str
    qualifiers: tuple[str, ...]


_RANK = (
    r"(?:第一|常务|专职|兼职|挂职|党组|党委|党工委|党总支|党支部|纪检监察组|纪检组|纪检|纪委|执行|首席|名誉|荣誉|特邀|专家"
    r"|一级|二级|三级|四级|高级|助理|代理?|副|总|正|候补|轮值|分管|联席|驻会)*"
)
_POST = (
    r"(?:省长|市长|区长|县长|州长|盟长|旗长|镇长|乡长|村长|街长|河长|林长|路长|田长|湖长|主席团成员|主席|主任委员|主任科员"
    r"|主任医师|主任|常委|(?:审判|检察)委员会(?:专职)?委员|常委会委员|委员|组成人员|成员|组员|局长|厅长|处长|科长|股长|部长|司长|署长|社长|馆长"
    r"|所长|站长|院长|校长|园长|行长|台长|大队长|支队长|总队长|中队长|分队长|队长|组长|庭长|团长|连长|班长|秘书长"
    r"|董事会秘书|秘书|书记员|书记|检察长|检察员|检察官|审判长|审判员|(?:人民)?(?:陪审员|监督员|调解员)|仲裁员|公证员|法官助理|法官|监察专员|专员"
    r"|巡视员|调研员|督学|督察长|督察专员|督察|督导|稽察|总督学|审计长|董事长|董事|监事长|监事|总经理|经理|总裁"
    r"|总监|主管|主办|会计师|经济师|工程师|统计师|规划师|农艺师|畜牧师|审计师|建筑师|设计师|政委|政治委员|教导员|协理员|指导员"
    r"|联络员|召集人|负责人|法定代表人|(?:法律|技术|政策)?顾问|参事|馆员|理事长|理事|会长|教授|研究员|发言人|代表|参谋长|司令员|科员|办事员"
    r"|警长|警员|执法员|主编|总编辑|编辑|信息官|数据官|常务主任|助理)"
)
_ENDING = re.compile(rf"(?P<post>{_RANK}{_POST})(?P<more>(?:（[^（）]*）)*)$")
_BRACKET = re.compile(r"（((?:[^（）]|（[^（）]*）)*)）")
QUALIFIES = re.compile(
    r"兼|挂职|试用|代理|任期|聘期|时间|正[处科局厅县乡]级?|副[处科局厅县乡]级?|保留|按|享受|级|期|主持|转正|正式任职|待遇|退休"
)
# A sentence that was cut wrongly, not the name of a unit.
_NO_ORGANISATION = re.compile(
    r"任命|免去|辞去|撤销|担任|兼任|同志|提名|晋升|终止|试用期|请求|研究决定|其[^他]|[：；]|^[、的为]|.{60}"
)
_CONCURRENT = re.compile(r"(?:并?兼任?|同时(?:担任|兼任?)|并?挂任|并(?:担任|任))")
_OFFICE = re.compile(r"(?:的?职务|的?职位|的?一职|的?领导职务|职务试用期|试用期已?满|人选)$")
# Whoever presides over a division is a judge of the court: 某法院立案庭副庭长、审判员.
_OF_THE_COURT = re.compile(r"(?:助理)?(?:审判员|检察员)|(?:审判|检察)委员会(?:专职)?委员")
_COURT = re.compile(r"((?:人民法院|检察院)).+$")
_OF_A_COURT = re.compile(r"人民法院|检察院")
_NOT_ACTING = ("代表",)


def posts_in(words: str) -> Iterator[Post]:
    """The posts of one item in order; words that name no post give none.

    What follows a comma and is no post (试用期一年, 按期转正) is said of all of them.
    """
    posts: list[Post] = []
    for_all: list[str] = []
    organisation = court = unfinished = ""
    for printed, after_comma in _parts(words):
        part = _OFFICE.sub("", printed.strip(" 。；，：")).replace(" ", "")
        concurrent = _CONCURRENT.match(part)
        if after_comma or concurrent or not part:
            unfinished = ""
        part = part[concurrent.end() :] if concurrent else part
        found = _ENDING.search(part)
        if found is None:
            if after_comma and QUALIFIES.search(part):
                for_all.append(part)
            elif part and not concurrent and printed.endswith(part[-1]):
                # 区教育、体育局局长: the sign stands inside the organisation's name.
                unfinished += part + "、"
            continue
        before = unfinished + part[: found.start()]
        unfinished = ""
        if not before and _OF_THE_COURT.fullmatch(found["post"]):
            organisation = _COURT.sub(r"\1", court or organisation)
        organisation = _without_other_names(before) or organisation
        court = organisation if _OF_A_COURT.search(organisation) else court
        qualifiers = [_bare(concurrent.group())] if concurrent else []
        also: list[Post] = []
        for inside in _BRACKET.findall(found["more"]):
            also += _in_bracket(inside)
            said = re.split(r"[，、；]", inside)
            qualifiers += [q for q in said if QUALIFIES.search(q)] if not also else []
        name = found["post"]
        if name.startswith("代") and not name.startswith(_NOT_ACTING):
            qualifiers.insert(0, "代理")
            name = re.sub(r"^代理?", "", name)
        posts += [Post(organisation, name, tuple(qualifiers)), *also]
    if any(_NO_ORGANISATION.search(post.organisation) for post in posts):
        return
    for post in posts:
        noted = (*post.qualifiers, *for_all)
        yield replace(post, qualifiers=noted) if for_all else post


def _in_bracket(words: str) -> Iterator[Post]:
    """A second post told in a bracket: 某局局长（兼某办主任）."""
    found = _ENDING.search(words[1:]) if words.startswith("兼") else None
    if found is not None and found.start() > 1:
        yield Post(words[1 : 1 + found.start()], found["post"], ("兼",))


def _bare(concurrent: str) -> str:
    return concurrent.removeprefix("并").replace("同时担任", "兼任").replace("同时", "") or "兼任"


def _parts(words: str) -> Iterator[tuple[str, bool]]:
    """The items of a list of posts, and whether a comma stands before; brackets part nothing."""
    depth, start, after_comma = 0, 0, False
    for at, sign in enumerate(words):
        depth += (sign == "（") - (sign == "）")
        if depth == 0 and sign in "、，；":
            yield words[start:at], after_comma
            start, after_comma = at + 1, sign != "、"
    yield words[start:], after_comma


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
