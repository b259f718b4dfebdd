"""Registers as rows: what their events add up to now."""

from __future__ import annotations

from django.db import models


class Entry(models.Model):
    """One entry of a register; `id` is a digest of the register's name and the entry's key.

    A key may name a person, so no address is made of it.  `record` is the entry in plain JSON;
    `words` are what may be searched by everybody, `personal_words` what shows a person.  `area`
    is the sub-district to which the entry belongs, as far as it is known.
    """

    id = models.CharField(max_length=32, primary_key=True)
    register = models.CharField(max_length=60)
    key = models.CharField(max_length=400)
    about = models.CharField(max_length=200)
    record = models.JSONField()
    words = models.TextField()
    personal_words = models.TextField(blank=True)
    area = models.CharField(max_length=200, blank=True)
    first_entry = models.BigIntegerField()
    last_entry = models.BigIntegerField()

    class Meta:
        ordering = ("register", "key")
        indexes = [
            models.Index(fields=["register", "key"]),
            models.Index(fields=["register", "area", "key"]),
            models.Index(fields=["register", "about"]),
        ]
