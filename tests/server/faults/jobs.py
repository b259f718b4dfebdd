"""Steps about the list of jobs."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone
from django_q.models import OrmQ
from django_q.signing import SignedPackage

from luoshi_server.documents.models import Gazette
from luoshi_server.documents.unread import have_the_unread_read
from luoshi_server.platform import jobs
from tests.server.faults import office


def kill_who_reads() -> float:
    """Kill the process that does the job; gives for how many seconds the job is held still."""
    at_work = dict(_programs_of_jobs())
    parents = {number: parent for number, (parent, _) in at_work.items()}
    # The one that was started has a guard, and the guard has those that do the work.
    deep = [one for one in at_work if parents.get(parents[one]) in at_work]
    os.kill(max(deep, key=lambda one: at_work[one][1]), signal.SIGKILL)
    return float((OrmQ.objects.get().lock - timezone.now()).total_seconds())


def _programs_of_jobs() -> Iterator[tuple[int, tuple[int, int]]]:
    """The processes that do jobs here, each with its parent and how long it has worked."""
    ours = f"LUOSHI_HOME={os.environ['LUOSHI_HOME']}".encode()
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            does_jobs = b"luoshi_server.commands.jobs" in (folder / "cmdline").read_bytes()
            if does_jobs and ours in (folder / "environ").read_bytes().split(b"\0"):
                fields = (folder / "stat").read_text().rpartition(")")[2].split()
                yield int(folder.name), (int(fields[1]), int(fields[11]))


def let_go_of_jobs() -> int:
    """As if the time for which they are held was over."""
    return int(OrmQ.objects.update(lock=timezone.now() - timedelta(seconds=1)))


def read_what_always_kills() -> dict[str, Any]:
    """A reading is begun as often as the worker begins it, and never ends."""
    key = office.take_in(77).key
    job = OrmQ.objects.get()
    task = {**SignedPackage.loads(job.payload), "ack_id": job.pk}
    begun = 0
    while OrmQ.objects.exists():
        jobs.begun(None, task)
        Gazette.objects.filter(pk=key).update(state=Gazette.READING)
        begun += 1
        let_go_of_jobs()
        jobs.give_up()
        have_the_unread_read()
    gazette = Gazette.objects.get(pk=key)
    return {
        "begun": begun,
        "on the list": sorted(jobs.names_on_the_list()),
        "state": gazette.state,
        "fault": gazette.fault,
    }


def lose_a_job_and_look_twice() -> list[int]:
    """How many gazettes each of two looks puts on the list."""
    office.take_in(78)
    OrmQ.objects.all().delete()
    return [have_the_unread_read(), have_the_unread_read()]
