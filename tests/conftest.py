"""What tests read that does not belong to the project lies beside the checkout, in ../shared."""

from pathlib import Path

import pytest

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
