"""The specimen's generator lies beside the package, not in it."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from luoshi import specimen

sys.path.insert(0, str(Path(__file__).parents[2]))


@pytest.fixture(scope="session")
def truth() -> dict[str, list[dict[str, Any]]]:
    """The sheet of truth as it ships."""
    sheet: dict[str, list[dict[str, Any]]] = json.loads(specimen.truth().read_text("utf-8"))
    return sheet
