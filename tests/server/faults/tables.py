"""Steps about tables: one is handed in and confirmed, and told by a process that is killed."""

from __future__ import annotations

import os
import signal
import time
from random import Random
from typing import Any

from django.db import connections

from luoshi.ledger import verify
from luoshi_server.accounts.models import Member
from luoshi_server.imports.actions.confirm import confirm
from luoshi_server.imports.actions.hand_in import hand_in
from luoshi_server.imports.models import ImportJob
from luoshi_server.imports.running import check_job, counts, tell_job
from luoshi_server.ledger.models import Line
from luoshi_server.ledger.reading import entries
from luoshi_server.organisations.models import Unit

ROWS = 1000


def tell_while_killed(kills: int, seed: int) -> dict[str, Any]:
    """Tell a table by a process that is killed so often at a random moment; then look."""
    key = _confirmed()
    chance, killed = Random(seed), 0
    connections.close_all()
    while killed < kills:
        child = os.fork()
        if not child:
            tell_job(key)
            os._exit(0)
        time.sleep(chance.uniform(0.02, 0.4))
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        killed += 1
        if not os.WIFSIGNALED(status):
            break
    tell_job(key)
    job = ImportJob.objects.get(pk=key)
    told = Line.objects.filter(kind="VehicleRegistered")
    return {
        "state": job.state,
        "told": counts(job)["told"],
        "entries": told.count(),
        "abouts": told.values("about").distinct().count(),
        "broken": verify(entries()) is not None,
    }


def _confirmed() -> str:
    by = Member.objects.filter(role="clerk").first()
    unit = Unit.objects.filter(category="department").first().name
    head = "编号或名称,填报单位,发生时间,车辆类别"
    rows = (f"A-{number},{unit},2020-01-01 08:00,重型货车" for number in range(ROWS))
    job = hand_in("VehicleRegistered", "t.csv", ["\n".join([head, *rows]).encode()], by=by)
    check_job(job.key)
    confirm(job.key, by=by)
    return str(job.key)
