"""The register of units, and the posts that persons hold in them."""

from __future__ import annotations

from django.db import models


class Unit(models.Model):
    """A unit by its full name, with the other names that documents print."""

    name = models.CharField(max_length=200, unique=True)
    category = models.CharField(max_length=20, default="department", db_index=True)
    parent = models.CharField(max_length=200, blank=True)
    also_called = models.JSONField(default=list)
    dissolved = models.DateField(null=True)
    successor = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class UnitName(models.Model):
    """A name under which a unit is known: its own, or one that documents print."""

    name = models.CharField(max_length=200, unique=True)
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="names")


class Post(models.Model):
    """A person in a post, from the day of the appointment until the day of the removal."""

    unit = models.CharField(max_length=200, db_index=True)
    person = models.CharField(max_length=100, db_index=True)
    post = models.CharField(max_length=200)
    since = models.DateField()
    until = models.DateField(null=True, db_index=True)
    document = models.CharField(max_length=200, blank=True)
    words = models.TextField(blank=True)
    left_by = models.TextField(blank=True)

    class Meta:
        ordering = ("unit", "post", "since")
