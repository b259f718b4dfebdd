"""Organisations as a Django application."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    """Units and posts."""

    name = "luoshi_server.organisations"

    def ready(self) -> None:
        """Declare the events of this application, and follow the ledger."""
        from luoshi_server.ledger.following import Follower, register
        from luoshi_server.ledger.kinds import declare
        from luoshi_server.organisations import events, state

        declare(*events.KINDS)
        register(Follower("organisations", 10, state.follow, state.forget, turns=events.KINDS))
