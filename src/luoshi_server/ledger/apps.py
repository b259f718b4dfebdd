"""The ledger as a Django application."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """What was told."""

    name = "luoshi_server.ledger"
    label = "luoshi_ledger"

    def ready(self) -> None:
        """Declare the ledger's own events, and be told of changes of members."""
        from luoshi_server.accounts.changes import listen
        from luoshi_server.ledger.kinds import declare
        from luoshi_server.ledger.member_changes import MemberChanged, record_change

        declare(MemberChanged)
        listen(record_change)
