"""No unit is supervised twice in one matter, by whichever office (第十五条)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from luoshi.mechanism import plain
from luoshi_policies.oversight.restraints import collides, open_supervisions
from luoshi_policies.oversight.supervision_events import SupervisionOpened
from luoshi_server.cases import models
from luoshi_server.cases.keeping import load
from luoshi_server.platform.errors import Refused
from luoshi_server.supervisions.models import Step, Supervision


def refuse_second(new: SupervisionOpened) -> None:
    """Refuse a supervision that another one is in the way of, and name that one."""
    other = in_the_way_of(new)
    if other is not None:
        raise Refused(
            _(
                "%(whose)s的“%(matter)s”已在督查之中（%(key)s，%(office)s立项），不得重复督查、多头督查。"
            )
            % {
                "whose": other.whose,
                "matter": other.matter,
                "key": other.about,
                "office": other.unit,
            },
            field="matter",
            advice=_("请并入已立项的督查（《政府督查工作条例》第十五条）。"),
        )


def in_the_way_of(new: SupervisionOpened) -> SupervisionOpened | None:
    """The open supervision of the same unit in the same matter, if there is one."""
    keys = models.Case.objects.filter(mechanism="supervision", closed=None)
    cases = [case for _bound, case in load(keys.values_list("key", flat=True)).values()]
    return collides(new, open_supervisions(cases))


def planned_already(whose: str, matter: str, *, but: str = "") -> Supervision | None:
    """A supervision of the unit in the matter that is proposed or approved and not opened yet."""
    rows = Supervision.objects.filter(step__in=(Step.PROPOSED, Step.APPROVED)).exclude(key=but)
    return next(
        (
            row
            for row in rows
            if plain(row.whose) == plain(whose) and plain(row.matter) == plain(matter)
        ),
        None,
    )
