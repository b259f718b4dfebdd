"""The documents that a text cites: 《……办法》（某政发〔2021〕5号）."""

from __future__ import annotations

import re
from collections.abc import Iterator

from luoshi.document.titles import squeezed

_QUOTED = re.compile(
    r"《([^《》\n]{2,100}(?:《[^《》\n]*》[^《》\n]*)*)》(?:（[^（）\n]{2,40}号）)?"
)
_TEXTS = re.compile(
    r"(?:法|通知|通告|公告|通报|意见|决定|决议|批复|函|办法|规定|条例|细则|规则|规程|准则|章程|制度|方案|计划|规划|纲要|要点|报告"
    r"|预案|请示|建议|标准|目录|清单|公报|措施|令|解释|政策|协议|指南|指引|规范|总结|议案)(?:（.*）)?$"
)


def cites_in(folded: str, text: str, start: int, end: int, own: tuple[str, ...]) -> Iterator[str]:
    """The texts cited between two offsets, each once; a document does not cite itself."""
    seen = {squeezed(title) for title in own if title}
    for found in _QUOTED.finditer(folded, start, end):
        name = squeezed(found[1])
        if name in seen or not _TEXTS.search(found[1]):
            continue
        seen.add(name)
        yield "".join(text[found.start() : found.end()].split())
