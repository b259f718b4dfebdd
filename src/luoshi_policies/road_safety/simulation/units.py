"""The units of the simulated district.

Departments bear the names that they have in any district, so that what an opinion orders
of 区交警大队 finds its bearer; sub-districts are called 仿真, so that none is a real one.
"""

from __future__ import annotations

NUMERALS = "一二三四五六七八九十"

STREETS = tuple(f"仿真{numeral}街道办事处" for numeral in NUMERALS)
TOWNS = tuple(f"仿真{numeral}镇政府" for numeral in NUMERALS[:6])
SUBDISTRICTS = STREETS + TOWNS

GOVERNMENT = "区政府"
POLICE = "区交警大队"
BOARD = "区交安委办公室"
EMERGENCY = "区应急局"
TRANSPORT = "区交通运输局"
HEALTH = "区卫生健康局"
FIRE = "区消防救援大队"
CITY_MANAGEMENT = "区城管局"
ECOLOGY = "区生态环境分局"
EDUCATION = "区教育和体育局"
MARKET = "区市场监管局"
WEATHER = "区气象局"
HOSPITAL = "仿真医院"
