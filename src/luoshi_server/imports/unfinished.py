"""Tables on which nobody works although they wait: they are put on the list of work again.

The list is no part of a backup, and work that failed for want of a disk or a database is taken
off it.  Begun again, a table goes on where it ended.
"""

from __future__ import annotations

from django.utils.translation import gettext as _
from django_q.tasks import async_task

from luoshi_server.imports.models import ImportJob
from luoshi_server.platform import clock, jobs

S = ImportJob.State
WORK = {
    S.WAITING: "luoshi_server.imports.running.check_job",
    S.CHECKING: "luoshi_server.imports.running.check_job",
    S.TELLING: "luoshi_server.imports.running.tell_job",
}


def have_it_done(key: str, state: str) -> None:
    """Put the next work on a table on the list of work that survives a crash."""
    async_task(WORK[S(state)], key, task_name=job_of(key, state))


def job_of(key: str, state: str) -> str:
    """What the work on a table is called on the list."""
    return f"tell table {key}" if state == S.TELLING else f"check table {key}"


def have_the_unfinished_done() -> int:
    """Have every table worked on that waits with no job; gives how many.

    One whose work was begun too often and never ended is said to have failed.
    """
    waiting = list(ImportJob.objects.filter(state__in=list(WORK)))
    if not waiting:
        return 0
    listed = jobs.names_on_the_list()
    count = 0
    for table in waiting:
        name = job_of(table.key, table.state)
        if name in listed:
            continue
        if jobs.times_begun(name) >= jobs.TIMES:
            # Looked at again as it is written: the work may have come to its end meanwhile.
            ImportJob.objects.filter(pk=table.pk, state=table.state).update(
                state=S.FAILED,
                ended=clock.now(),
                fault=_("处理 %(times)d 次都中途停止，已导入的行不受影响，请检查文件后重新上传。")
                % {"times": jobs.TIMES},
            )
            continue
        have_it_done(table.key, table.state)
        count += 1
    return count
