"""Lines that begin a paragraph whatever stands above them: salutations, heads of tables, roles."""

from __future__ import annotations

import re
from collections.abc import Sequence

from luoshi.document.lines import Line

# A salutation, or the header of a table, is never the rest of what stands above it.
OPENS = re.compile(
    r"(?:各位|同志们|尊敬的)[^，。]{0,12}[：:！!]$"
    r"|政府工作报告$|(?:此复|[特专]此[\u3400-\u9fff]{2,6})[。．.]?$"
    r"|(?:序\s?号|指标|项目|名称|单位|地区|类别|县区|街道)[^，。；：]{0,12}"
    r"(?:[ \t\u3000|]+[^，。；： ]{1,14})+$"
)
# “责任单位：……” is a line of its own, but for one that wraps inside a bracket.
TELLS_ROLES = re.compile(
    r"(?:(?:第一)?牵头|责任|主办|配合|协办|负责|承办|参与)(?:单位|部门|领导)[：:]"
    r"|(?:完成|办理|整改)?时限[：:]|责任人[：:]"
)
MAY_TELL_ROLES = frozenset("第牵责主配协负承参完办整时")
_LEAVES_OPEN = frozenset("（(【[，；、：,;:")
MAY_OPEN = frozenset("各同尊政序指项名单地类县街此特专")


def is_inside_bracket(paragraph: Sequence[Line]) -> bool:
    """Whether a paragraph stops inside a bracket or a list: its next line goes on with it."""
    if paragraph[-1].words[-1] in _LEAVES_OPEN:
        return True
    opened = sum(line.words.count("（") + line.words.count("(") for line in paragraph)
    return opened > sum(line.words.count("）") + line.words.count(")") for line in paragraph)


_NAME_OF_PLAN = re.compile(
    r"(?:方案|计划|清单|要点|办法|细则|规定|意见|任务|分工|台账|措施)(?:[（(][^（）()]{1,8}[）)])?$"
)
_STOPS = re.compile(r"[，。；：、]")


def is_name_of_plan(words: str) -> bool:
    """Whether a line may be the title of a plan, below which its first item stands."""
    near = max(0, len(words) - 14)
    return _NAME_OF_PLAN.search(words, near) is not None and _STOPS.search(words) is None
