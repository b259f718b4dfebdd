"""Registers as a Django application."""

from django.apps import AppConfig


class RegistersConfig(AppConfig):
    """Registers."""

    name = "luoshi_server.registers"
    label = "luoshi_registers"
