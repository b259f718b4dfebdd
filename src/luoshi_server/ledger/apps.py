"""The ledger as a Django application."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """What was told."""

    name = "luoshi_server.ledger"
    label = "luoshi_ledger"
