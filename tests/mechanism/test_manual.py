"""The mechanism in the manual is a mechanism, and its story holds."""

import re
from pathlib import Path

from luoshi.mechanism import loose_ends
from luoshi.mechanism.scenario import play, read_scenario

PAGE = Path(__file__).parents[2] / "docs" / "mechanisms.md"


def block(language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert found, f"the manual has no {language}"
    return found[1]


def test_the_example_of_the_manual_runs() -> None:
    module: dict[str, object] = {"__name__": "manual"}
    exec(compile(block("python"), str(PAGE), "exec"), module)

    case = play(read_scenario(block("scenario")), module)

    assert case.is_closed
    assert list(loose_ends(module["MECHANISM"])) == []
