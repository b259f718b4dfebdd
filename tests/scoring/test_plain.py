"""A scheme as plain JSON, and back."""

import json
import pickle
from decimal import Decimal

import pytest

from luoshi.scoring import (
    Clause,
    PlusMinus,
    Points,
    Scheme,
    SchemeRefused,
    Stages,
    Veto,
    plain_scheme,
    scheme_from,
)
from tests.scoring.given import indicator, per, scheme

AS_TEXT = "it must be a number written as text, such as “0.5”"
CLAUSE = Clause("考核办法", "art_3", "逾期一次扣二分")
WHOLE = scheme(
    indicator(PlusMinus(Decimal(60), per(late="-2")), "a", cap="60", floor="0", clause=CLAUSE),
    indicator(Points(per(visited="5"), Decimal(40), Decimal(20)), "b", weight="0.5"),
    indicator(Stages(per(started="0.4", accepted="0.6"), Decimal(30)), "c"),
    indicator(Veto(("false report",)), "d"),
)


def refused(plain: object) -> list[tuple[str, str]]:
    with pytest.raises(SchemeRefused) as caught:
        scheme_from(plain)
    return [(place, why.en) for place, why in caught.value.faults]


def with_indicator(**changed) -> dict:
    plain = plain_scheme(WHOLE)
    plain["indicators"][0] |= changed
    return plain


def test_a_scheme_that_was_written_is_read_back_as_it_was() -> None:
    assert scheme_from(json.loads(json.dumps(plain_scheme(WHOLE)))) == WHOLE


def test_what_no_clause_authorises_is_provisional() -> None:
    again: Scheme = scheme_from(plain_scheme(WHOLE))

    assert [one.is_provisional for one in again.indicators] == [False, True, True, True]


def test_all_faults_are_named_at_their_places_and_not_the_first_alone() -> None:
    plain = plain_scheme(WHOLE)
    del plain["version"]
    plain["digits"] = "two"
    plain["indicators"][0]["weight"] = 0.5
    plain["indicators"][1]["method"]["kind"] = "lottery"
    plain["indicators"][2]["method"]["shares"]["started"] = "much"
    plain["indicators"][3]["colour"] = "red"

    assert [place for place, _ in refused(plain)] == [
        "version",
        "digits",
        "indicators[0].weight",
        "indicators[1].method.kind",
        "indicators[2].method.shares.started",
        "indicators[3].colour",
    ]


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"weight": 0.5}, ("weight", f"{AS_TEXT}, not 0.5")),
        ({"weight": None}, ("weight", f"{AS_TEXT}, not None")),
        ({"weight": "NaN"}, ("weight", f"{AS_TEXT}, not 'NaN'")),
        ({"weight": "0"}, ("weight", "a weight is more than zero")),
        ({"cap": "-1"}, ("cap", "the cap lies below the floor")),
        ({"title": ""}, ("title", "it is missing")),
        ({"name": "b"}, None),
        ({"clause": {"document": "d", "words": "w"}}, ("clause.provision", "it is missing")),
        ({"method": {"kind": "veto", "kinds": []}}, ("method", "no kind of fact counts")),
        ({"method": []}, ("method.kind", "it must be one of plus-minus, points, stages, veto")),
        (
            {"method": {"kind": "points", "per": {"x": "1"}, "full": "0", "worth": "5"}},
            ("method.full", "the full points are more than zero"),
        ),
        (
            {"method": {"kind": "stages", "shares": {"x": "0.5"}, "worth": "5"}},
            ("method.shares", "the shares of the stages add up to 0.5 and not to 1"),
        ),
    ],
)
def test_each_fault_is_named(changed: dict, fault: tuple[str, str] | None) -> None:
    expected = (
        [("indicators[1].name", "b is named twice")]
        if fault is None
        else [(f"indicators[0].{fault[0]}", fault[1])]
    )

    assert refused(with_indicator(**changed)) == expected


@pytest.mark.parametrize("plain", [None, [], "scheme", 7])
def test_what_is_no_object_is_refused_as_a_whole(plain: object) -> None:
    assert refused(plain) == [("-", "it must be an object")]


def test_a_fault_is_told_in_chinese_too() -> None:
    with pytest.raises(SchemeRefused) as caught:
        scheme_from(with_indicator(weight="0"))

    assert [why.zh for _, why in caught.value.faults] == ["权重须大于零"]


def test_a_refusal_can_travel_between_processes() -> None:
    with pytest.raises(SchemeRefused) as caught:
        scheme_from(with_indicator(weight="0"))

    assert str(pickle.loads(pickle.dumps(caught.value))) == (
        "The scheme cannot be used: indicators[0].weight: a weight is more than zero."
    )
