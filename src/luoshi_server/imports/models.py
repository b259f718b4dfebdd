"""Tables that were handed in, and what became of each row.

A row that was told says so in the same transaction as the entry of the ledger; so work that was
cut off goes on where it ended, and tells nothing twice.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportJob(models.Model):
    """One table: checked first, and told when somebody has looked at the report and confirms."""

    class State(models.TextChoices):
        """How far it has come."""

        WAITING = "waiting", _("待核对")
        CHECKING = "checking", _("核对中")
        CHECKED = "checked", _("核对完毕，待确认")
        TELLING = "telling", _("导入中")
        DONE = "done", _("导入完毕")
        FAILED = "failed", _("未能读取")
        DROPPED = "dropped", _("已放弃")

    key = models.CharField(max_length=16, primary_key=True)
    sheet = models.CharField(max_length=60)
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    made_by = models.CharField(max_length=150, db_index=True)
    made = models.DateTimeField()
    confirmed = models.DateTimeField(null=True)
    ended = models.DateTimeField(null=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    fault = models.TextField(blank=True)
    examples = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("-made",)


class ImportRow(models.Model):
    """One row of a table: its cells, and what became of it."""

    class State(models.TextChoices):
        """What became of the row."""

        GOOD = "good", _("可导入")
        BAD = "bad", _("不能导入")
        KNOWN = "known", _("台账中已有")
        TOLD = "told", _("已导入")

    job = models.ForeignKey(ImportJob, on_delete=models.CASCADE, related_name="rows")
    line = models.PositiveIntegerField()
    cells = models.JSONField()
    state = models.CharField(max_length=5, choices=State.choices)
    faults = models.JSONField(default=list)
    entry = models.BigIntegerField(null=True)

    class Meta:
        ordering = ("line",)
        constraints = [models.UniqueConstraint(fields=["job", "line"], name="row_once")]
        indexes = [models.Index(fields=["job", "state", "line"])]
