"""A title over several lines: whole in its words, symmetrical, a trapezium or a lozenge (7.3.1).

Where words end nobody can tell without reading; but Chinese titles have good places to break:
before 关于, after a comma or 、, after 和, beside the words of the trade.  A title that already has
line ends is set as its author wants it.
"""

import re

from luoshi_server.papers.breaking import NEVER_BEGINS, NEVER_ENDS, width_in_characters
from luoshi_server.papers.measures import SIZE_2, WIDTH

IN_A_LINE = int(WIDTH // SIZE_2)

_GOOD_AFTER = "，、；和及与暨"
_BEST_BEFORE = "关于"
# Words that titles of papers are made of, longest first: no line ends inside one of them, and
# one may end before or after.  A year, with what says which part of it, is such a word.
_WORDS = re.compile(
    r"[0-9]{4}年(?:上半年|下半年|度|第?[一二三四]季度|[0-9]{1,2}(?:—[0-9]{1,2})?月份?)?"
    r"|人民政府|委员会|办公室|办公厅|领导小组|指挥部|督查室|联席会议|实施方案|工作方案"
    r"|工作要点|实施意见|暂行办法|管理办法|责任清单|任务清单|老旧小区|公共服务|营商环境"
    r"|安全生产|乡村振兴|高质量|重点|任务|目标|进展|完成|情况|工作|督查|督办|检查|考核"
    r"|评价|通报|通知|报告|请示|批复|意见|方案|办法|规定|决定|公告|通告|月报|实施|开展"
    r"|推进|加强|落实|整改|专项|行动|项目|建设|管理|服务|改革|发展|改造|治理|事项|问题"
    r"|责任|分解|印发|转发|调整|进一步|全面|深入|有关|部门|单位|街道|社区|群众|企业"
)


def title_lines(title: str, *, in_a_line: int = IN_A_LINE) -> tuple[str, ...]:
    """The lines of a title, each at most so many characters wide."""
    if "\n" in title:
        return tuple(line.strip() for line in title.splitlines() if line.strip())
    lines = -int(-width_in_characters(title) // in_a_line)
    if lines <= 1:
        return (title,)
    for count in (lines, lines + 1):
        found = _best(title, lines=count, in_a_line=in_a_line)
        if found:
            return found
    return (title,)


def _best(title: str, *, lines: int, in_a_line: int) -> tuple[str, ...]:
    """The title in so many lines, near to their shape, broken at good places; () if none fits."""
    places = [at for at in range(1, len(title)) if _may_break(title, at)]
    reached: dict[int, tuple[float, tuple[str, ...]]] = {0: (0.0, ())}
    for number, wished in enumerate(_shape(width_in_characters(title), lines), 1):
        ends = [len(title)] if number == lines else places
        reached = {
            end: min(candidates)
            for end in ends
            if (
                candidates := [
                    (
                        cost + (width - wished) ** 2 + _badness(title, end),
                        (*set_, title[start:end]),
                    )
                    for start, (cost, set_) in reached.items()
                    if start < end and (width := width_in_characters(title[start:end])) <= in_a_line
                ]
            )
        }
    return reached[len(title)][1] if reached else ()


def _shape(width: float, lines: int) -> list[float]:
    """The widths to wish for: three lines make a lozenge, others a trapezium, the long side up."""
    mean = width / lines
    if lines == 3:
        return [mean - 1, mean + 2, mean - 1]
    return [mean + (lines - 1) / 2 - at for at in range(lines)]


def _may_break(title: str, at: int) -> bool:
    before, after = title[at - 1], title[at]
    if after in NEVER_BEGINS or after == "的" or before in NEVER_ENDS:
        return False
    if before.isascii() and after.isascii():
        return False
    if any(found.start() < at < found.end() for found in _WORDS.finditer(title)):
        return False
    return title[:at].count("《") <= title[:at].count("》")


def _badness(title: str, at: int) -> float:
    """How bad it is to end a line there, in squared characters."""
    if at == len(title) or title[at - 1] in _GOOD_AFTER or title.startswith(_BEST_BEFORE, at):
        return 0.0
    if title[at - 1] == "的" or any(at in found.span() for found in _WORDS.finditer(title)):
        return 4.0
    return 16.0
