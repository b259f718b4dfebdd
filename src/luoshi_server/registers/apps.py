"""Registers as a Django application."""

from django.apps import AppConfig


class RegistersConfig(AppConfig):
    """Registers as they are kept by events."""

    name = "luoshi_server.registers"
    label = "luoshi_registers"

    def ready(self) -> None:
        """Follow the ledger, after units and documents."""
        from luoshi_server.ledger.following import Follower, register
        from luoshi_server.registers import keeping

        register(Follower("registers", 25, keeping.follow, keeping.forget, keeping.Rebuilt))
