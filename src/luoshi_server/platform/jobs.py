"""Jobs that are begun again when whoever did them was killed.

A job stays on the list until it is done.  Whoever does it holds it for half a minute at a time
and says every few seconds that he still does; when he is killed, another has it a moment
later.  So a job may be done twice, and each must do no harm then.  One that kills whoever does
it is given up after a few times.
"""

from __future__ import annotations

import logging
import threading
from datetime import timedelta
from typing import Any

from django.db import DatabaseError, connection
from django.utils import timezone
from django_q.models import OrmQ, Task

HELD_FOR = timedelta(seconds=30)
SAYS_SO_EVERY = 10.0
TIMES = 5
"""How often a job is begun before it is given up."""

logger = logging.getLogger("luoshi.jobs")
_held: dict[str, threading.Event] = {}


def begun(sender: object, task: dict[str, Any], **_: object) -> None:
    """A job is begun: count it, and hold it until it is done or we are gone."""
    number = task.get("ack_id")
    if number is None:
        return
    _count(task)
    _hold(number)
    done = _held[task["id"]] = threading.Event()
    threading.Thread(target=_keep_holding, args=(number, done), daemon=True).start()


def ended(sender: object, task: dict[str, Any], **_: object) -> None:
    """A job is done, or has failed."""
    if task["id"] in _held:
        _held.pop(task["id"]).set()


def _keep_holding(number: int, done: threading.Event) -> None:
    while not done.wait(SAYS_SO_EVERY):
        try:
            _hold(number)
        except DatabaseError:
            logger.warning("job %s could not be held; it may be begun a second time", number)
        finally:
            connection.close()


def _hold(number: int) -> None:
    OrmQ.objects.filter(pk=number).update(lock=timezone.now() + HELD_FOR)


def _count(task: dict[str, Any]) -> None:
    row, _ = Task.objects.get_or_create(
        id=task["id"],
        defaults={
            "name": task["name"],
            "func": str(task["func"]),
            "args": task["args"],
            "kwargs": task["kwargs"],
            "started": task["started"],
            "stopped": timezone.now(),
            "success": False,
            "attempt_count": 0,
        },
    )
    Task.objects.filter(pk=row.pk).update(attempt_count=row.attempt_count + 1)


def release_all() -> None:
    """Let every job be begun again at once: whoever had begun one is gone."""
    now = timezone.now()
    OrmQ.objects.filter(lock__gt=now).update(lock=now)


def give_up() -> int:
    """Take off the list what has ended whoever did it too often; gives how many."""
    count = 0
    for job in OrmQ.objects.filter(lock__lte=timezone.now()):
        if Task.objects.filter(pk=job.task_id(), attempt_count__gte=TIMES).exists():
            logger.error("job “%s” was begun %s times and never ended", job.name(), TIMES)
            job.delete()
            count += 1
    return count


def names_on_the_list() -> set[str]:
    """The names of the jobs that are not done yet, begun or not."""
    return {str(job.name()) for job in OrmQ.objects.all()}


def times_begun(name: str) -> int:
    """How often jobs of this name were begun and did not come to a good end."""
    begun_before = Task.objects.filter(name=name, success=False)
    return sum(begun_before.values_list("attempt_count", flat=True))
