"""The API as a Django application: it keeps the answers to calls that may be repeated."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """What programs call."""

    name = "luoshi_server.api"
    label = "luoshi_api"
