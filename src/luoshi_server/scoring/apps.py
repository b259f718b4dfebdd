"""Scoring as a Django application."""

from django.apps import AppConfig


class ScoringConfig(AppConfig):
    """Scoring."""

    name = "luoshi_server.scoring"
    label = "luoshi_scoring"

    def ready(self) -> None:
        """Declare the events of this application, and follow the ledger."""
        from luoshi_server.ledger.following import Follower, register
        from luoshi_server.ledger.kinds import declare
        from luoshi_server.scoring import events, state

        declare(*events.KINDS)
        register(Follower("scoring", 50, state.follow, state.forget))
