"""A district for tests of faults, made once on the database of the run and copied for each test."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tests.server.faults.instances import Instance, copied, made


@pytest.fixture(scope="session")
def server() -> str:
    """The PostgreSQL server that the run is given, or nothing for SQLite."""
    return os.environ.get("LUOSHI_TEST_DATABASE", "")


@pytest.fixture(scope="session")
def template(server: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Instance]:
    """A district with a gazette that was read and put in force."""
    with made(tmp_path_factory.mktemp("template"), server) as instance:
        yield instance


@pytest.fixture
def instance(template: Instance, server: str, tmp_path: object) -> Iterator[Instance]:
    """A copy of it for one test."""
    with copied(template, tmp_path, server) as own:  # type: ignore[arg-type]
        yield own
