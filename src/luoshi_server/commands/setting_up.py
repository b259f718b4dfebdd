"""Setting up: which instance a command works on, and Django for it."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click
import django

from luoshi_server.platform.errors import Refused, plain
from luoshi_server.platform.instance import HOME, home, read_instance

an_instance = click.option(
    "--home",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    envvar=HOME,
    help="The instance's folder; the present one's luoshi-data if left out.",
)


def set_up(folder: Path | None) -> Path:
    """Let Django work on the instance in a folder.  Raises `NoInstance` if there is none."""
    folder = (folder or home()).absolute()
    read_instance(folder)
    os.environ[HOME] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "luoshi_server.platform.settings"
    django.setup()
    return folder


def says_why(command: Callable[..., Any]) -> Callable[..., Any]:
    """A command whose refusals are one line and exit code 2."""

    @wraps(command)
    def saying(*args: Any, **kwargs: Any) -> Any:
        try:
            return command(*args, **kwargs)
        except Refused as error:
            raise click.ClickException(plain(error.message)) from error

    return saying
