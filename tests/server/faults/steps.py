"""One step in a process of its own: `python -m tests.server.faults.steps MODULE.STEP ARGUMENTS`."""

from __future__ import annotations

import json
import sys
from importlib import import_module

import django


def main() -> None:
    django.setup()
    module, step = sys.argv[1].split(".")
    act = getattr(import_module(f"tests.server.faults.{module}"), step)
    result = act(**json.loads(sys.argv[2]))
    print(json.dumps(result, ensure_ascii=False, default=str))


if __name__ == "__main__":
    main()
