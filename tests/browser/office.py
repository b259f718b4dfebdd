"""A real office for a browser: server and worker, at whatever date the story has come to."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from datetime import datetime
from pathlib import Path

from luoshi.calendars import SHANGHAI, local

PASSWORD = "a-word-for-tests-7"
OFFICE = "督查室"
MEMBERS = """
import django
django.setup()
from luoshi_server.accounts.models import Member
for line in {members!r}:
    username, role, unit, name = line
    member = Member(username=username, role=role, unit=unit, name=name)
    member.set_password({password!r})
    member.save()
"""


class RunningOffice:
    """An instance in a folder, and the processes that serve it."""

    def __init__(self, home: Path) -> None:
        self.home = home
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        self._serving: subprocess.Popen[bytes] | None = None

    def make(self, members: list[tuple[str, str, str, str]]) -> None:
        """Make the instance, with members who can sign in."""
        options = ["--place", "试验区", "--office", OFFICE, "--host", "127.0.0.1"]
        self._run("-m", "luoshi", "init", str(self.home), *options)
        with (self.home / "luoshi.toml").open("a", encoding="utf-8") as settings:
            settings.write("clock_ahead = 0\n")
        self._run("-c", MEMBERS.format(members=members, password=PASSWORD))

    def open_at(self, moment: str) -> None:
        """Serve at an instant of the story, until it is closed."""
        ahead = int((local(moment) - datetime.now(SHANGHAI)).total_seconds())
        settings = self.home / "luoshi.toml"
        words = re.sub(
            r"clock_ahead = -?\d+", f"clock_ahead = {ahead}", settings.read_text("utf-8")
        )
        settings.write_text(words, "utf-8")
        command = ["-m", "luoshi", "serve", "--bind", f"127.0.0.1:{self.port}", "--processes", "1"]
        with (self.home / "server.log").open("ab") as log:
            self._serving = subprocess.Popen(
                [sys.executable, *command],
                env=self._environment(),
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        for _ in range(240):
            try:
                urllib.request.urlopen(f"{self.address}/sign-in/", timeout=2)
                return
            except OSError:
                time.sleep(0.25)
        raise AssertionError((self.home / "server.log").read_text("utf-8")[-2000:])

    def close(self) -> None:
        """Stop serving, as whoever runs it would: what it has started it stops itself."""
        if self._serving is not None:
            self._serving.terminate()
            try:
                self._serving.wait(timeout=20)
            except subprocess.TimeoutExpired:
                os.killpg(self._serving.pid, signal.SIGKILL)
            self._serving = None

    def run_code(self, code: str) -> None:
        """Run a few lines of Python on the instance."""
        self._run("-c", code)

    def luoshi(self, *words: str) -> str:
        """What a command of the instance says."""
        return self._run("-m", "luoshi", *words)

    def _run(self, *words: str) -> str:
        done = subprocess.run(
            [sys.executable, *words],
            env=self._environment(),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def _environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "LUOSHI_HOME": str(self.home),
            "DJANGO_SETTINGS_MODULE": "luoshi_server.platform.settings",
        }
