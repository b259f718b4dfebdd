"""The sums of a gazette as XBRL, judged by Arelle."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest

from luoshi.exchange.xbrl import Sum, sums_of, xbrl_of
from tests.audit.texts import audited

NAMES = ("农林水支出", "教育支出", "卫生健康支出", "文化体育支出", "公共安全支出")


def _flagged_by_arelle(sums: Iterable[Sum], folder: Path) -> set[str]:
    """The roles of the sums that Arelle calls inconsistent, rounding to nearest."""
    from arelle.api.Session import Session
    from arelle.RuntimeOptions import RuntimeOptions

    for name, content in xbrl_of(sums, name="sums").items():
        (folder / name).write_bytes(content)
    options = RuntimeOptions(
        entrypointFile=str(folder / "sums.xbrl"),
        internetConnectivity="offline",
        validate=True,
        calcs="c11r",
        logLevel="INFO",
        keepOpen=True,
    )
    heard = _Heard()
    with Session() as session:
        assert session.run(options, logHandler=heard)
    assert heard.errors == []
    return heard.roles


class _Heard(logging.Handler):
    """What Arelle says: calculations that fail, and anything wrong with the report itself."""

    def __init__(self) -> None:
        super().__init__()
        self.roles: set[str] = set()
        self.errors: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        code = getattr(record, "messageCode", "") or ""
        if code == "calc11e:inconsistentCalculationUsingRounding":
            self.roles.add(record.args["linkrole"])  # type: ignore[index,call-overload]
        elif record.levelno >= logging.WARNING:
            self.errors.append(f"{code} {record.getMessage()}")


def _reports(count: int) -> Iterator[str]:
    """Budgets with totals and parts of several precisions, about half of them off by a little."""
    chance = Random(1101)
    for _ in range(count):
        ways = chance.randint(2, 5)
        names = [*chance.sample(NAMES, ways - 1), "其他支出"]
        parts = [Decimal(chance.randint(2_000, 90_000)) for _ in names]
        error = Decimal(chance.choice([0, 0, 0, 1, 2, 3, 7, 40, 60, 90, 150, 600, 3000]))
        total = sum(parts) + error * chance.choice([-1, 1])
        listed = "，".join(
            name + _printed(part, chance) for name, part in zip(names, parts, strict=True)
        )
        yield f"　　一般公共预算支出完成{_printed(total, chance)}，其中：{listed}。\n"


def _printed(amount: Decimal, chance: Random) -> str:
    """An amount of so many 万元, sometimes rounded to 亿元 with some decimals."""
    places = chance.choice([None, None, 1, 2, 3])
    if places is None:
        return f"{amount}万元"
    return f"{(amount / 10000).quantize(Decimal(1).scaleb(-places))}亿元"


def test_arelle_and_luoshi_flag_the_same_sums_of_five_hundred_reports(tmp_path):
    sums: list[Sum] = []
    flagged: set[str] = set()
    for number, report in enumerate(_reports(500)):
        findings = [finding for finding in audited(report) if finding.rule == "parts-and-total"]
        own = list(sums_of(findings, prefix=f"r{number}"))
        assert len(own) == 1
        sums += own
        flagged |= {
            sum_.role
            for sum_, finding in zip(own, findings, strict=True)
            if finding.verdict == "inconsistent"
        }

    assert 100 < len(flagged) < 400
    assert _flagged_by_arelle(sums, tmp_path) == flagged


def test_a_fact_keeps_the_precision_that_was_printed():
    [sum_] = sums_of(
        audited("　　建成学校12所，其中新建5所、改建7所。支出8.60亿元，其中：教育支出8.6亿元。\n")
    )

    assert {item.decimals for item in (sum_.total, *sum_.parts)} == {"INF"}


@pytest.mark.parametrize(
    ("printed", "amount", "decimals"),
    [("86万元", "860000", "-4"), ("8.60亿元", "860000000", "-6"), ("8.6元", "8.6", "1")],
)
def test_the_scale_of_a_unit_lowers_the_decimals(printed, amount, decimals):
    [sum_] = sums_of(audited(f"　　项目支出{printed}，其中：教育支出{printed}，其他支出0万元。\n"))

    assert Decimal(amount) == sum_.total.amount
    assert sum_.total.decimals == decimals
