"""Gazettes, their documents, and the claims that were read in them."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

STATE_TITLES = {
    "open": _("待核对"),
    "accepted": _("已确认"),
    "edited": _("已修改确认"),
    "rejected": _("已剔除"),
    "split": _("已拆分"),
    "merged": _("已合并"),
    "changed": _("原文已变，待复核"),
    "gone": _("新版已无此项"),
}


class Gazette(models.Model):
    """A file that was taken in, and how far reading it has come.

    `key` is the beginning of the file's digest.  `reading` is the digest of the reading
    text as kept, `contract` that of the compiled gazette as JSON.
    """

    WAITING, READING, READ, FAILED = "waiting", "reading", "read", "failed"

    key = models.CharField(max_length=16, primary_key=True)
    name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64, unique=True)
    state = models.CharField(max_length=10, default=WAITING, db_index=True)
    step = models.CharField(max_length=100, blank=True)
    progress = models.PositiveSmallIntegerField(default=0)
    fault = models.TextField(blank=True)
    format = models.CharField(max_length=10, blank=True)
    characters = models.PositiveIntegerField(default=0)
    pages = models.PositiveIntegerField(null=True)
    reading = models.CharField(max_length=64, blank=True)
    contract = models.CharField(max_length=64, blank=True)
    coverage = models.JSONField(default=dict)
    replaces = models.CharField(max_length=16, blank=True)
    taken_in = models.DateTimeField()
    taken_in_by = models.CharField(max_length=150)

    class Meta:
        ordering = ("-taken_in",)


class Document(models.Model):
    """One document of a gazette.  `body` is the stretch of the reading text that it takes."""

    key = models.CharField(max_length=40, primary_key=True)
    gazette = models.ForeignKey(Gazette, on_delete=models.CASCADE, related_name="documents")
    letter = models.CharField(max_length=20)
    kind = models.CharField(max_length=30, db_index=True)
    number = models.CharField(max_length=100, blank=True)
    title = models.CharField(max_length=500)
    issuers = models.JSONField(default=list)
    dated = models.DateField(null=True)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    record = models.JSONField(default=dict)
    in_force = models.BooleanField(default=False, db_index=True)

    class Meta:
        ordering = ("gazette", "start")


class Provision(models.Model):
    """A provision of a document, with its address and its place."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="provisions")
    address = models.CharField(max_length=200)
    label = models.CharField(max_length=50, blank=True)
    heading = models.TextField(blank=True)
    level = models.PositiveSmallIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        ordering = ("document", "start")


class Claim(models.Model):
    """One thing that was read: a duty, a figure, an appointment or a finding.

    `record` is what it was read as, by the public contract; `reviewed` what a person made of
    it, where that is other.  `doubts` says why somebody should look: the more, the sooner.
    """

    OPEN, ACCEPTED, EDITED, REJECTED = "open", "accepted", "edited", "rejected"
    SPLIT, MERGED, CHANGED, GONE = "split", "merged", "changed", "gone"

    key = models.CharField(max_length=60, primary_key=True)
    gazette = models.ForeignKey(Gazette, on_delete=models.CASCADE, related_name="claims")
    document = models.CharField(max_length=40, db_index=True)
    kind = models.CharField(max_length=12)
    provision = models.CharField(max_length=200, blank=True)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    words = models.TextField()
    title = models.CharField(max_length=300, blank=True, db_index=True)
    value = models.DecimalField(max_digits=30, decimal_places=8, null=True)
    period = models.CharField(max_length=40, blank=True, db_index=True)
    status = models.CharField(max_length=20, blank=True)
    record = models.JSONField()
    reviewed = models.JSONField(null=True)
    doubts = models.JSONField(default=list)
    rank = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=10, default=OPEN)
    reviewed_by = models.CharField(max_length=150, blank=True)
    reviewed_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)
    public = models.BooleanField(default=False, db_index=True)

    class Meta:
        ordering = ("gazette", "start")
        indexes = [
            models.Index(fields=["kind", "state", "rank"]),
            models.Index(fields=["gazette", "kind", "state"]),
            models.Index(fields=["gazette", "start"]),
            models.Index(fields=["kind", "public", "title"]),
            models.Index(fields=["document", "kind", "state"]),
            # The list of public indicators is counted from this index alone.
            models.Index(
                fields=["kind", "title", "state", "document", "status", "period"],
                name="claims_by_title",
            ),
        ]

    @property
    def reading(self) -> dict[str, object]:
        """What holds: the reviewed reading, or the first one."""
        return self.reviewed or self.record

    def get_state_title(self) -> str:
        """What its state is called."""
        return str(STATE_TITLES[self.state])

    @property
    def short_key(self) -> str:
        """The key within its gazette."""
        return self.key.partition("-")[2] or self.key


class Searchable(models.Model):
    """Something that can be found by its words, as `documents.searching` compares them."""

    kind = models.CharField(max_length=12)
    key = models.CharField(max_length=260)
    text = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="found_once")]
