"""How the database finds what the pages ask for: a large table read from end to end is named."""

from __future__ import annotations

import re

from benchmarks.office_at_work import pages
from django.db import connection
from django.test.utils import CaptureQueriesContext

LARGE = 5000


def say() -> None:
    """Name every query of every page that reads a large table from end to end."""
    client = pages.signed_in("clerk")
    large = {
        table: count
        for table in connection.introspection.table_names()
        if (count := _count(table)) > LARGE
    }
    print(f"\n{len(large)} large tables: {large}")
    said: set[str] = set()
    for address in pages.addresses():
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        for one in asked.captured_queries:
            sql = one["sql"]
            scans = _scans(sql, large)
            shape = re.sub(r"\d+|'[^']*'", "?", sql)
            if scans and shape not in said:
                said.add(shape)
                print(f"\n{address}  {float(one['time']) * 1000:.0f} ms  {', '.join(scans)}")
                print(f"  {sql[:600]}")


def _count(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT count(*) FROM "{table}"')
        return int(cursor.fetchone()[0])


def _scans(sql: str, large: dict[str, int]) -> list[str]:
    if not sql.lstrip().upper().startswith("SELECT"):
        return []
    explain = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN"
    with connection.cursor() as cursor:
        try:
            cursor.execute(f"{explain} {sql.replace('%', '%%')}")
        except Exception:
            return []
        lines = [str(row[-1]) for row in cursor.fetchall()]
    pattern = r"SCAN (\w+)" if connection.vendor == "sqlite" else r"Seq Scan on (\w+)"
    found = []
    for line in lines:
        match = re.search(pattern, line)
        if match and match[1] in large:
            found.append(line)
    return found
