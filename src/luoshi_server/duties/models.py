"""Duties, their units, reports, evidence and requests."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from luoshi_server.documents.models import Claim, Document


class State(models.TextChoices):
    """How far a duty has come on its way from being found to being closed."""

    FOUND = "found", _("待交办")
    ASSIGNED = "assigned", _("待签收")
    SIGNED = "signed", _("办理中")
    COMPLETED = "completed", _("待核查")
    RETURNED = "returned", _("退回重办")
    CLOSED = "closed", _("已销号")
    WITHDRAWN = "withdrawn", _("已撤销")


class Lamp(models.TextChoices):
    """The colour that the published rule gives."""

    GREEN = "green", _("正常")
    BLUE = "blue", _("蓝灯")
    YELLOW = "yellow", _("黄灯")
    RED = "red", _("红灯")
    GREY = "grey", _("中止")


OPEN_STATES = (State.FOUND, State.ASSIGNED, State.SIGNED, State.COMPLETED, State.RETURNED)


class Duty(models.Model):
    """A duty that a person has confirmed.  `key` is that of its claim.

    `last_entry` is the number of the last entry about it: whoever acts on what he saw says
    which one he saw.
    """

    key = models.CharField(max_length=80, primary_key=True)
    claim = models.ForeignKey(Claim, on_delete=models.SET_NULL, null=True)
    document = models.ForeignKey(Document, on_delete=models.SET_NULL, null=True)
    parent = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="parts")
    weight = models.DecimalField(max_digits=8, decimal_places=3, default=1)
    title = models.CharField(max_length=300)
    text = models.TextField(blank=True)
    words = models.TextField(blank=True)
    provision = models.CharField(max_length=200, blank=True)
    place = models.PositiveIntegerField(default=0)
    office = models.CharField(max_length=200, blank=True)
    lead = models.CharField(max_length=200, blank=True, db_index=True)
    liaison = models.CharField(max_length=100, blank=True)
    deadline = models.DateField(null=True, db_index=True)
    first_deadline = models.DateField(null=True)
    deadline_words = models.CharField(max_length=200, blank=True)
    reports_by = models.JSONField(default=list)
    item = models.CharField(max_length=200, blank=True)
    target = models.DecimalField(max_digits=30, decimal_places=8, null=True)
    first_target = models.DecimalField(max_digits=30, decimal_places=8, null=True)
    target_unit = models.CharField(max_length=50, blank=True)
    comparator = models.CharField(max_length=2, blank=True)
    value = models.DecimalField(max_digits=30, decimal_places=8, null=True)
    value_period = models.CharField(max_length=40, blank=True)
    fact = models.CharField(max_length=64, blank=True, db_index=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.FOUND)
    suspended = models.BooleanField(default=False)
    needs_review = models.BooleanField(default=False, db_index=True)
    review_reason = models.TextField(blank=True)
    lamp = models.CharField(max_length=6, choices=Lamp.choices, default=Lamp.GREEN)
    late_since = models.DateTimeField(null=True, db_index=True)
    next_due = models.DateTimeField(null=True, db_index=True)
    public = models.BooleanField(default=False, db_index=True)
    found = models.DateTimeField()
    assigned = models.DateTimeField(null=True)
    signed = models.DateTimeField(null=True)
    completed = models.DateTimeField(null=True)
    closed = models.DateTimeField(null=True)
    changed = models.DateTimeField(db_index=True)
    last_entry = models.BigIntegerField(default=0)

    class Meta:
        ordering = ("document", "place", "key")
        indexes = [
            models.Index(fields=["state", "deadline"]),
            models.Index(fields=["lead", "state"]),
            models.Index(fields=["lamp", "state"]),
            models.Index(fields=["public", "state"]),
            models.Index(fields=["document", "place", "key"]),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        """Whether somebody still owes something about it."""
        return self.state in OPEN_STATES

    @property
    def gaps(self) -> list[str]:
        """What the document leaves open and somebody must decide: `lead`, `deadline`."""
        return [*([] if self.lead else ["lead"]), *([] if self.deadline else ["deadline"])]


class DutyUnit(models.Model):
    """A unit that has a part in a duty, as the document prints it and as the register has it."""

    LEAD, RESPONSIBLE, COOPERATING = "lead", "responsible", "cooperating"

    duty = models.ForeignKey(Duty, on_delete=models.CASCADE, related_name="units")
    unit = models.CharField(max_length=200, db_index=True)
    printed = models.CharField(max_length=200)
    part = models.CharField(max_length=12)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("order",)
        constraints = [
            models.UniqueConstraint(fields=["duty", "part", "unit"], name="one_part_once")
        ]


class Report(models.Model):
    """A report of progress, completion or check about a duty."""

    duty = models.ForeignKey(Duty, on_delete=models.CASCADE, related_name="reports")
    entry = models.BigIntegerField(db_index=True)
    kind = models.CharField(max_length=12)
    unit = models.CharField(max_length=200, db_index=True)
    told = models.DateTimeField()
    told_by = models.CharField(max_length=150)
    period = models.CharField(max_length=40, blank=True)
    due = models.DateField(null=True)
    value = models.DecimalField(max_digits=30, decimal_places=8, null=True)
    value_unit = models.CharField(max_length=50, blank=True)
    words = models.TextField(blank=True)
    evidence = models.JSONField(default=list)
    public = models.BooleanField(default=False)
    reused = models.BooleanField(default=False)

    class Meta:
        ordering = ("-entry",)
        indexes = [
            models.Index(fields=["entry"], condition=Q(public=True), name="public_reports"),
            # What was filled in in a month, and what was not, is counted by these alone.
            models.Index(fields=["told", "kind", "reused", "unit", "duty"]),
            models.Index(
                fields=["due", "kind", "unit", "duty"],
                condition=Q(reused=True),
                name="reports_that_served_again",
            ),
        ]


class Evidence(models.Model):
    """A file that proves something about a duty at some time."""

    duty = models.ForeignKey(Duty, on_delete=models.CASCADE, related_name="evidence")
    entry = models.BigIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)
    name = models.CharField(max_length=255)
    size = models.BigIntegerField()
    proves_from = models.DateField()
    proves_to = models.DateField()
    words = models.TextField(blank=True)
    public = models.BooleanField(default=False)
    filed = models.DateTimeField()
    filed_by = models.CharField(max_length=150)
    unit = models.CharField(max_length=200)

    class Meta:
        ordering = ("-entry",)


class Request(models.Model):
    """A request that a duty be changed, and what became of it.  `key` is its event's identity."""

    OPEN, APPROVED, REFUSED = "open", "approved", "refused"

    key = models.CharField(max_length=64, primary_key=True)
    duty = models.ForeignKey(Duty, on_delete=models.CASCADE, related_name="requests")
    what = models.CharField(max_length=12)
    asked = models.DateTimeField()
    asked_by = models.CharField(max_length=150)
    unit = models.CharField(max_length=200)
    reason = models.TextField()
    deadline = models.DateField(null=True)
    lead = models.CharField(max_length=200, blank=True)
    target = models.DecimalField(max_digits=30, decimal_places=8, null=True)
    decision = models.TextField(blank=True)
    before = models.JSONField(default=dict)
    state = models.CharField(max_length=10, default=OPEN, db_index=True)
    decided = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=150, blank=True)
    answer = models.TextField(blank=True)

    class Meta:
        ordering = ("-asked",)


class HandOver(models.Model):
    """That somebody took over a duty from whoever left the post that answers for it."""

    duty = models.ForeignKey(Duty, on_delete=models.CASCADE, related_name="hand_overs")
    entry = models.BigIntegerField()
    from_person = models.CharField(max_length=100)
    to_person = models.CharField(max_length=100)
    post = models.CharField(max_length=200, blank=True)
    told = models.DateTimeField()
    told_by = models.CharField(max_length=150)

    class Meta:
        ordering = ("entry",)
