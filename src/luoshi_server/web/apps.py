"""The pages as a Django application."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """What people look at."""

    name = "luoshi_server.web"
