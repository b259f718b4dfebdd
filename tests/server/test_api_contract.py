"""The description of the API: valid, kept as a golden file, and true of every answer.

`LUOSHI_GOLDEN=1` writes the golden file anew; read the difference before it is committed.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

from openapi_spec_validator import OpenAPIV31SpecValidator

from luoshi_server.api.door import described

GOLDEN = Path(__file__).parent / "openapi.json"


def test_the_description_is_openapi_3_1():
    assert list(OpenAPIV31SpecValidator(described()).iter_errors()) == []


def test_the_description_is_the_one_that_was_agreed():
    told = json.dumps(described(), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    if os.environ.get("LUOSHI_GOLDEN"):
        GOLDEN.write_text(told, "utf-8")

    assert told == GOLDEN.read_text("utf-8"), "LUOSHI_GOLDEN=1 writes it anew"


def test_every_record_of_the_description_has_a_name_of_its_own():
    from ninja import Schema

    seen: dict[str, type] = {}
    pending = list(Schema.__subclasses__())
    while pending:
        one = pending.pop()
        pending += one.__subclasses__()
        if one.__module__.startswith("luoshi_server.api") and "[" not in one.__name__:
            assert seen.setdefault(one.__name__, one) is one, one
    assert len(seen) > 40


def test_every_operation_says_what_it_does():
    for address, verbs in described()["paths"].items():
        for verb, operation in verbs.items():
            assert operation["description"].endswith("."), (address, verb)
            assert operation["tags"], (address, verb)
