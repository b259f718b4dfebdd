"""The catalogue read as a whole, so that nobody has to remember."""

from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest

import luoshi_policies
from luoshi.mechanism import loose_ends
from luoshi.mechanism.scenario import play, read_scenario

MODULES = [
    module
    for module in (
        import_module(found.name)
        for found in walk_packages(luoshi_policies.__path__, "luoshi_policies.")
    )
    if hasattr(module, "MECHANISM")
]
each_module = pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)


@each_module
def test_every_mechanism_has_a_scenario_that_goes_late_and_closes(module) -> None:
    story = Path(module.__file__).with_suffix(".scenario").read_text(encoding="utf-8")
    scenario = read_scenario(story)

    case = play(scenario, module)

    expected = [line for step in scenario.steps for _, line in step.expected]
    assert case.is_closed and expected[-1] == "closed"
    assert any(line.startswith("late") for line in expected)


@each_module
def test_every_mechanism_is_a_closed_loop(module) -> None:
    assert list(loose_ends(module.MECHANISM)) == []


def test_every_mechanism_has_a_name_of_its_own() -> None:
    names = [module.MECHANISM.name for module in MODULES]

    assert len(names) == len(set(names))


@each_module
def test_every_event_is_called_something_in_chinese(module) -> None:
    kinds = {kind for rule in module.MECHANISM.rules for kind in (rule.on, rule.until)}

    unnamed = [kind for kind in kinds if isinstance(kind, type) and not kind.called]

    assert unnamed == []
