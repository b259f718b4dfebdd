"""Reports of a district that does not exist, whose every relation holds, and one figure changed.

Each number knows which relations it stands in.  The relations are judged here once more, with
fractions and by their own few lines, so that the audit is not measured by itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from random import Random

Low = High = Fraction


@dataclass
class Number:
    """A printed number: its digits without separators, and the unit behind it."""

    digits: str
    unit: str
    counted: bool = False
    start: int = 0

    @property
    def value(self) -> Fraction:
        return Fraction(self.digits)

    @property
    def decimals(self) -> int:
        return len(self.digits.partition(".")[2])

    @property
    def ends(self) -> tuple[Low, High]:
        """The amounts that are printed like this."""
        half = Fraction(0) if self.counted else Fraction(1, 2 * 10**self.decimals)
        return self.value - half, self.value + half

    @property
    def printed(self) -> str:
        return self.digits + self.unit


@dataclass
class Relation:
    """What must hold between numbers: the ends of what is computed against the ends of one."""

    rule: str
    stated: Number
    others: tuple[Number, ...]
    computed: Callable[[], tuple[Low, High]]
    identical: bool = False

    def holds(self) -> bool:
        if self.identical:
            return self.stated.value == self.others[0].value
        low, high = self.computed()
        least, most = self.stated.ends
        return low <= most and least <= high

    @property
    def numbers(self) -> tuple[Number, ...]:
        return (self.stated, *self.others)


@dataclass
class Report:
    """Text and numbers in order, and the relations between them."""

    pieces: list[str | Number] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)

    def write(self, *pieces: str | Number) -> None:
        self.pieces.extend(pieces)

    @property
    def numbers(self) -> list[Number]:
        return [piece for piece in self.pieces if isinstance(piece, Number)]

    @property
    def text(self) -> str:
        """The text as it stands; each number learns where it is."""
        written, place = [], 0
        for piece in self.pieces:
            words = piece
            if isinstance(piece, Number):
                piece.start = place
                words = piece.printed
            written.append(words)
            place += len(words)
        return "".join(written)

    def faults(self) -> set[tuple[str, frozenset[int]]]:
        """The relations that do not hold: rule, and where their numbers stand."""
        assert self.text
        return {
            (relation.rule, frozenset(number.start for number in relation.numbers))
            for relation in self.relations
            if not relation.holds()
        }

    def adds(self, rule: str, total: Number, parts: list[Number]) -> None:
        def added() -> tuple[Low, High]:
            return sum(part.ends[0] for part in parts), sum(part.ends[1] for part in parts)

        self.relations.append(Relation(rule, total, tuple(parts), added))

    def rolls(self, closing: Number, opening: Number, income: Number, spent: Number) -> None:
        def rolled() -> tuple[Low, High]:
            return (
                opening.ends[0] + income.ends[0] - spent.ends[1],
                opening.ends[1] + income.ends[1] - spent.ends[0],
            )

        self.relations.append(Relation("roll-forward", closing, (opening, income, spent), rolled))

    def grows(self, rule: str, rate: Number, now: Number, then: Number, *, falls: bool) -> None:
        def grown() -> tuple[Low, High]:
            low = (now.ends[0] / then.ends[1] - 1) * 100
            high = (now.ends[1] / then.ends[0] - 1) * 100
            return (-high, -low) if falls else (low, high)

        self.relations.append(Relation(rule, rate, (now, then), grown))

    def divides(self, rule: str, share: Number, part: Number, whole: Number, by: Fraction) -> None:
        def divided() -> tuple[Low, High]:
            return part.ends[0] / whole.ends[1] * by, part.ends[1] / whole.ends[0] * by

        self.relations.append(Relation(rule, share, (part, whole), divided))

    def repeats(self, again: Number, first: Number) -> None:
        self.relations.append(
            Relation("same-figure", again, (first,), lambda: first.ends, identical=True)
        )


class Writer:
    """Writes a gazette of three reports, from chance that is given."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self.report = Report()

    def amount(self, least: int, most: int, unit: str = "万元") -> Number:
        return Number(str(self.chance.randint(least, most)), unit)

    def split(self, total: int, ways: int) -> list[int]:
        """So many parts of a total, none of them small."""
        weights = [self.chance.randint(2, 9) for _ in range(ways)]
        parts = [total * weight // sum(weights) for weight in weights]
        parts[-1] += total - sum(parts)
        return parts

    def rate(self, value: Fraction, places: int) -> Number:
        return Number(f"{float(abs(round(value, places))):.{places}f}", "%")

    def write(self) -> Report:
        """A work report, a plan report and a budget report of one year."""
        write = self.report.write
        product = self.rounded(self.chance.randint(2000, 9000), 10, "亿元")
        income = self.amount(40_000, 900_000)
        jobs = self.rounded(self.chance.randint(110, 890), 100, "万人")
        write("政府工作报告\n\n（2024年1月9日在云陵区第五届人民代表大会第四次会议上）\n\n")
        write("云陵区人民政府区长　端木青\n\n各位代表：\n")
        write("　　一、2023年工作回顾\n")
        write("　　全区地区生产总值完成", product, "。城镇新增就业", jobs, "。\n")
        write("　　一般公共预算收入完成", income, "。\n")
        self.structure()
        self.five_years()
        self.ranks()
        write("　　二、2024年工作安排\n　　坚持稳中求进，把实事办好。\n\n")
        write("关于云陵区2023年国民经济和社会发展计划执行情况与2024年计划草案的报告\n\n")
        write("（2024年1月9日在云陵区第五届人民代表大会第四次会议上）\n\n")
        write("云陵区发展和改革局局长　闻人牧\n\n各位代表：\n")
        write("　　一、2023年计划执行情况\n")
        again, more = Number(product.digits, "亿元"), Number(jobs.digits, "万人")
        write("　　地区生产总值完成", again, "。城镇新增就业", more, "。\n")
        self.report.repeats(again, product)
        self.report.repeats(more, jobs)
        self.traders()
        self.kinds()
        write("　　二、2024年计划草案\n　　坚持稳中求进，把计划落实好。\n\n")
        self.budget(income)
        return self.report

    def rounded(self, value: int, by: int, unit: str) -> Number:
        places = len(str(by)) - 1
        return Number(f"{value // by}.{value % by:0{places}d}", unit)

    def structure(self) -> None:
        first = self.chance.randint(10, 90)
        second = self.chance.randint(200, 450)
        shares = [first, second, 1000 - first - second]
        numbers = [Number(f"{share // 10}.{share % 10}", "") for share in shares]
        self.report.write(
            "　　三次产业结构调整为", numbers[0], ":", numbers[1], ":", numbers[2], "。\n"
        )
        whole = Number("100", "%", counted=True)
        self.report.adds("shares-add-up", whole, numbers)

    def five_years(self) -> None:
        write = self.report.write
        total = self.chance.randint(800, 4000)
        invested, yearly = Number(str(total), "亿元"), Number(str(round(total / 5)), "亿元")
        write(
            "　　2019—2023年，全区固定资产投资累计完成", invested, "，年均投资达到", yearly, "。\n"
        )
        self.report.relations.append(
            Relation(
                "average",
                yearly,
                (invested,),
                lambda: (invested.ends[0] / 5, invested.ends[1] / 5),
            )
        )
        then = self.chance.randint(100, 400)
        now = then * self.chance.randint(12, 40) // 10
        before, after = Number(str(then), "亿元"), Number(str(now), "亿元")
        times = Number(f"{round(now / then, 1)}", "倍")
        write(
            "　　工业总产值由2018年的",
            before,
            "增加到2023年的",
            after,
            "，是2018年的",
            times,
            "。\n",
        )
        self.report.divides("multiple", times, after, before, Fraction(1))

    def ranks(self) -> None:
        then = self.chance.randint(12, 30)
        up = self.chance.randint(2, 9)
        before, after = Number(str(then), "位", True), Number(str(then - up), "位", True)
        moved = Number(str(up), "个位次", True)
        self.report.write("　　营商环境全省排名由2022年的第", before, "上升至2023年的第", after)
        self.report.write("，上升了", moved, "。\n")
        self.report.relations.append(
            Relation(
                "rank-change",
                moved,
                (before, after),
                lambda: (before.value - after.value, before.value - after.value),
            )
        )

    def traders(self) -> None:
        then = self.chance.randint(210, 890)
        now = then + self.chance.randint(20, 150)
        before, after = self.rounded(then, 100, "万户"), self.rounded(now, 100, "万户")
        rate = self.rate((Fraction(now, then) - 1) * 100, 1)
        self.report.write(
            "　　经营主体由2022年的", before, "增加到2023年的", after, "，增长", rate, "。\n"
        )
        self.report.grows("growth", rate, after, before, falls=False)

    def kinds(self) -> None:
        new, rebuilt = self.chance.randint(3, 40), self.chance.randint(3, 40)
        total = Number(str(new + rebuilt), "座", True)
        parts = [Number(str(new), "座", True), Number(str(rebuilt), "座", True)]
        self.report.write(
            "　　建设改造口袋公园", total, "，其中新建", parts[0], "，改造", parts[1], "。\n"
        )
        self.report.adds("parts-and-total", total, parts)

    def budget(self, income: Number) -> None:
        write, report = self.report.write, self.report
        write("关于云陵区2023年预算执行情况和2024年预算草案的报告\n\n")
        write("（2024年1月9日在云陵区第五届人民代表大会第四次会议上）\n\n")
        write("云陵区财政局局长　申屠禾\n\n各位代表：\n　　一、2023年预算执行情况\n")
        write("　　（一）一般公共预算\n")
        again = Number(income.digits, "万元")
        tax, other = self.split(int(income.value), 2)
        parts = [Number(str(tax), "万元"), Number(str(other), "万元")]
        write("　　全区一般公共预算收入完成", again, "，其中：税收收入", parts[0])
        write("，非税收入", parts[1], "。")
        report.repeats(again, income)
        report.adds("parts-and-total", again, parts)
        kinds = [Number(str(part), "万元") for part in self.split(tax, 4)]
        names = ["增值税", "企业所得税", "契税", "其他各税"]
        write("主要税种完成情况是：")
        for name, number in zip(names, kinds, strict=True):
            write("；" if name != "增值税" else "", name, number)
        write("。\n")
        report.adds("parts-and-total", parts[0], kinds)
        spent = self.amount(90_000, 990_000)
        write("　　全区一般公共预算支出完成", spent, "。主要支出项目情况是：")
        names = [
            "一般公共服务支出",
            "公共安全支出",
            "教育支出",
            "卫生健康支出",
            "城乡社区支出",
            "其他支出",
        ]
        items = [Number(str(part), "万元") for part in self.split(int(spent.value), len(names))]
        for name, number in zip(names, items, strict=True):
            write("，" if name != names[0] else "", name, number)
        write("。\n")
        report.adds("parts-and-total", spent, items)
        self.livelihood(spent)
        self.fund()
        self.insurance()
        self.debt()
        write("　　二、2024年预算草案\n")
        rate = self.chance.randint(20, 90)
        planned = Number(str(round(int(income.value) * (1 + rate / 1000))), "万元")
        growth = self.rate(Fraction(int(planned.value), int(income.value)) * 100 - 100, 1)
        write("　　2024年一般公共预算收入安排", planned, "，增长", growth, "。\n")
        report.grows("growth", growth, planned, again, falls=False)

    def livelihood(self, spent: Number) -> None:
        part = int(spent.value) * self.chance.randint(60, 85) // 100
        amount = Number(str(part), "万元")
        share = self.rate(Fraction(part, int(spent.value)) * 100, 1)
        self.report.write("　　民生支出", amount, "，占一般公共预算支出的", share, "。\n")
        self.report.divides("share", share, amount, spent, Fraction(100))

    def fund(self) -> None:
        write = self.report.write
        total = self.amount(20_000, 300_000)
        ways = [Number(str(part), "万元") for part in self.split(int(total.value), 4)]
        carried = self.chance.randint(500, 9000)
        up = self.chance.randint(100, 900)
        spent = int(total.value) - carried - up
        spending, above, left = (Number(str(value), "万元") for value in (spent, up, carried))
        write("　　（二）政府性基金预算\n　　全区政府性基金预算总收入为", total, "，其中：")
        write("上年结转", ways[0], "，上级补助收入", ways[1], "，专项债券转贷收入", ways[2])
        write("，其他收入", ways[3], "。政府性基金预算支出为", spending)
        write("，上解上级支出", above, "，结转下年", left, "。\n")
        self.report.adds("parts-and-total", total, ways)
        self.report.relations.append(
            Relation(
                "balance",
                left,
                (total, spending, above),
                lambda: (
                    total.ends[0] - spending.ends[1] - above.ends[1],
                    total.ends[1] - spending.ends[0] - above.ends[0],
                ),
            )
        )

    def insurance(self) -> None:
        opening = self.amount(30_000, 90_000)
        income = self.amount(20_000, 60_000)
        spent = self.amount(10_000, 19_000)
        left = int(opening.value) + int(income.value) - int(spent.value)
        closing = Number(str(left), "万元")
        write = self.report.write
        write("　　（三）社会保险基金预算\n　　社会保险基金上年结余", opening)
        write("，社会保险基金收入", income, "，社会保险基金支出", spent)
        write("，年末滚存结余", closing, "。\n")
        self.report.rolls(closing, opening, income, spent)

    def debt(self) -> None:
        total = self.amount(100_000, 600_000)
        general, special = self.split(int(total.value), 2)
        parts = [Number(str(general), "万元"), Number(str(special), "万元")]
        self.report.write("　　（四）政府债务\n　　2023年末，全区地方政府债务余额", total)
        self.report.write("，其中：一般债务余额", parts[0], "，专项债务余额", parts[1], "。\n")
        self.report.adds("parts-and-total", total, parts)


def written(seed: int) -> Report:
    """The report of one seed; the same seed gives the same report."""
    return Writer(Random(seed)).write()


def change_one(report: Report, chance: Random) -> tuple[Number, str]:
    """Another number of as many digits in place of one; which it was, and what it had been."""
    number = chance.choice(report.numbers)
    before = number.digits
    while number.digits == before:
        place = chance.randrange(len(before))
        if before[place] == ".":
            continue
        digit = chance.choice("123456789" if place == 0 else "0123456789")
        number.digits = before[:place] + digit + before[place + 1 :]
    return number, before
