"""What README says of the sample gazette, beyond what the scores of reading ask."""

import json
import re
from pathlib import Path

import luoshi
from luoshi.compiling import audited, contract_of
from tests.docs.pages import README, words_of


def test_readme_promises_no_more_slips_than_are_told(sample: Path):
    told = [
        finding
        for finding in contract_of(audited(luoshi.compile(sample)))["findings"]
        if finding["verdict"] != "consistent"
    ]
    checks = sample.parents[1] / "gold" / sample.stem / "checks.jsonl"
    slips = [
        check
        for check in map(json.loads, checks.read_text(encoding="utf-8").splitlines())
        if check["verdict"] == "inconsistent"
    ]
    found = sum(any(_touch(slip, finding) for finding in told) for slip in slips)

    said = re.search(r"(\d+) of (\d+) told", words_of(README))
    assert said and int(said[1]) <= found and int(said[2]) == len(slips)


def test_readme_says_how_long_the_sample_is(sample: Path):
    characters = len(sample.read_text(encoding="utf-8"))

    assert f"{characters:,} characters" in words_of(README)


def _touch(slip: dict, finding: dict) -> bool:
    """Whether a finding looks at some of the words at which the slip was made."""
    places = [*slip["operands"], slip.get("stated_at") or {}]
    looked_at = [finding["span"], *(operand["span"] for operand in finding["operands"])]
    return any(
        start < place["end"] and place["start"] < end
        for place in places
        if "start" in place
        for start, end in looked_at
    )
