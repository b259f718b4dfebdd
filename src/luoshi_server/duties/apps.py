"""Duties as a Django application."""

from django.apps import AppConfig


class DutiesConfig(AppConfig):
    """Duties and their reports."""

    name = "luoshi_server.duties"

    def ready(self) -> None:
        """Declare the events of this application, and follow the ledger."""
        from luoshi_server.duties import events, models, searching, state
        from luoshi_server.ledger.following import Follower, register
        from luoshi_server.ledger.kinds import declare

        declare(*events.KINDS)
        register(Follower("duties", 30, state.follow, state.forget, large=(models.Report,)))
        register(Follower("words of duties", 31, searching.follow, searching.forget))
