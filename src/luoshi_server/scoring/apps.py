"""Scoring as a Django application."""

from django.apps import AppConfig


class ScoringConfig(AppConfig):
    """Scoring."""

    name = "luoshi_server.scoring"
    label = "luoshi_scoring"
