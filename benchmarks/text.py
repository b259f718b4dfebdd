"""How fast text is folded and quantities are found, against `str.translate` and `re` in one run.

python benchmarks/text.py
"""

import re
import time
from collections.abc import Callable
from statistics import median

from luoshi.text.quantities import quantities
from luoshi.text.widths import fold

PROSE = (
    "进一步统一思想，加快推进一批重点项目建设，不断完善十项工作机制，全面提升群众的获得感、幸福感。"
    "全年新建学校１２所，总投资27.6亿元,满意率达到98%以上，着力解决好人民群众关心的每一件实事。"
) * 3000
DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
NUMBER = re.compile(r"\d+(?:\.\d+)?")


def main() -> None:
    folded = fold(PROSE)
    compare("fold", lambda: fold(PROSE), "str.translate", lambda: PROSE.translate(DIGITS))
    compare(
        "quantities",
        lambda: sum(1 for _ in quantities(folded)),
        "one plain pattern of digits",
        lambda: sum(1 for _ in NUMBER.finditer(folded)),
    )


def compare(
    name: str, ours: Callable[[], object], other: str, theirs: Callable[[], object]
) -> None:
    pairs = [(seconds(ours), seconds(theirs)) for _ in range(7)]
    taken = median(mine for mine, _ in pairs)
    ratio = median(mine / known for mine, known in pairs)
    print(
        f"{name}: {len(PROSE) / taken / 1e6:.1f} million characters a second, "
        f"{ratio:.1f} times the time of {other}"
    )


def seconds(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


if __name__ == "__main__":
    main()
