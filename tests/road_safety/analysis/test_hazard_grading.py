"""LEC and the LS matrix, at the edges of their bands."""

from decimal import Decimal

import pytest

from luoshi_policies.road_safety.analysis.hazard_grading import (
    NotOnTheScale,
    grade_by_lec,
    grade_by_ls,
)


@pytest.mark.parametrize(
    ("likelihood", "exposure", "consequence", "score", "grade"),
    [
        ("6", "6", "15", 540, "major"),
        ("3", "6", "40", 720, "major"),
        ("1", "3", "100", 300, "larger"),
        ("3", "3", "15", 135, "general"),
        ("1", "10", "7", 70, "general"),
        ("3", "3", "7", 63, "low"),
    ],
)
def test_lec_multiplies_its_three_factors(likelihood, exposure, consequence, score, grade) -> None:
    graded = grade_by_lec(
        "h",
        likelihood=Decimal(likelihood),
        exposure=Decimal(exposure),
        consequence=Decimal(consequence),
    )

    assert (graded.score, graded.grade) == (score, grade)


@pytest.mark.parametrize(
    ("likelihood", "severity", "grade"),
    [
        (5, 5, "major"),
        (4, 5, "major"),
        (4, 4, "larger"),
        (3, 5, "larger"),
        (3, 4, "general"),
        (3, 3, "general"),
        (2, 4, "low"),
        (1, 1, "low"),
    ],
)
def test_the_matrix_multiplies_likelihood_and_severity(likelihood, severity, grade) -> None:
    assert grade_by_ls("h", likelihood=likelihood, severity=severity).grade == grade


def test_every_cell_of_the_matrix_is_at_least_as_grave_as_the_one_before() -> None:
    order = ["low", "general", "larger", "major"]
    for likelihood in range(1, 6):
        grades = [
            order.index(grade_by_ls("h", likelihood=likelihood, severity=severity).grade)
            for severity in range(1, 6)
        ]
        assert grades == sorted(grades)


def test_a_factor_that_is_not_on_its_scale_is_refused() -> None:
    with pytest.raises(NotOnTheScale, match="exposure 4 is not on the scale"):
        grade_by_lec("h", likelihood=Decimal(1), exposure=Decimal(4), consequence=Decimal(7))


def test_a_grade_shows_the_factors_that_make_it() -> None:
    assert grade_by_ls("h", likelihood=2, severity=3).factors == (
        ("likelihood", Decimal(2)),
        ("severity", Decimal(3)),
    )
