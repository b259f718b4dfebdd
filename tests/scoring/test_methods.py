"""How facts become points, and how a card says so."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from luoshi.scoring import PlusMinus, Points, Scorecard, Stages, Veto, scorecards
from tests.scoring.given import YEAR, fact, indicator, per, scheme

LATE = PlusMinus(Decimal(10), per(late="-2", early="0.5"))


def card(*facts, of=LATE, digits: int = 2, **bounds) -> Scorecard:
    (only,) = scorecards(
        facts, scheme(indicator(of, **bounds), digits=digits), YEAR, units=["县住建局"]
    )
    return only


def done(kind: str, on: str = "2022-06-01", **fields):
    return fact("县住建局", kind, on, **fields)


def test_each_fact_adds_or_takes_what_its_kind_is_worth() -> None:
    facts = (done("late"), done("late", "2022-07-01"), done("early"), done("unknown"))

    assert card(*facts).total == Decimal("6.5")


def test_a_fact_counts_as_often_as_its_amount_says() -> None:
    assert card(done("late", amount=Decimal(3))).total == Decimal(4)


def test_a_unit_without_facts_has_what_it_started_from() -> None:
    assert card().total == Decimal(10)


def test_deductions_stop_at_the_floor_and_the_card_says_so() -> None:
    one = card(*(done("late", f"2022-0{n}-01") for n in range(1, 8)), floor="0")

    assert one.total == 0
    assert [(point.points, point.why.zh) for point in one.scores[0].points] == [
        (Decimal(10), "基础分。"),
        (Decimal(-14), "7 × -2 分。"),
        (Decimal(4), "扣至 0 分为止。"),
    ]


def test_additions_stop_at_the_cap() -> None:
    assert card(done("early", amount=Decimal(9)), cap="12").total == Decimal(12)


def test_the_weight_counts_before_the_cap() -> None:
    assert card(weight="2").total == Decimal(20)
    assert card(weight="2", cap="15").total == Decimal(15)


def test_collected_points_are_worth_their_share_of_the_full() -> None:
    collected = Points(per(visited="5", trained="10"), Decimal(40), Decimal(20))

    assert card(done("visited"), done("trained"), of=collected).total == Decimal("7.5")


def test_more_points_than_the_full_are_worth_no_more() -> None:
    collected = Points(per(visited="5"), Decimal(40), Decimal(20))

    assert card(done("visited", amount=Decimal(100)), of=collected).total == Decimal(20)


STAGES = Stages(per(started="0.2", roofed="0.5", accepted="0.3"), Decimal(30))


def test_a_stage_gives_its_share_when_it_is_accepted_and_once() -> None:
    facts = (done("started"), done("roofed", "2022-08-01"), done("roofed", "2022-09-01"))

    assert card(*facts, of=STAGES).total == Decimal(21)


def test_a_unit_with_several_matters_has_the_mean_of_their_stages() -> None:
    bridge = [done(kind, about="桥") for kind in ("started", "roofed", "accepted")]

    assert card(*bridge, done("started", about="路"), of=STAGES).total == Decimal(18)


def test_one_veto_and_nothing_else_counts() -> None:
    false_report = done("false report")
    facts = (done("early"), false_report)
    both = scheme(indicator(LATE, "late"), indicator(Veto(("false report",)), "veto"))

    (one,) = scorecards(facts, both, YEAR)

    assert (one.earned, one.total) == (Decimal("10.5"), Decimal(0))
    assert one.vetoed_by == (false_report,)


def test_every_point_opens_the_facts_that_made_it() -> None:
    facts = (done("late", ref="entry-7"), done("late", "2022-07-01", ref="entry-9"), done("early"))

    opened = {
        point.points: [fact.ref for fact in point.facts] for point in card(*facts).scores[0].points
    }

    assert opened[Decimal(-4)] == ["entry-7", "entry-9"]


@given(
    counts=st.lists(st.tuples(st.sampled_from(["late", "early"]), st.integers(1, 50)), max_size=9),
    weight=st.decimals("0.001", "3", places=3),
    floor=st.integers(-50, 5),
)
def test_the_points_on_a_card_add_up_to_its_total(counts, weight, floor) -> None:
    facts = [done(kind, ref=str(n), amount=Decimal(much)) for n, (kind, much) in enumerate(counts)]

    one = card(*facts, weight=weight, floor=floor, cap=20)

    printed = [point.points for score in one.scores for point in score.points]
    assert sum(printed) == one.earned == one.total
    assert all(points == round(points, 2) for points in printed)
    assert floor <= one.total <= 20
