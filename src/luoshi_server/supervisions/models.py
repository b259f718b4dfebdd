"""Supervisions as they stand."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Step(models.TextChoices):
    """How far a supervision has come."""

    PROPOSED = "proposed", _("方案待批")
    TURNED_DOWN = "turned_down", _("方案退回")
    APPROVED = "approved", _("待立项")
    OPEN = "open", _("督查中")
    FINISHED = "finished", _("待作结论")
    CONCLUDED = "concluded", _("待反馈结论")
    SERVED = "served", _("整改和异议期")
    FILED = "filed", _("已归档")


class Supervision(models.Model):
    """A supervision of one unit in one matter.

    `concluded_by` are the persons who took part in the conclusion: they stand aside when it is
    reviewed.  `corrected` is where the correction stands: ordered, reported, accepted, wanting.
    """

    key = models.CharField(max_length=60, primary_key=True)
    whose = models.CharField(max_length=200, db_index=True)
    matter = models.CharField(max_length=300)
    office = models.CharField(max_length=200)
    government = models.CharField(max_length=200, blank=True)
    plan = models.TextField()
    ends = models.DateField()
    document = models.CharField(max_length=40, blank=True)
    place = models.PositiveIntegerField(default=0)
    step = models.CharField(max_length=12, choices=Step.choices, default=Step.PROPOSED)
    proposed = models.DateTimeField()
    proposed_by = models.CharField(max_length=150)
    reason = models.TextField(blank=True)
    approved = models.DateTimeField(null=True)
    approved_by = models.CharField(max_length=150, blank=True)
    approved_name = models.CharField(max_length=200, blank=True)
    opened = models.DateTimeField(null=True)
    conclusion = models.TextField(blank=True)
    conclusion_number = models.CharField(max_length=100, blank=True)
    concluded = models.DateTimeField(null=True)
    concluded_by = models.JSONField(default=list)
    conclusion_told_by = models.CharField(max_length=150, blank=True)
    served = models.DateTimeField(null=True)
    correct_by = models.DateField(null=True)
    corrected = models.CharField(max_length=10, blank=True)
    objected = models.DateTimeField(null=True)
    objection = models.TextField(blank=True)
    reviewed = models.DateTimeField(null=True)
    review = models.TextField(blank=True)
    review_outcome = models.CharField(max_length=10, blank=True)
    measure = models.CharField(max_length=20, blank=True)
    measure_reason = models.TextField(blank=True)
    measure_state = models.CharField(max_length=10, blank=True)
    measure_proposed_by = models.CharField(max_length=150, blank=True)
    approval = models.CharField(max_length=64, blank=True)
    filed = models.DateTimeField(null=True)
    last_entry = models.BigIntegerField(default=0)

    class Meta:
        ordering = ("-proposed", "key")
        indexes = [models.Index(fields=["step", "proposed"])]

    def __str__(self) -> str:
        return f"{self.whose}：{self.matter}"

    @property
    def case_key(self) -> str:
        """The key of its case."""
        return f"supervision:{self.key}"

    @property
    def may_object(self) -> bool:
        """Whether the unit has received a conclusion to which it has not objected yet."""
        return self.step == Step.SERVED and self.objected is None
