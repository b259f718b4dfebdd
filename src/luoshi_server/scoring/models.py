"""Schemes of scoring as they were proposed and adopted, and facts that people found."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class SchemeState(models.TextChoices):
    """How far a scheme has come."""

    PROPOSED = "proposed", _("待采纳")
    ADOPTED = "adopted", _("已采纳")
    DECLINED = "declined", _("不予采纳")


class SchemeVersion(models.Model):
    """A scheme that was proposed.  `key` is the identity of the proposal's event."""

    key = models.CharField(max_length=64, primary_key=True)
    entry = models.BigIntegerField()
    name = models.CharField(max_length=200)
    scheme = models.TextField()
    since = models.DateField(db_index=True)
    decision = models.TextField()
    document = models.CharField(max_length=200, blank=True)
    proposed = models.DateTimeField()
    proposed_by = models.CharField(max_length=150)
    state = models.CharField(
        max_length=10, choices=SchemeState.choices, default=SchemeState.PROPOSED, db_index=True
    )
    decided_entry = models.BigIntegerField(null=True)
    decided = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=150, blank=True)
    answer = models.TextField(blank=True)

    class Meta:
        ordering = ("-entry",)


class FoundFact(models.Model):
    """A fact that somebody found, as long as it was not taken back.

    `counts_at` is the beginning of the day on which it counts.
    """

    key = models.CharField(max_length=64, primary_key=True)
    entry = models.BigIntegerField()
    about = models.CharField(max_length=200)
    unit = models.CharField(max_length=200, db_index=True)
    kind = models.CharField(max_length=60)
    counts_at = models.DateTimeField(db_index=True)
    amount = models.DecimalField(max_digits=12, decimal_places=3, default=1)
    words = models.TextField()
    found_by = models.CharField(max_length=150)
    taken_back = models.TextField(blank=True)

    class Meta:
        ordering = ("-entry",)
