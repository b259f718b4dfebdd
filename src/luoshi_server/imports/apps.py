"""Imports as a Django application."""

from django.apps import AppConfig


class ImportsConfig(AppConfig):
    """Tables that were handed in, and what became of each of their rows."""

    name = "luoshi_server.imports"
    label = "luoshi_imports"
