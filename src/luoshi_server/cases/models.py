"""Cases as they are kept between two events: enough to find them, and to build them again.

A case is what its events add up to, so its events are kept, by their numbers in the ledger;
what it owes is kept beside it to be listed and searched.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class Mandate(models.Model):
    """Which documents were in force from some entry on, and which adoptions."""

    entry = models.BigIntegerField(unique=True)
    since = models.DateTimeField()
    documents = models.JSONField(default=list)
    adoptions = models.JSONField(default=list)


class Case(models.Model):
    """A running or closed instance of a mechanism; `key` is the mechanism's name and the matter."""

    key = models.CharField(max_length=260, primary_key=True)
    mechanism = models.CharField(max_length=60, db_index=True)
    version = models.CharField(max_length=60)
    mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT)
    about = models.CharField(max_length=200, db_index=True)
    opened = models.DateTimeField()
    closed = models.DateTimeField(null=True)
    next_at = models.DateTimeField(null=True)
    last_entry = models.BigIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(fields=["closed", "next_at"]),
            models.Index(fields=["mechanism", "closed", "opened"]),
        ]


class CaseEvent(models.Model):
    """An entry that a case was told, in its order."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="events", db_index=False)
    entry = models.BigIntegerField(db_index=True)
    event_id = models.CharField(max_length=64, db_index=True)

    class Meta:
        ordering = ("entry",)
        constraints = [models.UniqueConstraint(fields=["case", "entry"], name="told_once")]


class CaseAbout(models.Model):
    """A matter that a case is about, or that somebody owes something about in it."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="abouts", db_index=False)
    about = models.CharField(max_length=200, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "about"], name="about_once")]


class Obligation(models.Model):
    """What a unit owes or owed in a case.

    `key` is a digest of what makes it this one: case, rule, bearers, matter and cause.  `how`
    is empty while it is owed.  `joint` names all bearers where any one of several may act, and
    `moved` counts the decisions by which its end was moved.
    """

    key = models.CharField(max_length=32, primary_key=True)
    case = models.ForeignKey(
        Case, on_delete=models.CASCADE, related_name="obligations", db_index=False
    )
    mechanism = models.CharField(max_length=60)
    rule = models.CharField(max_length=200)
    about = models.CharField(max_length=200)
    unit = models.CharField(max_length=200)
    joint = models.TextField(blank=True)
    must = models.CharField(max_length=200)
    must_zh = models.CharField(max_length=200)
    until = models.CharField(max_length=60)
    any_matter = models.BooleanField(default=False)
    cause = models.CharField(max_length=64)
    since = models.DateTimeField()
    due = models.DateTimeField()
    next_at = models.DateTimeField(null=True)
    rung = models.PositiveSmallIntegerField(default=0)
    means = models.CharField(max_length=60, blank=True)
    stopped = models.BooleanField(default=False)
    how = models.CharField(max_length=10, blank=True)
    ended = models.DateTimeField(null=True)
    is_late = models.BooleanField(default=False)
    provisional = models.BooleanField(default=False)
    moved = models.PositiveSmallIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(fields=["unit", "how", "due"]),
            models.Index(fields=["how", "due", "key", "stopped"]),
            # How many are late, of which mechanism and in how many cases, is told by this alone.
            models.Index(fields=["mechanism", "how", "due", "stopped", "case"]),
            # What was asked of whom in a period, done and left undone, is counted by these alone.
            models.Index(
                fields=["mechanism", "until", "how", "due", "unit", "key", "ended", "stopped"]
            ),
            models.Index(fields=["mechanism", "how", "ended", "until", "is_late", "unit"]),
            # Standing duties are few among all that is owed.
            models.Index(fields=["until", "how"], condition=Q(any_matter=True), name="any_matter"),
            models.Index(fields=["about", "how"]),
            models.Index(fields=["case", "how", "due", "stopped"]),
            # What is late now is told by this index alone.
            models.Index(fields=["how", "rung", "key"]),
            # Few are owed by several of whom any one may act.
            models.Index(
                fields=["unit", "how", "due"], condition=Q(joint__gt=""), name="owed_by_several"
            ),
        ]


class Order(models.Model):
    """Something that followed: a charge, a discharge, a rung of a ladder.  Each happens once.

    `joint` names the bearers as that of an obligation does, as they were at that instant.
    """

    key = models.CharField(max_length=32, primary_key=True)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="orders")
    obligation = models.CharField(max_length=32)
    kind = models.CharField(max_length=12)
    at = models.DateTimeField()
    recorded = models.DateTimeField(db_index=True)
    entry = models.BigIntegerField(null=True, db_index=True)
    mechanism = models.CharField(max_length=60)
    about = models.CharField(max_length=200)
    unit = models.CharField(max_length=200)
    joint = models.TextField(blank=True)
    to = models.CharField(max_length=200)
    rung = models.PositiveSmallIntegerField(null=True)
    means = models.CharField(max_length=60, blank=True)
    before_due = models.BooleanField(default=False)
    must_zh = models.CharField(max_length=200)
    must = models.CharField(max_length=200)
    sequence = models.BigIntegerField(default=0)

    class Meta:
        ordering = ("at", "sequence")
        indexes = [
            models.Index(fields=["kind", "at"]),
            models.Index(fields=["unit", "kind", "at"]),
            # Rungs are few among all orders.
            models.Index(
                fields=["mechanism", "means", "at", "before_due", "unit", "obligation"],
                condition=Q(rung__isnull=False),
                name="rungs_taken",
            ),
            models.Index(fields=["about", "at"]),
            models.Index(fields=["mechanism", "at"]),
            # Which rung was taken last, and whether it orders a slip.
            models.Index(fields=["obligation", "kind", "means", "rung"]),
            # Those of several units, among which the ones of a unit are looked for.
            models.Index(fields=["unit"], condition=Q(joint__gt=""), name="cases_order_joint_idx"),
        ]
