"""Documents as a Django application."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Gazettes and what was read in them."""

    name = "luoshi_server.documents"

    def ready(self) -> None:
        """Declare the events of this application, and follow the ledger."""
        from luoshi_server.documents import events, indexing, state
        from luoshi_server.ledger.following import Follower, register
        from luoshi_server.ledger.kinds import declare

        declare(*events.KINDS)
        register(Follower("documents", 20, state.follow, state.forget, turns=events.KINDS))
        register(Follower("words", 21, indexing.follow, indexing.forget))
