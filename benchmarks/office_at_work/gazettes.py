"""Gazettes that nobody has published, of any length, in the sentences that offices write."""

from __future__ import annotations

from random import Random

UNITS = tuple(
    f"区{name}局"
    for name in (
        *("应急", "住建", "财政", "教体", "民政", "司法", "人社", "卫健", "审计", "统计"),
        *(
            "林业",
            "水务",
            "城管",
            "文旅",
            "商务",
            "信访",
            "医保",
            "交通运输",
            "农业农村",
            "市场监管",
        ),
    )
)
MEASURED = (
    *(("工业增加值", "万元"), ("财政收入", "万元"), ("道路养护", "公里")),
    *(("隐患排查", "处"), ("车辆检查", "辆")),
)


def gazette(number: int, *, duties: int, figures: int, chance: Random) -> bytes:
    """One notice with so many duties, each with its unit and its day, and so many figures."""
    lines = [
        f"槐岭区人民政府办公室关于印发第{number}批重点工作任务的通知",
        f"槐政办发〔2025〕{number}号",
        "",
        "各街道办事处，区政府各部门：",
        f"为做好第{number}批工作，现将有关事项通知如下。",
        "一、重点任务",
    ]
    for task in range(1, duties + 1):
        unit = UNITS[task % len(UNITS)]
        lines.append(
            f"（{task}）修缮第{number}批第{task}号道路。2026年2月底前"
            f"修缮支路{task % 90 + 5}条。（牵头单位：{unit}）"
        )
    lines.append("二、完成情况")
    for area in range(1, figures // len(MEASURED) + 1):
        told = "，".join(
            f"{name}{chance.randrange(100, 99999) / 10}{unit}" for name, unit in MEASURED
        )
        lines.append(f"{area}.第{area}号片区：{told}。")
    lines += [
        "三、保障措施",
        "区政府督查室要加强督促检查。",
        "槐岭区人民政府办公室",
        "2025年1月2日",
    ]
    return ("\n".join(lines) + "\n").encode()
