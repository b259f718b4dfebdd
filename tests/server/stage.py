"""What many tests begin with is made once, and each test takes back only what it did itself.

A scene is a state of the district that is made by acting in it.  A test says by its fixtures
which scenes it begins with: every one of its fixtures that is called like a scene.  A scene is
made in a savepoint upon those before it, and stays as long as the next test begins with it
too; the tests of a file are put in the order of their scenes.  Each test itself acts in a
savepoint upon them, so that it finds a scene as if it had been made for it alone.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pytest
from django.db import connection, transaction

Scenes = Mapping[str, Callable[[], None]]


class Stage:
    """The scenes that stand, each in a transaction within that of the one before."""

    def __init__(self, scenes: Scenes) -> None:
        self._scenes = scenes
        self._standing: list[tuple[str, transaction.Atomic]] = []

    def show(self, wanted: tuple[str, ...]) -> None:
        """Let these scenes stand and no others."""
        while self._names() != wanted[: len(self._standing)]:
            self._strike()
        for name in wanted[len(self._standing) :]:
            self._set(name)

    def _names(self) -> tuple[str, ...]:
        return tuple(name for name, _ in self._standing)

    def _set(self, name: str) -> None:
        scene = transaction.atomic()
        scene.__enter__()
        try:
            self._scenes[name]()
            # What is checked at the end of a transaction is checked here, once for all its tests.
            connection.check_constraints()
        except BaseException:
            scene.__exit__(*sys.exc_info())
            raise
        self._standing.append((name, scene))

    def _strike(self) -> None:
        _, scene = self._standing.pop()
        transaction.set_rollback(True)
        scene.__exit__(None, None, None)


def scenes_of(scenes: Scenes, fixtures: Iterable[str]) -> tuple[str, ...]:
    """The scenes among the fixtures of a test, in the order in which they are made."""
    return tuple(name for name in scenes if name in set(fixtures))


def in_order_of_scenes(scenes: Scenes, items: list[pytest.Item]) -> None:
    """Let the tests of each file that begin with the same follow one another."""
    files: dict[Any, int] = {}
    ranks = {name: rank for rank, name in enumerate(scenes)}

    def place(item: pytest.Item) -> tuple[int, list[int]]:
        begins = scenes_of(scenes, getattr(item, "fixturenames", ()))
        return files.setdefault(item.path, len(files)), [ranks[name] for name in begins]

    items.sort(key=place)
