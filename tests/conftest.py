"""What all tests share.

What they read that does not belong to the project lies beside the checkout, in ../shared.
Properties are tried on the same examples in every run, so that a run says the same twice;
`EXPLORE=1 make test` looks for new ones.
"""

import importlib.util
import os
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import settings

from tests.serving import make_instance

make_instance()

settings.register_profile("repeatable", derandomize=True)
settings.register_profile("exploring", derandomize=False)
settings.load_profile("exploring" if os.environ.get("EXPLORE") else "repeatable")

SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of samples, gold and outside data; a test that needs it is skipped without it."""
    if not SHARED.is_dir():
        pytest.skip(
            "../shared is not there: samples, gold and outside data lie beside the checkout"
        )
    return SHARED


@pytest.fixture(scope="session")
def sample(shared: Path) -> Path:
    """A whole gazette as text."""
    return shared / "gazettes" / "huaiyin-2021-1.txt"


@pytest.fixture(scope="session")
def score(shared: Path) -> ModuleType:
    """The tool that scores a compiled gazette against its gold."""
    spec = importlib.util.spec_from_file_location("score", shared / "tools" / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
