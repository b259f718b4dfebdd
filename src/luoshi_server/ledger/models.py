"""The entries of the ledger, and its end."""

from __future__ import annotations

import json

from django.db import models

from luoshi.calendars import SHANGHAI
from luoshi.ledger import Entry
from luoshi_server.ledger.kinds import kinds


class Line(models.Model):
    """One entry as it is stored: `told` is the event in canonical JSON, covered by the digest.

    The columns beside it are there to be searched.  No line is ever changed or removed; the
    database itself refuses it.
    """

    number = models.BigIntegerField(primary_key=True)
    recorded = models.DateTimeField(db_index=True)
    kind = models.CharField(max_length=60)
    about = models.CharField(max_length=200)
    unit = models.CharField(max_length=200)
    at = models.DateTimeField(db_index=True)
    event_id = models.CharField(max_length=64, unique=True)
    told = models.TextField()
    actor = models.CharField(max_length=150)
    reason = models.TextField(blank=True)
    request = models.CharField(max_length=64, blank=True)
    before = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        # Whatever is searched for is shown in the order of the entries.
        indexes = [
            models.Index(fields=["kind", "number"]),
            models.Index(fields=["about", "number"]),
            models.Index(fields=["unit", "number"]),
        ]

    def entry(self) -> Entry:
        """The entry as the core knows it."""
        return Entry(
            number=self.number,
            recorded=self.recorded.astimezone(SHANGHAI).isoformat(),
            told=json.loads(self.told),
            actor=self.actor,
            reason=self.reason,
            request=self.request,
            before=self.before,
            digest=self.digest,
        )

    def event(self):  # type: ignore[no-untyped-def]
        """The event that was told."""
        return self.entry().event(kinds())


class End(models.Model):
    """Where the ledger ends: the one row that every writer locks first."""

    number = models.BigIntegerField(default=0)
    digest = models.CharField(max_length=64)
    recorded = models.DateTimeField(null=True)
    ticked = models.DateTimeField(null=True)
    lamps = models.DateTimeField(null=True)


class Root(models.Model):
    """The digest of the last entry of a day, made public."""

    day = models.DateField(primary_key=True)
    number = models.BigIntegerField()
    digest = models.CharField(max_length=64)
