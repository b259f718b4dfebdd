"""Supervisions as a Django application."""

from django.apps import AppConfig


class SupervisionsConfig(AppConfig):
    """Supervisions, each with the steps that the decree orders."""

    name = "luoshi_server.supervisions"
    label = "supervisions"

    def ready(self) -> None:
        """Declare the events of this application, and follow the ledger after the cases."""
        from luoshi_server.ledger.following import Follower, register
        from luoshi_server.ledger.kinds import declare
        from luoshi_server.supervisions import events, state

        declare(*events.KINDS)
        register(Follower("supervisions", 45, state.follow, state.forget))
