"""Every field and every choice that somebody may have to fill in has a title."""

from __future__ import annotations

from typing import Literal, get_args, get_origin

import pytest

from luoshi.ledger.fields import fields_of
from luoshi_policies.catalogue import kinds, mechanisms
from luoshi_policies.road_safety.registers import REGISTERS
from luoshi_policies.titles import CHOICES, FIELDS, choice_called, title_of

AS_IT_STANDS = {"A1", "A2", "A3", "B1", "B2", "C1", "C2"}
INSIDE_ANOTHER = {("Corrected", "now")}


@pytest.mark.parametrize("name", sorted(kinds()))
def test_every_field_of_an_event_has_a_title(name):
    untitled = [
        field.name
        for field in fields_of(kinds()[name])
        if title_of(name, field.name).title == field.name
        and (name, field.name) not in INSIDE_ANOTHER
    ]
    assert untitled == []


def test_every_choice_has_a_title():
    choices = {
        (field.name, choice)
        for kind in kinds().values()
        for field in fields_of(kind)
        if get_origin(field.kind) is Literal
        for choice in get_args(field.kind)
    }
    choices |= {
        (column.name, choice)
        for register in REGISTERS
        for column in register.columns
        for choice in column.choices
    }
    assert {one for one in choices if one[1] not in CHOICES and one[1] not in AS_IT_STANDS} == set()


def test_no_two_fields_of_one_event_have_the_same_title():
    doubled = [
        name
        for name, kind in kinds().items()
        if len({title_of(name, field.name).title for field in fields_of(kind)})
        != len(fields_of(kind))
    ]
    assert doubled == []


def test_a_choice_is_called_as_its_field_means_it():
    assert choice_called("procedure", "general") == "一般程序"
    assert choice_called("grade", "general") == "一般"


def test_no_title_belongs_to_a_field_that_no_event_has():
    known = {field.name for kind in kinds().values() for field in fields_of(kind)}
    of_the_office = {"also_called", "amount", "category", "parent", "post", "since", "successor"}
    of_the_office |= {"number", "setting", "term", "public"}
    assert set(FIELDS) - known - of_the_office == set()


@pytest.mark.parametrize("mechanism", mechanisms(), ids=lambda one: one.name)
def test_every_reading_says_in_chinese_what_we_took(mechanism):
    assert [one.question for one in mechanism.readings if not one.taken_zh] == []
