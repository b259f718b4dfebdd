"""The instance that tests of the server run on: a folder of their own, thrown away afterwards.

`LUOSHI_TEST_DATABASE` names a PostgreSQL database; without it the tests run on SQLite.
"""

from __future__ import annotations

import atexit
import json
import os
import shutil
import tempfile
from pathlib import Path


def make_instance() -> None:
    """Write the instance, and let Django find it.  Done once in each process."""
    if "LUOSHI_HOME" in os.environ and Path(os.environ["LUOSHI_HOME"]).name.startswith(
        "luoshi-test"
    ):
        # A worker of xdist gets a folder of its own, not that of the process that started it.
        os.environ.pop("LUOSHI_HOME")
    home = Path(tempfile.mkdtemp(prefix="luoshi-test-"))
    atexit.register(shutil.rmtree, home, True)
    lines = [
        'place = "试验区"',
        'office = "督查室"',
        'secret_key = "only-for-tests-only-for-tests-only-for-tests-only-for-tests"',
        'hosts = ["testserver", "127.0.0.1", "localhost"]',
        f"database = {json.dumps(os.environ.get('LUOSHI_TEST_DATABASE', ''))}",
    ]
    (home / "luoshi.toml").write_text("\n".join(lines), "utf-8")
    os.environ["LUOSHI_HOME"] = str(home)
    os.environ["DJANGO_SETTINGS_MODULE"] = "luoshi_server.platform.settings"
