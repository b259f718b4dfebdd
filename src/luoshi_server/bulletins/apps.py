"""Bulletins as a Django application."""

from django.apps import AppConfig


class BulletinsConfig(AppConfig):
    """Slips, notices and monthly reports."""

    name = "luoshi_server.bulletins"
    label = "bulletins"

    def ready(self) -> None:
        """Declare the events of this application, and follow the ledger after the cases."""
        from luoshi_server.bulletins import events, state
        from luoshi_server.ledger.following import Follower, register
        from luoshi_server.ledger.kinds import declare

        declare(*events.KINDS)
        register(Follower("bulletins", 50, state.follow, state.forget, late=events.KINDS))
