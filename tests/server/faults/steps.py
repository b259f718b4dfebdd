"""Steps in processes of their own, each forked from one that has loaded everything.

It is told a step a line: the instance's folder, `MODULE.STEP` and the arguments; it answers with
what the step gave, or with how it failed.  So a step takes no longer than what it does, and
whatever it breaks in its process is gone with it.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any

import django

MODULES = ("office", "killing", "jobs", "storage", "tables", "together")


def main() -> None:
    django.setup()
    modules = {name: import_module(f"tests.server.faults.{name}") for name in MODULES}
    print("ready", flush=True)
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            print(json.dumps(_answer(modules, json.loads(line)), default=str), flush=True)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        if status:
            print(json.dumps({"failed": f"the step ended with status {status}"}), flush=True)


def _answer(modules: dict[str, Any], told: dict[str, Any]) -> dict[str, Any]:
    try:
        work_on(Path(told["home"]))
        module, _, step = told["step"].partition(".")
        return {"gave": getattr(modules[module], step)(**told["arguments"])}
    except BaseException:
        return {"failed": traceback.format_exc()}


def work_on(home: Path) -> None:
    """Let this process work on another instance than the one it was started with."""
    from django.conf import settings
    from django.db import connections

    from luoshi_server.platform.instance import database_of, read_instance

    os.environ["LUOSHI_HOME"] = str(home)
    instance = read_instance(home)
    settings.LUOSHI = instance
    settings.SECRET_KEY = instance.secret_key
    settings.FILE_UPLOAD_TEMP_DIR = str(home)
    settings.DATABASES = {"default": database_of(instance)}
    # Whatever had been set up for the other database is forgotten; nothing of it is open.
    vars(connections).pop("settings", None)
    vars(connections)["_settings"] = None
    for alias in connections:
        with suppress(AttributeError):
            del connections[alias]


if __name__ == "__main__":
    main()
