"""An office whose processes are killed.

Two people and the clock work at once, each in a process, and a random one of them is killed at
a random moment and begun again.  Days pass in a third of a second.  Every event that was
accepted is noted outside of the database.  The processes are forked from one that has loaded
everything, so that they begin at once and die at work rather than while they begin.
"""

from __future__ import annotations

import json
import os
import signal
import time
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from django.db import connections

from luoshi.calendars import local
from luoshi_server.cases.mandates import bounds, present_mandate
from luoshi_server.cases.ticking import tick
from luoshi_server.ledger.models import Line
from luoshi_server.platform import files
from luoshi_server.platform.clock import standing_at
from tests.server.faults import looking, office

DAYS_A_SECOND = 3.0
PARTS = ("office", "another office", "clock")


class Killing:
    """The processes, the time that passes for all of them, and the note of what was accepted."""

    def __init__(self, note: Path, seed: int) -> None:
        self.chance = Random(seed)
        self.note = note
        self.began = time.monotonic()
        self.children: dict[int, str] = {}
        self.seed = seed

    def now(self) -> datetime:
        """The instant in the office."""
        passed = (time.monotonic() - self.began) * DAYS_A_SECOND
        return local(office.BEGINNING) + timedelta(days=1 + passed)

    def run(self, kills: int) -> dict[str, object]:
        """Kill that often; then look at what is there."""
        # What takes long at the beginning is done once, before anybody is begun.
        bounds(present_mandate())
        connections.close_all()
        for part in PARTS:
            self.begin(part)
        for _ in range(kills):
            self.wait()
            self.begin(self.kill(self.chance.choice(sorted(self.children))))
        time.sleep(0.5)
        for child in list(self.children):
            self.kill(child)
        return self.look()

    def wait(self) -> None:
        """Let something be accepted, on a slow machine too; then let a random moment come."""
        size, patience = self.size_of_note(), time.monotonic() + 1.5
        while self.size_of_note() == size and time.monotonic() < patience:
            time.sleep(0.01)
        time.sleep(self.chance.uniform(0, 0.4))

    def size_of_note(self) -> int:
        """How much was noted."""
        return self.note.stat().st_size if self.note.exists() else 0

    def kill(self, child: int) -> str:
        """Kill one process with SIGKILL, wherever it is."""
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        assert os.WIFSIGNALED(status), f"{self.children[child]} had ended by itself"
        return self.children.pop(child)

    def begin(self, part: str) -> None:
        """Begin a process anew."""
        seed = self.chance.randrange(10**9)
        child = os.fork()
        if child:
            self.children[child] = part
            return
        try:
            self.work(part, Random(seed))
        finally:
            os._exit(1)

    def work(self, part: str, chance: Random) -> None:
        """Go on until killed."""
        note = os.open(self.note, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        while True:
            instant = self.now()
            with standing_at(instant):
                if part == "clock":
                    tick()
                    time.sleep(0.02)
                    continue
                done = office.act(chance)
            if done is not None:
                os.write(note, (json.dumps([*done, instant.isoformat()]) + "\n").encode())

    def look(self) -> dict[str, object]:
        """Let a worker do what is left, and say what is wrong."""
        end = self.now() + timedelta(days=2)
        with standing_at(end):
            office.read_all()
            tick()
            files.clear_unfinished(older_than=timedelta(0))
        accepted = [json.loads(line) for line in self.note.read_text().splitlines()]
        lost = [one for one in accepted if not looking.told(*one)]
        kinds = {kind: sum(one[0] == kind for one in accepted) for kind, _, _ in accepted}
        report = {
            "accepted": kinds,
            "entries": Line.objects.count(),
            "rungs": len(looking.state()["Order"]),
            "lost": lost,
            "wrong": looking.what_is_wrong(end),
        }
        connections.close_all()
        return report


def kill_at_random(kills: int, seed: int, note: str) -> Any:
    """Kill that often, by a seed; gives what was accepted, lost and wrong."""
    return Killing(Path(note), seed).run(kills)
