"""The register of units kept by hand: registered, renamed, dissolved; posts taken and left."""

from __future__ import annotations

from datetime import date

import pytest

from luoshi_server.cases.models import Obligation
from luoshi_server.duties.models import Duty, DutyUnit
from luoshi_server.ledger.models import Line
from luoshi_server.ledger.reading import rebuild
from luoshi_server.organisations.actions.appoint import appoint, remove_from_post
from luoshi_server.organisations.actions.dissolve_unit import dissolve_unit, rename_unit
from luoshi_server.organisations.actions.register_unit import change_unit, register_unit
from luoshi_server.organisations.models import Post, Unit
from luoshi_server.organisations.queries import head_of, unit_called
from luoshi_server.platform.errors import Forbidden, NotThere, Refused


def another(than: str) -> str:
    return str(Unit.objects.exclude(name=than).filter(dissolved=None)[0].name)


def test_a_unit_is_known_by_its_full_name_and_the_others(member):
    register_unit(
        "试验区路灯管理所", by=member("clerk"), also_called=("路灯所",), reason="机构改革方案"
    )

    assert unit_called("路灯所").name == "试验区路灯管理所"
    assert Line.objects.get(kind="UnitRegistered", about="试验区路灯管理所").reason


def test_a_name_that_another_unit_bears_is_refused_beside_its_field(member):
    taken = Unit.objects.first().name

    with pytest.raises(Refused) as refused:
        register_unit("新单位", by=member("clerk"), also_called=(taken,), reason="依据")

    assert refused.value.field == "also_called"
    assert not Unit.objects.filter(name="新单位").exists()


def test_a_unit_is_not_registered_without_a_reason(member):
    with pytest.raises(Refused) as refused:
        register_unit("新单位", by=member("clerk"), reason=" ")

    assert refused.value.field == "reason"


def test_a_liaison_may_not_keep_the_register(member):
    with pytest.raises(Forbidden):
        register_unit("新单位", by=member("liaison", Unit.objects.first().name), reason="依据")


def test_other_names_that_are_taken_off_lead_nowhere(member):
    register_unit("新单位", by=member("clerk"), also_called=("新", "旧"), reason="依据")
    change_unit("新单位", by=member("clerk"), category="office", also_called=("新",), reason="核对")

    assert unit_called("旧") is None
    assert unit_called("新").category == "office"


def test_what_a_dissolved_unit_led_and_owed_is_its_successors(signed, member):
    gone, heir = signed.lead, another(signed.lead)
    owed_before = Obligation.objects.filter(unit=gone, how="").count()

    dissolve_unit(gone, by=member("clerk"), successor=heir, reason="机构改革方案第三条")

    signed.refresh_from_db()
    assert owed_before
    assert signed.lead == heir
    assert not Duty.objects.filter(lead=gone).exists()
    assert not Obligation.objects.filter(unit=gone, how="").exists()
    assert Obligation.objects.filter(unit=heir, case__about=signed.key, how="").count() > 0
    assert Unit.objects.get(name=gone).successor == heir


def test_a_dissolved_units_part_in_the_duties_of_others_is_its_successors(assigned, member):
    gone, heir = "甲所", another(assigned.lead)
    register_unit(gone, by=member("clerk"), reason="依据")
    DutyUnit.objects.create(duty=assigned, unit=gone, printed=gone, part=DutyUnit.COOPERATING)

    dissolve_unit(gone, by=member("clerk"), successor=heir, reason="撤销")

    assert assigned.units.filter(unit=heir).exists()
    assert not assigned.units.filter(unit=gone).exists()


def test_what_passed_to_a_successor_passes_again_when_everything_is_built_anew(signed, member):
    gone, heir = signed.lead, another(signed.lead)
    dissolve_unit(gone, by=member("clerk"), successor=heir, reason="机构改革")
    before = sorted(Obligation.objects.values_list("key", "unit", "due", "how"))

    rebuild()

    assert sorted(Obligation.objects.values_list("key", "unit", "due", "how")) == before
    assert Duty.objects.get(pk=signed.pk).lead == heir


def test_a_unit_is_not_dissolved_twice_nor_without_a_successor(member):
    gone = Unit.objects.first().name
    with pytest.raises(Refused):
        dissolve_unit(gone, by=member("clerk"), successor="没有此单位", reason="撤销")
    with pytest.raises(Refused):
        dissolve_unit(gone, by=member("clerk"), successor=gone, reason="撤销")
    dissolve_unit(gone, by=member("clerk"), successor=another(gone), reason="撤销")
    with pytest.raises(Refused):
        dissolve_unit(gone, by=member("clerk"), successor=another(gone), reason="撤销")


def test_a_renamed_unit_keeps_its_duties_its_posts_and_its_old_name(signed, member):
    old = signed.lead
    clerk = member("clerk")
    appoint(old, by=clerk, person="甲", post="局长", since=date(2026, 1, 5), document="任〔1〕号")

    rename_unit(old, by=clerk, new_name="试验区新名局", reason="机构改革方案")

    signed.refresh_from_db()
    assert signed.lead == "试验区新名局"
    assert unit_called(old).name == "试验区新名局"
    assert head_of("试验区新名局", date(2026, 3, 2)).person == "甲"
    assert head_of(old, date(2026, 3, 2)) is None


def test_a_post_is_held_from_the_appointment_to_the_removal(member):
    unit, clerk = Unit.objects.first().name, member("clerk")
    appoint(unit, by=clerk, person="甲", post="局长", since=date(2026, 1, 5), document="任〔1〕号")
    remove_from_post(
        unit, by=clerk, person="甲", post="局长", since=date(2026, 2, 6), document="免〔2〕号"
    )

    held = Post.objects.get(person="甲")
    assert (held.since, held.until) == (date(2026, 1, 5), date(2026, 2, 6))
    assert head_of(unit, date(2026, 3, 1)) is None


def test_nobody_is_appointed_without_a_document_or_before_the_day(member):
    unit, clerk = Unit.objects.first().name, member("clerk")
    with pytest.raises(Refused) as refused:
        appoint(unit, by=clerk, person="甲", post="局长", since=date(2026, 1, 5), document="")
    assert refused.value.field == "document"

    with pytest.raises(Refused) as refused:
        appoint(unit, by=clerk, person="甲", post="局长", since=date(2026, 9, 1), document="任")
    assert refused.value.field == "since"


def test_nobody_leaves_a_post_that_he_does_not_hold(member):
    with pytest.raises(NotThere):
        remove_from_post(
            Unit.objects.first().name,
            by=member("clerk"),
            person="甲",
            post="局长",
            since=date(2026, 2, 6),
            document="免",
        )
