"""Lists of units as offices print them: 甲局、乙局，丙局 丁局等有关部门.

Lists are parted by 、 ， ； or blanks, but not inside brackets: 甲委（乙局）is one unit, and so are
collective bodies (各街道、镇).  What a list ends in (等有关部门) is an entry of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

ENDS_LIKE_A_UNIT = re.compile(
    r"(?:局|委|办|院|厅|部|处|室|会|署|社|站|队|所|校|馆|台|库|行|团|区|县|市|镇|乡|街道?|中心|公司|集团|企业|单位|部门|政府|组"
    r"|专班|两级|联|州|旗|盟|基地|学校|医院|园|厂|群团|办事处|（.{1,14}）|”)$"
)
_NOT_A_UNIT = re.compile(
    r"(?:前|底|末|完成|实施|推进|办理|落实|时限|下同|长期|持续|常态化|进展|方案|工作|要求|任务|以上|按职责分工|年|月|日|后|的|除外|"
    r"适用范围.*|\d+(?:%|项|个(?!.{0,6}(?:街道|乡|镇|区|县|市|旗|部门|单位))).*)$|^(?:配合|协调|督促|推动|会同|我|本|其|由|以下|以上各|上述|均需?|含|包括|详?见|谁)|^[\u3400-\u9fff]{2,8}由"
)
_ETC = re.compile(
    r"等(?:[省市区县州旗本各镇乡]{0,2}(?:直|级|政府)?(?:有关|相关|各有关|各相关|各|成员|其他)?(?:职能|责任|成员|相关)?"
    r"(?:部门|单位|部门（单位）|部门单位|街道|镇街|企业|街道办事处)?(?:（单位）|和单位|及街道|、街道)?)?$"
)


def names_of(folded: str) -> tuple[tuple[str, ...], bool]:
    """The names of a list and whether it ends in 等; separators inside brackets part nothing.

    “甲局、乙局等有关部门” gives 甲局, 乙局 and 等有关部门; a bare 等 gives no entry.
    """
    names: list[str] = []
    etc = False
    for part in whole_names(_parts(folded)):
        kept, more = _name(part)
        names += kept
        etc = etc or more
    return tuple(names), etc


# A document names the same units again and again.
@lru_cache(maxsize=2048)
def _name(part: str) -> tuple[tuple[str, ...], bool]:
    """What one part of a list names, and whether it ends in 等."""
    name = part.strip(" 。.：")
    ending = _ETC.search(name)
    if ending is None:
        return ((name,) if name and not _NOT_A_UNIT.search(name) else ()), False
    parted = (name[: ending.start()], ending.group() if len(ending.group()) > 1 else "")
    return tuple(each for each in parted if each and not _NOT_A_UNIT.search(each)), True


def _parts(folded: str) -> Iterator[str]:
    depth, start = 0, 0
    for at, sign in enumerate(folded):
        # Typists set 各县<市、区> where the list stands in round brackets itself.
        if sign in "（<〈〔[":
            depth += 1
        elif sign in "）>〉〕]":
            depth = max(0, depth - 1)
        elif depth == 0 and sign in "、，；, \n":
            if sign == " " and not _parts_here(folded, start, at):
                continue
            yield folded[start:at]
            start = at + 1
    yield folded[start:]


# “各街道、镇” and “13个街道、镇” are one body of units, not two.
_COLLECTIVE = re.compile(
    r"(?:各|全体|\d+个|有关|相关)(?:街道|乡|镇|乡镇|区|县|市|旗|县（[市区]）|区（[县市]）|级党委)$"
)
_REST_OF_COLLECTIVE = re.compile(
    r"(?:街道|乡|镇|乡镇|县|市|旗|县级市|县（市）|县[（〔]市、区[）〕]|县（区）|区（县）|区|办事处|办(?=$))"
    r"(?:人民政府|政府|办事处)?(?:（[^（）]{1,8}）)?$"
)
# “各县、市、区政府”: what may go on behind two bodies of the same kind.
_BARE_OF_COLLECTIVE = re.compile(r"(?:街道|乡|镇|乡镇|县|市|旗|县级市|区)$")
_OF_COUNTIES = re.compile(r"各[县市区旗]、[县市区旗]$")
_GOVERNED = re.compile(r"(?:人民)?政府(?:（[^（）]{1,8}）)?$")
_GLUED = re.compile(
    r"(?<=[局委办队院])(?=[省市区县][\u3400-\u9fff]{2,14}(?:局|委|办|办公室|大队|中心)$)"
)
# “甲局及各区人民政府”, “甲局和市直有关部门”: whom a conjunction adds belongs to no name.
_TOGETHER = re.compile(
    r"(?:以?及|和|与)(?=各|有关|相关|其他|[省市区县州旗]直|[省市区县州旗]级(?:有关|相关|各)|[省市区县州旗]属"
    r"|(?P<twin>[省市区县州旗])[\u3400-\u9fff]{2,12}(?:局|委|办|院|会|联|中心|大队|支队|公司)$)"
)


def whole_names(parts: Iterator[str]) -> Iterator[str]:
    """The parts of a list with collective units put together and names that ran together parted."""
    waiting = ""
    for part in parts:
        if waiting:
            rest = part.strip()
            if _belongs_to(waiting, rest):
                waiting = f"{waiting}、{rest}"
                if not _BARE_OF_COLLECTIVE.match(rest):
                    yield waiting
                    waiting = ""
                continue
            yield waiting
            waiting = ""
        names = _unglued(part.strip())
        if names:
            yield from names
        else:
            waiting = part.strip()
    if waiting:
        yield waiting


def _belongs_to(collective: str, rest: str) -> bool:
    """Whether a part goes on naming a collective body: 各县、市 and then 区政府."""
    if collective.endswith("党委"):
        return rest in ("政府", "人民政府")
    if not _REST_OF_COLLECTIVE.match(rest):
        return False
    # “各街道、镇，区政府” are two: the government is not one of the towns.
    return (
        "、" not in collective
        or _GOVERNED.search(rest) is None
        or _OF_COUNTIES.search(collective) is not None
    )


@lru_cache(maxsize=2048)
def _unglued(part: str) -> tuple[str, ...]:
    """The names of one part; none where it is the beginning of a collective body."""
    if _COLLECTIVE.search(part):
        return ()
    for seam in _TOGETHER.finditer(part):
        before, after = part[: seam.start()], part[seam.end() :]
        if seam["twin"] and before[:1] != after[:1]:
            continue
        if len(before) > 2 and ENDS_LIKE_A_UNIT.search(before) and ENDS_LIKE_A_UNIT.search(after):
            return (*(_unglued(before) or (before,)), *(_unglued(after) or (after,)))
    for seam in _GLUED.finditer(part):
        before, after = part[: seam.start()], part[seam.start() :]
        if len(before) > 3 and before[0] == after[0]:
            return (*(_unglued(before) or (before,)), after)
    return (part,)


def _parts_here(folded: str, start: int, at: int) -> bool:
    """Whether a blank parts two units: what stands before it ends like the name of one."""
    return ENDS_LIKE_A_UNIT.search(folded[start:at].strip()) is not None
