"""Cases as a Django application."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """Mandates, cases, obligations and orders."""

    name = "luoshi_server.cases"

    def ready(self) -> None:
        """Follow the ledger, after everything that cases stand on."""
        from luoshi_server.cases import following, models, replay
        from luoshi_server.cases.trying import CasesTried
        from luoshi_server.ledger.bringing_in import try_first
        from luoshi_server.ledger.following import Follower, register

        large = (models.Order, models.Obligation, models.CaseEvent, models.CaseAbout)
        register(
            Follower("cases", 40, following.follow, following.forget, replay.Rebuilt, large=large)
        )
        try_first(CasesTried)
