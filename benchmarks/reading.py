"""How fast a PDF is read, and whether in order, against pdfplumber's text in the same run.

    python benchmarks/reading.py

The gazette is set here: two columns, running heads, page numbers, ruled tables that go on
overleaf and tables with three rules.  It is read twice: as Typst drew it, and drawn line by line
across both columns.  Order is the longest run of ten-character windows that keep their order,
as a share of all that occur once.  Rounds are paired, and the median of their ratios is told.
"""

from __future__ import annotations

import resource
import sys
import time
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from statistics import median

import pdfplumber

from luoshi.document.reading import Reading
from luoshi.readers import read_bytes

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "readers"))
from typesetting import drawn_across, typeset

ROUNDS = 5
WINDOW = 10
PARAGRAPHS = 420
SETTING = """
#set page(columns: 2, margin: 2cm, header: [云溪区人民政府公报 #h(1fr) 2026年第3期],
  footer: context align(center)[— #counter(page).display() —])
#set par(justify: true, first-line-indent: (amount: 2em, all: true))
"""
TRADES = "工业 农业 商贸 文旅 物流 建筑 教育 卫生 养老 环保 水务 交通".split()  # noqa: SIM905
UNITS = ["发展改革局", "教育体育局", "财政局", "农业农村局", "住房建设局", "交通运输局", "卫健局"]
ACTS = [
    "健全会议制度",
    "公布办事清单",
    "开展专项检查",
    "完善应急预案",
    "组织业务培训",
    "推行一窗受理",
]


def paragraphs() -> Iterator[str]:
    """Paragraphs of which no two are alike, in the words of a work plan."""
    for number in range(PARAGRAPHS):
        trade, other = TRADES[number % 12], TRADES[number * 7 % 11]
        lead, beside = UNITS[number % 7], UNITS[number % 5]
        yield (
            f"第{number}条　围绕{trade}与{other}融合发展，由区{lead}牵头{ACTS[number % 6]}，"
            f"{number % 12 + 1}月底前完成{number * 3 + 1}个项目建设，全年实现{trade}增加值"
            f"{number * 1.7 + 3:.1f}亿元，同比增长{number % 13}.{number % 9}%；区{beside}、各镇街"
            f"按职责做好{other}领域第{number * 11 + 5}号风险点排查，每季度末报送“一表一单”。"
        )


def markup() -> str:
    """The gazette, with a table after every eightieth paragraph."""
    parts = [SETTING]
    for number, paragraph in enumerate(paragraphs()):
        parts.append(paragraph)
        if number % 80 == 40:
            rows = "".join(f"[{row}],[做好第{row}批改造工作],[区财政局]," for row in range(1, 13))
            parts.append(f"#table(columns: (3em, 1fr, 6em), [序号], [任务], [单位], {rows})")
        if number % 80 == 79:
            rows = "".join(f"[指标{row}],[亿元],[{row * 13}.{row}]," for row in range(1, 8))
            head = "stroke: none, table.hline(), [指标], [单位], [总量], table.hline()"
            parts.append(f"#table(columns: (1fr, 4em, 5em), {head}, {rows} table.hline())")
    return "\n\n".join(parts)


def order(written: str, read: str) -> tuple[float, float]:
    """How much of what was written is there, and how much of that in order."""
    windows = [written[at : at + WINDOW] for at in range(len(written) - WINDOW)]
    times = Counter(windows)
    places: dict[str, int] = {}
    for at in range(len(read) - WINDOW):
        places.setdefault(read[at : at + WINDOW], at)
    once = [window for window in windows if times[window] == 1]
    found = [places[window] for window in once if window in places]
    ends: list[int] = []
    for place in found:
        at = bisect_left(ends, place)
        ends[at:] = [place] if at == len(ends) else [place, *ends[at + 1 :]]
    return len(found) / len(once), len(ends) / max(1, len(found))


def body_of(reading: Reading) -> str:
    """The words of a reading without its furniture and white space."""
    words = reading.text
    for one in reversed(reading.furniture):
        words = words[: one.span.start] + words[one.span.end :]
    return "".join(words.split())


def plumbed(content: bytes) -> None:
    with pdfplumber.open(BytesIO(content)) as document:
        for page in document.pages:
            page.extract_text()
            page.close()


def seconds(work: Callable[[], object]) -> float:
    """Time on the processor: other programs of a shared machine do not count."""
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    written = "".join("".join(paragraphs()).split())
    drawn = typeset(markup())
    for name, content in (("as drawn", drawn), ("drawn across columns", drawn_across(drawn))):
        reading = read_bytes(content, name="gazette.pdf")
        pages = reading.source.pages or 0
        there, in_order = order(written, body_of(reading))
        rows = sum("\t" in line for line in reading.text.splitlines())
        pairs = [
            (
                seconds(lambda: read_bytes(content, name="gazette.pdf")),  # noqa: B023
                seconds(lambda: plumbed(content)),  # noqa: B023
            )
            for _ in range(ROUNDS)
        ]
        ours = median(mine for mine, _ in pairs)
        ratio = median(theirs / mine for mine, theirs in pairs)
        print(
            f"{name}: {pages} pages, {pages / ours:.0f} pages a second, {ratio:.1f} times as fast "
            f"as pdfplumber's text; order {in_order:.3f}, {there:.1%} of windows; {rows} rows"
        )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory of the whole run, pdfplumber included: {peak:.0f} MB")


if __name__ == "__main__":
    main()
