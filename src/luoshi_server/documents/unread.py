"""Gazettes that nobody reads although they wait: they are put on the list of work again.

A reading whose worker was killed stays on the list; but the list is no part of a backup, and
a reading that failed for want of a disk or a database is taken off it.
"""

from __future__ import annotations

from django.utils.translation import gettext as _

from luoshi_server.documents.actions.take_in import have_it_read, job_of
from luoshi_server.documents.models import Gazette
from luoshi_server.platform import jobs


def have_the_unread_read() -> int:
    """Have every gazette read that waits with no job; gives how many.

    One whose reading was begun too often and never ended is said to be unreadable.
    """
    waiting = list(Gazette.objects.filter(state__in=(Gazette.WAITING, Gazette.READING)))
    if not waiting:
        return 0
    listed = jobs.names_on_the_list()
    count = 0
    for gazette in waiting:
        if job_of(gazette.key) in listed:
            continue
        if jobs.times_begun(job_of(gazette.key)) >= jobs.TIMES:
            # Looked at again as it is written: the reading may have come to its end meanwhile.
            Gazette.objects.filter(pk=gazette.pk, state=gazette.state).update(
                state=Gazette.FAILED,
                fault=_("识读 %(times)d 次都中途停止，请检查文件或换一种格式上传。")
                % {"times": jobs.TIMES},
            )
            continue
        have_it_read(gazette.key)
        count += 1
    return count
