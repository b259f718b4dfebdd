"""One table says of every field whether everybody may see it, and by which article of law."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import pytest
from django.apps import apps
from django.utils.translation import override

from luoshi_server.duties import published as forms
from luoshi_server.duties.published.made_of import published
from luoshi_server.duties.visibility import (
    RECORDS,
    NotPublic,
    Openness,
    openness_of,
    public_fields,
    require_public,
)

MADE_OF_THE_RECORD = {"Figure.reading", "Finding.reading", "Appointment.reading"}
"""Read from the columns that keep both readings; only the confirmed one is public."""


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.name)
def test_every_field_of_a_record_has_exactly_one_rule(record):
    columns = {field.name for field in apps.get_model(record.model)._meta.concrete_fields}
    ruled = Counter(rule.field for rule in record if rule.name not in MADE_OF_THE_RECORD)

    assert set(ruled) == columns
    assert set(ruled.values()) == {1}


def test_every_rule_names_its_articles_and_what_they_come_to():
    with override("zh-hans"):
        for rule in (rule for record in RECORDS for rule in record):
            assert rule.bases
            for basis in rule.bases:
                assert str(basis.law).startswith("《")
                assert str(basis.article).startswith("第")
                assert str(basis.says).endswith("。")


def test_what_is_kept_of_a_person_is_never_public_except_who_holds_an_office():
    assert openness_of("Duty.liaison") is Openness.PERSONAL
    assert openness_of("Report.told_by") is Openness.PERSONAL
    assert not public_fields("Member")
    assert openness_of("Post.person") is Openness.PUBLIC


def test_a_field_that_no_rule_names_is_internal():
    assert openness_of("Duty.something_new") is Openness.INTERNAL
    with pytest.raises(NotPublic):
        require_public("Duty.something_new")


def test_a_public_form_cannot_have_a_field_that_stays_inside():
    with pytest.raises(NotPublic):

        @published("Duty")
        @dataclass(frozen=True)
        class _Careless:
            key: str
            liaison: str


def test_every_public_form_was_checked_when_it_was_loaded():
    checked = [name for name in forms.__all__ if name.startswith("Public")]

    assert len(checked) == 11
