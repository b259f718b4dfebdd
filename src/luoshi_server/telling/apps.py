"""Telling as a Django application."""

from django.apps import AppConfig


class TellingConfig(AppConfig):
    """Messages and how they are delivered."""

    name = "luoshi_server.telling"
    label = "telling"

    def ready(self) -> None:
        """Be told of orders and of bulletins that were issued, in their own transaction.

        What was told once is not told again when state is built from the ledger.
        """
        from luoshi_server.cases.writing import after_orders
        from luoshi_server.ledger.following import Follower, NotRebuilt, register
        from luoshi_server.ledger.kinds import declare
        from luoshi_server.telling import events, outbox

        declare(*events.KINDS)
        after_orders(outbox.tell_orders)
        register(Follower("telling", 60, outbox.follow, lambda: None, NotRebuilt))
