"""No mandate, no mechanism; and what the text leaves open."""

from dataclasses import replace
from decimal import Decimal

import pytest

from luoshi.calendars import days, end_of, hours, local, working_days
from luoshi.mechanism import (
    Constraint,
    EventRefused,
    InForce,
    Ladder,
    ListTooShort,
    Mechanism,
    NotBound,
    NothingToAdopt,
    OtherVersion,
    Phrase,
    PhraseNotFound,
    Rung,
    Setting,
    SettingAdopted,
    TermAdopted,
    Text,
    adopt,
    bind,
    in_force,
    new_case,
    provisional,
    slot,
    the,
    unclaimed_provisions,
)
from tests.mechanism.lamps import BOUND, MECHANISM, NEW, SLIPS, TEXT, bound, failed, tell


def thresholds(text: str) -> list[tuple[int, str, str]]:
    return [
        (
            int(rule.read.number(slot("lamps"))),
            rule.read.unit(slot("who")),
            str(rule.read.term(slot("within"))),
        )
        for rule in bound(text).rules
        if rule.must == "repair the lamps"
    ]


def with_first_rule(**changes: object) -> Mechanism:
    first, *rest = MECHANISM.rules
    return replace(MECHANISM, rules=(replace(first, **changes), *rest))  # type: ignore[arg-type]


def test_each_place_that_says_the_words_gives_a_rule_with_its_own_parameters() -> None:
    assert thresholds(TEXT) == [
        (2, "县城管局", "3 working days"),
        (9, "县供电公司", "1 working day"),
    ]


def test_another_text_gives_other_parameters_to_the_same_mechanism() -> None:
    other = TEXT.replace("2盏", "五盏").replace("3个工作日", "12小时")

    assert thresholds(other)[0] == (5, "县城管局", "12 hours")


def test_a_mechanism_that_no_text_orders_does_not_run() -> None:
    result = bind(MECHANISM, in_force("加强路灯管理。"))

    assert isinstance(result, NotBound)
    assert isinstance(result.missing[0], PhraseNotFound)
    assert "建立路灯故障处置机制" in str(result.missing[0])


def test_every_word_that_is_missing_is_told_at_once() -> None:
    result = bind(MECHANISM, in_force("建立路灯故障处置机制。"))

    assert isinstance(result, NotBound)
    assert len(result.missing) == 2


def test_a_rule_that_is_not_needed_runs_only_where_it_is_ordered() -> None:
    optional = with_first_rule(needed=False, says=Phrase("每晚巡查{x:number}次"))

    result = bound(mechanism=optional)

    assert [rule.must for rule, _ in result.silent] == ["repair the lamps"]
    assert "repair the lamps" not in {rule.must for rule in result.rules}


def test_a_term_that_no_text_sets_is_shown_as_provisional_with_its_source() -> None:
    assert [(rule.must, rule.source) for rule in BOUND.provisional_rules] == [
        ("look at the repair", "县城管局惯例")
    ]


def test_a_decision_adopts_a_term_for_the_cases_opened_after_it() -> None:
    adoption = TermAdopted(
        about="lamps",
        unit="县政府办公室",
        at=local("2022-03-08 10:00"),
        must="look at the repair",
        term=working_days(1),
        decision="查验应在一个工作日内完成",
        document="县政府常务会议纪要",
    )

    later = adopt(BOUND, adoption)

    assert later.provisional_rules == ()
    assert later.version != BOUND.version
    with pytest.raises(OtherVersion):
        tell(tell(NEW, failed(2)).case, failed(2), mechanism=later)
    assert tell(new_case(later, "new"), failed(2), mechanism=later).case.owed


def test_a_term_is_not_adopted_for_a_duty_that_is_not_there() -> None:
    adoption = TermAdopted(
        about="lamps",
        unit="县政府办公室",
        at=local("2022-03-08 10:00"),
        must="paint the lamps",
        term=working_days(1),
        decision="…",
        document="…",
    )

    with pytest.raises(NothingToAdopt, match="paint the lamps"):
        adopt(BOUND, adoption)


def test_what_no_rule_claims_is_listed_in_the_words_of_the_text() -> None:
    assert [pin.words for pin in BOUND.unclaimed] == ["一", "一处路灯", "各镇街或社区查验"]


def test_a_provision_that_no_mechanism_stands_on_is_listed() -> None:
    texts = in_force(TEXT, "二、加强路灯节能改造。")

    result = bind(MECHANISM, texts)

    assert not isinstance(result, NotBound)
    assert [text.plain for text in unclaimed_provisions([result], texts)] == [
        "二、加强路灯节能改造。"
    ]


def test_a_ladder_takes_its_addressees_from_the_words_that_provide_for_it() -> None:
    ladder = Ladder(
        says=Phrase("建立{levels:list}两级约谈制度"),
        rungs=(Rung(to=slot("levels")[1], means="约谈"), Rung(to=slot("levels")[0], means="约谈")),
    )

    result = bound(TEXT + "建立县长、副县长两级约谈制度。", with_first_rule(otherwise=ladder))

    assert [rung.to for rung in result.rules[0].ladder.rungs] == ["副县长", "县长"]


def test_a_ladder_that_no_text_provides_for_gives_way_to_another() -> None:
    ladder = Ladder(says=Phrase("建立约谈制度"), rungs=SLIPS.rungs, instead=SLIPS)

    result = bound(mechanism=with_first_rule(otherwise=ladder))

    assert result.rules[0].ladder.pin is None
    assert [rung.means for rung in result.rules[0].ladder.rungs] == ["催办", "约谈"]


def test_a_list_that_is_shorter_than_the_ladder_is_refused() -> None:
    ladder = Ladder(
        says=Phrase("建立{levels:list}约谈制度"), rungs=(Rung(to=slot("levels")[2], means="约谈"),)
    )
    texts = in_force(TEXT + "建立县长、副县长约谈制度。")

    result = bind(with_first_rule(otherwise=ladder), texts)

    assert isinstance(result, NotBound)
    assert isinstance(result.missing[0], ListTooShort)


def test_a_bound_without_a_value_is_shown_with_whether_we_keep_it() -> None:
    within_reason = Constraint(
        Phrase("由{who:unit}在{within:term}内修复"),
        holds=lambda read: read.term(slot("within")).count <= 2,
    )

    result = bound(mechanism=replace(MECHANISM, constraints=(within_reason,)))

    assert [one.holds for one in result.constraints] == [False, True]


def test_a_bound_that_the_text_need_not_put_is_left_out_where_it_does_not() -> None:
    nowhere = Constraint(Phrase("不得超过{x:number}天"), holds=lambda read: False, needed=False)

    assert bound(mechanism=replace(MECHANISM, constraints=(nowhere,))).constraints == ()


def test_a_period_in_the_place_of_a_term_allows_until_its_end() -> None:
    often = Setting(
        name="often",
        title="巡查周期",
        otherwise=provisional("month"),
        says=Phrase("{often:period}巡查"),
    )
    by_period = replace(with_first_rule(on=slot("often"), within=slot("often")), settings=(often,))

    rule = bound(TEXT + "每季度巡查。", by_period).rules[0]
    assert (rule.every, rule.term, rule.is_provisional) == ("quarter", end_of("quarter"), False)
    assert bound(TEXT, by_period).rules[0].is_provisional


def test_of_two_places_that_order_the_same_the_fuller_words_are_quoted() -> None:
    either = with_first_rule(
        says=Phrase("[修复路灯|修复]"), within=provisional(days(3)), who=the("县")
    )

    (repair, *_) = bound(TEXT + "及时修复。立即修复路灯。", either).rules

    assert repair.pin.words == "修复路灯"


def test_what_stands_beneath_the_order_belongs_to_it() -> None:
    often = Setting(
        name="often",
        title="巡查周期",
        otherwise=provisional("month"),
        says=Phrase("{often:period}巡查", here=True),
    )
    mechanism = replace(MECHANISM, settings=(often,))

    def set_in(quarter: str, week: str) -> object:
        said = (("sec_1", TEXT), (quarter, "每季度巡查。"), (week, "每周巡查。"))
        texts = InForce(
            Text("notice", address, 1000 * number, words)
            for number, (address, words) in enumerate(said)
        )
        result = bind(mechanism, texts)
        assert not isinstance(result, NotBound)
        return result.settings[0].value

    assert set_in("sec_1__para_1", "sec_2") == "quarter"
    assert set_in("sec_11__para_1", "sec_1__para_2") == "week"
    assert set_in("sec_2", "sec_3") == "month"


def test_the_same_text_gives_the_same_version_and_another_text_another() -> None:
    assert bound().version == BOUND.version
    assert bound(TEXT.replace("9盏", "8盏")).version != BOUND.version


PATIENCE = Setting(
    name="patience",
    title="两级催办间隔",
    otherwise=provisional(days(2), source="邻县办法"),
    says=Phrase("逾期{patience:term}仍未修复的"),
)
ENOUGH = Setting(name="enough", title="整治触发盏数", otherwise=provisional(Decimal(20)), unit="盏")
WITH_SETTINGS = replace(
    with_first_rule(
        given=lambda failed, read: failed.count >= read.number(slot("enough")),
        otherwise=Ladder(rungs=(Rung(after=slot("patience"), to="副县长", means="约谈"),)),
    ),
    settings=(PATIENCE, ENOUGH),
)


def adopted(**value: object) -> SettingAdopted:
    return SettingAdopted(
        about="lamps",
        unit="县政府办公室",
        at=local("2022-03-08 10:00"),
        decision="熄灭十盏即整治",
        document="会议纪要",
        **value,
    )


def test_a_setting_is_read_where_the_text_sets_it() -> None:
    result = bound(TEXT + "逾期5日仍未修复的，约谈。", WITH_SETTINGS)

    assert (result.settings[0].value, result.settings[0].is_provisional) == (days(5), False)
    assert result.rules[0].ladder.rungs[0].term == days(5)


def test_a_setting_is_provisional_where_no_text_sets_it() -> None:
    result = bound(mechanism=WITH_SETTINGS)

    assert [one.is_provisional for one in result.settings] == [True, True]
    assert result.rules[0].ladder.rungs[0] == ("副县长", "约谈", days(2), False, True)


def test_a_setting_in_words_that_cannot_be_read_is_provisional_and_says_so() -> None:
    result = bound(TEXT + "逾期若干日仍未修复的，约谈。", WITH_SETTINGS)

    assert result.settings[0].value == days(2)
    assert "the text says “若干日”" in str(result.settings[0].unread)


def test_a_setting_steers_a_rule_and_a_decision_steers_the_setting() -> None:
    before = bound(mechanism=WITH_SETTINGS)
    after = adopt(before, adopted(setting="enough", number=Decimal(10)))

    assert tell(new_case(before, "c"), failed(12), mechanism=before).case.owed == ()
    assert len(tell(new_case(after, "c"), failed(12), mechanism=after).case.owed) == 2
    assert not after.settings[1].is_provisional and after.version != before.version


def test_the_last_decision_counts_and_the_others_stay() -> None:
    once = adopt(bound(mechanism=WITH_SETTINGS), adopted(setting="enough", number=Decimal(10)))
    twice = adopt(once, adopted(setting="patience", term=hours(6)))
    again = adopt(twice, adopted(setting="enough", number=Decimal(11)))

    assert [one.value for one in again.settings] == [hours(6), 11]


def test_a_setting_that_is_not_there_is_not_adopted() -> None:
    with pytest.raises(NothingToAdopt, match="has no setting “colour”; it has enough, patience"):
        adopt(bound(mechanism=WITH_SETTINGS), adopted(setting="colour", number=Decimal(1)))


def test_a_setting_is_adopted_with_one_value() -> None:
    with pytest.raises(EventRefused, match="either a number or a term"):
        adopted(setting="enough")
