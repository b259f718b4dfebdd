"""Bulletins as they stand, and the answers to slips."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from luoshi_server.bulletins.content import Paper, paper_from
from luoshi_server.platform.names import names_of


class Sort(models.TextChoices):
    """What a bulletin is."""

    SLIP = "slip", _("督办单")
    NOTICE = "notice", _("通报")
    MONTHLY = "monthly", _("月报")


class State(models.TextChoices):
    """How far a bulletin has come."""

    DRAFTED = "drafted", _("待签发")
    SIGNED = "signed", _("已签发")
    ISSUED = "issued", _("已印发")
    ANSWERED = "answered", _("已反馈")
    VOIDED = "voided", _("已作废")


SENT = (State.ISSUED, State.ANSWERED)


class Bulletin(models.Model):
    """A slip, a notice or a monthly report.

    `key` is its sort, year and running number.  `units` are the units that it is for, each
    between two marks so that it can be searched; empty, it is for all of them.
    """

    key = models.CharField(max_length=40, primary_key=True)
    sort = models.CharField(max_length=10, choices=Sort.choices)
    year = models.PositiveIntegerField()
    running = models.PositiveIntegerField()
    number = models.CharField(max_length=100)
    title = models.CharField(max_length=300)
    content = models.TextField()
    wording = models.JSONField(default=dict)
    units = models.TextField(blank=True)
    judges = models.BooleanField(default=False)
    quotes = models.JSONField(default=list)
    month = models.CharField(max_length=7, blank=True)
    order = models.CharField(max_length=32, blank=True)
    matter = models.CharField(max_length=200, blank=True, db_index=True)
    means = models.CharField(max_length=60, blank=True)
    answer_by = models.DateField(null=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFTED)
    public = models.BooleanField(default=False)
    drafted = models.DateTimeField()
    drafted_by = models.CharField(max_length=150)
    approved = models.DateTimeField(null=True)
    approved_by = models.CharField(max_length=150, blank=True)
    signed = models.DateTimeField(null=True)
    signed_by = models.CharField(max_length=150, blank=True)
    signed_name = models.CharField(max_length=150, blank=True)
    issued = models.DateTimeField(null=True)
    issued_by = models.CharField(max_length=150, blank=True)
    changed_reason = models.TextField(blank=True)
    last_entry = models.BigIntegerField(default=0)

    class Meta:
        ordering = ("-drafted", "-running")
        constraints = [
            models.UniqueConstraint(fields=["sort", "year", "running"], name="number_once"),
            models.UniqueConstraint(
                fields=["order"], condition=~Q(order="") & ~Q(state="voided"), name="slip_once"
            ),
        ]
        indexes = [
            models.Index(fields=["sort", "state", "drafted"]),
            models.Index(fields=["state", "answer_by"]),
            models.Index(fields=["public", "issued"]),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    @property
    def unit_names(self) -> tuple[str, ...]:
        """The units that it is for; none if it is for all."""
        return names_of(self.units)

    @property
    def needs_approval(self) -> bool:
        """Whether the head must still approve its praise and criticism."""
        return self.judges and self.approved is None

    @property
    def is_sent(self) -> bool:
        """Whether the units have it."""
        return self.state in SENT

    @property
    def draft(self) -> Paper:
        """The paper as it was drafted, without signature."""
        return paper_from(self.content)


class Answer(models.Model):
    """What a unit answered to a slip."""

    bulletin = models.ForeignKey(Bulletin, on_delete=models.CASCADE, related_name="answers")
    entry = models.BigIntegerField()
    unit = models.CharField(max_length=200)
    words = models.TextField()
    told = models.DateTimeField()
    told_by = models.CharField(max_length=150)

    class Meta:
        ordering = ("entry",)
