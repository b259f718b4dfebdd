"""Bulletins as they are answered, and what is written when one is drafted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Annotated, Any, Literal

from django.utils.translation import gettext as _
from ninja import Schema
from pydantic import Field, StringConstraints

from luoshi_server.accounts.models import Member
from luoshi_server.api.fields import Instant, Name, Required, Words
from luoshi_server.api.records.duty_acts import Given, Units
from luoshi_server.bulletins.actions.draft_slip import MOST_DAYS
from luoshi_server.bulletins.models import Answer, Bulletin, Sort
from luoshi_server.bulletins.wording import Wording, wording_from
from luoshi_server.cases.models import Obligation, Order
from luoshi_server.platform.errors import Refused

SortName = Literal["slip", "notice", "monthly"]
Month = Annotated[str, StringConstraints(pattern=r"^20[0-9]{2}-(0[1-9]|1[0-2])$")]

OPEN = ("key", "sort", "number", "title", "state", "public", "month", "issued")
INSIDE = (
    "judges",
    "means",
    "answer_by",
    "drafted",
    "drafted_by",
    "approved",
    "approved_by",
    "signed",
    "signed_by",
    "issued_by",
    "last_entry",
)


class BulletinRow(Schema):
    """A slip, a notice or a monthly report.  What the caller may not see is null.

    `units` are those that it is for; none, if it is for all.
    """

    key: str
    sort: str
    number: str
    title: str
    state: str
    public: bool
    month: str
    issued: Instant | None
    units: list[str]
    judges: bool | None
    means: str | None
    answer_by: date | None
    drafted: Instant | None
    drafted_by: str | None
    approved: Instant | None
    approved_by: str | None
    signed: Instant | None
    signed_by: str | None
    issued_by: str | None
    last_entry: int | None

    @staticmethod
    def fields_of(row: Bulletin, member: Member | None) -> dict[str, Any]:
        """The values of a row, as this member sees them."""
        is_inside = is_inside_of(row, member)
        return {
            **{name: getattr(row, name) for name in OPEN},
            "units": row.unit_names,
            **{name: getattr(row, name) if is_inside else None for name in INSIDE},
        }


class Judged(Given):
    """A unit that is praised or criticised, and for what."""

    unit: Annotated[Name, Field(min_length=1)]
    reason: Annotated[Name, Field(min_length=1)]


class AnswerRow(Schema):
    """What a unit answered to a slip."""

    unit: str
    words: str
    told: Instant
    told_by: str
    entry: int


class BulletinOne(BulletinRow):
    """One bulletin with what was worded in it and what was answered.  Its text is in its files."""

    demands: list[str] | None
    praised: list[Judged] | None
    criticised: list[Judged] | None
    answers: list[AnswerRow] | None

    @staticmethod
    def fields_of(row: Bulletin, member: Member | None) -> dict[str, Any]:
        """The values of one bulletin, as this member sees it."""
        told = BulletinRow.fields_of(row, member)
        if not is_inside_of(row, member):
            closed = ("demands", "praised", "criticised", "answers")
            return {**told, **dict.fromkeys(closed)}
        worded = wording_from(row.wording)
        names = AnswerRow.model_fields
        answers = Answer.objects.filter(bulletin=row)
        return {
            **told,
            "demands": list(worded.demands),
            "praised": [{"unit": unit, "reason": why} for unit, why in worded.praised],
            "criticised": [{"unit": unit, "reason": why} for unit, why in worded.criticised],
            "answers": [{name: getattr(one, name) for name in names} for one in answers],
        }


class SlipDue(Schema):
    """An order for which a slip is to be drawn up: whose it is, and since when it is late."""

    order: str
    means: str
    at: Instant
    unit: str
    must: str
    about: str
    due: Instant | None

    @staticmethod
    def fields_of(order: Order, owed: Obligation | None) -> dict[str, Any]:
        """The values of an order and of what is owed."""
        return {
            "order": order.key,
            "means": order.means,
            "at": order.at,
            "about": order.about,
            "unit": owed.unit if owed else "",
            "must": owed.must_zh if owed else "",
            "due": owed and owed.due,
        }


class SlipGiven(Given):
    """Which order a slip is drawn up for, and what it demands."""

    order: Annotated[Name, Field(min_length=1)]
    demand: Words = ""
    answer_days: Annotated[int, Field(ge=1, le=MOST_DAYS)] = 3


class WordingGiven(Given):
    """What a person writes in a notice or a report; demands left out are the usual ones."""

    demands: Annotated[list[Annotated[Name, Field(min_length=1)]], Field(max_length=50)] | None = (
        None
    )
    praised: Annotated[list[Judged], Field(max_length=50)] = []
    criticised: Annotated[list[Judged], Field(max_length=50)] = []

    def wording(self, *, usual: tuple[str, ...] = ()) -> Wording:
        """The words, with the usual demands where none are given."""
        return Wording(
            demands=usual if self.demands is None else tuple(self.demands),
            praised=tuple((one.unit, one.reason) for one in self.praised),
            criticised=tuple((one.unit, one.reason) for one in self.criticised),
        )


class Rewording(Given):
    """The words of a draft that shall be others; those that are left out stay as they are.

    A slip judges nobody and has the title of its matter; nothing but a slip asks for an answer,
    which is due so many working days after it was worded.
    """

    title: Annotated[Name, Field(max_length=100)] = ""
    demands: Annotated[list[Annotated[Name, Field(min_length=1)]], Field(max_length=50)] = []
    praised: Annotated[list[Judged], Field(max_length=50)] = []
    criticised: Annotated[list[Judged], Field(max_length=50)] = []
    answer_days: Annotated[int, Field(ge=1, le=MOST_DAYS)] = 3

    def wording(self, row: Bulletin) -> Wording:
        """The words that the draft has then; refused if one is given that its sort has not."""
        if not self.model_fields_set:
            raise Refused(_("内容没有改动。"), advice=_("请写明要修改的内容。"))
        foreign = ("title", "praised", "criticised") if row.sort == Sort.SLIP else ("answer_days",)
        for name in foreign:
            if name in self.model_fields_set:
                raise Refused(
                    _("%(sort)s没有这一项。") % {"sort": row.get_sort_display()},
                    field=name,
                    advice=_("请删去此项。"),
                )
        others: dict[str, Any] = {}
        if "demands" in self.model_fields_set:
            others["demands"] = tuple(self.demands)
        for name in self.model_fields_set & {"praised", "criticised"}:
            others[name] = tuple((one.unit, one.reason) for one in getattr(self, name))
        if "answer_days" in self.model_fields_set:
            others["answer_days"] = self.answer_days
        return replace(wording_from(row.wording), **others)


class NoticeGiven(WordingGiven):
    """Of which units a notice is (of all, if none is named), from how many days late on."""

    units: Units = []
    at_least: Annotated[int, Field(ge=0, le=2000)] = 0
    title: Annotated[Name, Field(max_length=100)] = ""


class MonthlyGiven(WordingGiven):
    """Of which month a report is."""

    month: Month


class Publicity(Given):
    """Whether it is on the public page; whoever takes it off says why."""

    public: bool = True
    reason: Words = ""


class SlipAnswer(Given):
    """What was done, why it was late, and what will be done by when."""

    words: Required


def is_inside_of(row: Bulletin, member: Member | None) -> bool:
    """Whether the member sees more of it than the public: the office's, or of a unit it is for."""
    if member is None or not member.is_active:
        return False
    if member.sees_all:
        return True
    return bool(row.is_sent and member.unit and member.unit in (row.unit_names or [member.unit]))
