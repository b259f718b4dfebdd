"""The platform as a Django application."""

from django.apps import AppConfig


class PlatformConfig(AppConfig):
    """What every part stands on."""

    name = "luoshi_server.platform"
    label = "luoshi_platform"
