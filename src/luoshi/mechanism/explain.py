"""Why somebody owes something, in the words of the text and of the calendar."""

from __future__ import annotations

from luoshi.calendars import Explanation, WorkingCalendar, due_date, instant, why_rolled
from luoshi.mechanism.bound import BoundRule
from luoshi.mechanism.case import Change, Obligation, Settled
from luoshi.mechanism.events import Extended, HandedOver, Suspended


def explain(obligation: Obligation, calendar: WorkingCalendar) -> Explanation:
    """The event, the rule and its words, what fixed the due date, and what would end it."""
    explained = _what(obligation) + _why(obligation) + _by_when(obligation, calendar)
    for change in obligation.changes:
        explained += _changed(change)
    if obligation.stopped is not None:
        explained += _stopped(obligation)
    elif obligation.changes:
        explained += why_rolled(obligation.counted, obligation.due, calendar) + Explanation(
            f"现期限为 {instant(obligation.due)}。", f"It is now due {instant(obligation.due)}."
        )
    return explained + _until(obligation)


def explain_ending(settled: Settled) -> Explanation:
    """How an obligation ended, by which event, and whether in time."""
    obligation, by = settled.obligation, settled.by
    kind, when = type(by), instant(settled.at)
    unit, must = obligation.bearer.name, obligation.rule
    if settled.how == "met":
        zh_late, en_late = ("，已逾期", ", late") if settled.is_late else ("，按期", ", in time")
        return Explanation(
            f"{when} {by.unit}报告“{kind.name_in_chinese()}”，{unit}的“{must.rule.must_zh}”"
            f"完成{zh_late}。",
            f"{by.unit} told “{kind.__name__}” of {when}: {unit} met “{must.must}”{en_late}.",
        )
    why_zh, why_en = (
        ("更正后撤销", "cancelled by")
        if settled.how == "cancelled"
        else (
            "因情况变化终止",
            "made pointless by",
        )
    )
    return Explanation(
        f"{unit}的“{must.rule.must_zh}”于 {when} {why_zh}（{kind.name_in_chinese()}）。",
        f"{unit} need not “{must.must}” any more: {why_en} “{kind.__name__}” of {when}.",
    )


def _what(obligation: Obligation) -> Explanation:
    bearer, rule = obligation.bearer, obligation.rule
    any_zh, any_en = ("中任一单位", "any one of ") if len(bearer.units) > 1 else ("", "")
    return Explanation(
        f"{bearer.name}{any_zh}应{rule.rule.must_zh}（{bearer.about}）。",
        f"{any_en}{bearer.name} must {rule.must} ({bearer.about}).",
    )


def _why(obligation: Obligation) -> Explanation:
    cause, pin = obligation.cause, obligation.rule.pin
    place = f"{pin.document} {pin.provision}".strip()
    kind = type(cause)
    return Explanation(
        f"起因：{instant(cause.at)} {kind.name_in_chinese()}（{cause.unit}报告）。"
        f"依据：{place}“{pin.words}”。",
        f"Because of {kind.__name__} on {instant(cause.at)}, told by {cause.unit}. "
        f"Ordered by {place}: “{pin.words}”.",
    )


def _by_when(obligation: Obligation, calendar: WorkingCalendar) -> Explanation:
    rule = obligation.rule
    if rule.term is None or obligation.bearer.by is not None:
        due = obligation.changes[0].was if obligation.changes else obligation.due
        return Explanation(
            f"期限：事项本身定为 {instant(due)}。", f"The event itself set {instant(due)}."
        )
    why = due_date(rule.term, obligation.since, calendar).why
    return Explanation(f"期限：{why.zh}", why.en) + _origin(rule)


def _origin(rule: BoundRule) -> Explanation:
    if rule.adopted is not None:
        decision, document = rule.adopted.decision, rule.adopted.document
        return Explanation(
            f"时限由{document}确定：“{decision}”。",
            f"The term was set by {document}: “{decision}”.",
        )
    if not rule.is_provisional:
        return Explanation("", "")
    source_zh = f"，参照{rule.source}" if rule.source else ""
    source_en = f" (after {rule.source})" if rule.source else ""
    return Explanation(
        f"原文未规定时限，此为暂定{source_zh}。",
        f"No text sets this term; it is provisional{source_en}.",
    )


def _changed(change: Change) -> Explanation:
    by = change.by
    if isinstance(by, Suspended) and change.end is not None:
        return Explanation(
            f"{instant(change.start)} 至 {instant(change.end)} 中止：{by.reason}。",
            f"Suspended from {instant(change.start)} to {instant(change.end)}: {by.reason}.",
        )
    if isinstance(by, Extended):
        return Explanation(
            f"延期{by.by.chinese}：{by.reason}（“{by.decision}”）。",
            f"Extended by {by.by}: {by.reason} (“{by.decision}”).",
        )
    if isinstance(by, HandedOver):
        return Explanation(
            f"{instant(by.at)} 由{by.whose}移交{by.to}{'：' + by.reason if by.reason else ''}。",
            f"Handed over by {by.whose} to {by.to} on {instant(by.at)}.",
        )
    return Explanation("", "")


def _stopped(obligation: Obligation) -> Explanation:
    by = obligation.stopped
    assert isinstance(by, Suspended)
    return Explanation(
        f"{instant(by.at)} 起中止：{by.reason}，恢复后期限顺延。",
        f"Suspended since {instant(by.at)}: {by.reason}; the end moves when it is resumed.",
    )


def _until(obligation: Obligation) -> Explanation:
    kind = obligation.rule.until
    return Explanation(
        f"以{obligation.bearer.name}报告“{kind.name_in_chinese()}”为完成。",
        f"It ends when {obligation.bearer.name} tells “{kind.__name__}”.",
    )
