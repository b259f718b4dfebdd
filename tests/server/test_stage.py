"""Scenes stand as long as tests begin with them, and no test finds what another did."""

from __future__ import annotations

import pytest

from luoshi_server.accounts.models import Member
from luoshi_server.duties.models import Duty, State
from tests.server.stage import Stage, scenes_of


@pytest.fixture
def made() -> list[str]:
    """The scenes that were made, in their order."""
    return []


@pytest.fixture
def stage_of_three(db, made) -> Stage:
    def scene(name):
        def make():
            made.append(name)
            Member.objects.create(username=name, name=name, role="leader")

        return make

    return Stage({name: scene(name) for name in ("one", "two", "three")})


def standing() -> set[str]:
    return set(
        Member.objects.filter(username__in=("one", "two", "three")).values_list(
            "username", flat=True
        )
    )


def test_a_scene_is_made_once_as_long_as_it_is_begun_with(stage_of_three, made):
    for wanted in (("one",), ("one", "two"), ("one", "two"), ("one",)):
        stage_of_three.show(wanted)
        assert standing() == set(wanted)

    assert made == ["one", "two"]
    stage_of_three.show(())


def test_a_scene_upon_one_that_is_not_begun_with_is_made_anew(stage_of_three, made):
    stage_of_three.show(("one", "three"))
    stage_of_three.show(("three",))

    assert standing() == {"three"}
    assert made == ["one", "three", "three"]
    stage_of_three.show(())
    assert standing() == set()


def test_a_scene_that_cannot_be_made_does_not_stand(db):
    def fail():
        Member.objects.create(username="one", name="one", role="leader")
        raise ValueError("no such scene")

    stage = Stage({"one": fail})
    with pytest.raises(ValueError, match="no such scene"):
        stage.show(("one",))

    assert standing() == set()
    stage.show(())


def test_scenes_are_made_in_their_own_order_and_not_in_that_of_the_fixtures():
    scenes = {"one": print, "two": print, "three": print}

    assert scenes_of(scenes, ["member", "three", "db", "one"]) == ("one", "three")


@pytest.mark.parametrize("turn", [1, 2])
def test_each_test_finds_a_scene_as_it_was_made(turn, assigned):
    assert assigned.state == State.ASSIGNED

    Duty.objects.update(state=State.SIGNED)
