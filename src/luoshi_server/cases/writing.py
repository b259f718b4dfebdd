"""Keeping what the kernel gave: touched cases, their events, what is owed, and the orders."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from luoshi.mechanism import Case, Outcome
from luoshi_server.cases import models
from luoshi_server.cases.keeping import BATCH, order_row, row_of
from luoshi_server.cases.models import Mandate
from luoshi_server.ledger.following import Told

Listener = Callable[[Sequence[models.Order]], None]

_listeners: list[Listener] = []


def after_orders(listener: Listener) -> None:
    """Let `listener` be told of orders in the transaction in which they come to be.

    What is built again from the ledger is not told again.
    """
    if listener not in _listeners:
        _listeners.append(listener)


class Kept:
    """What one batch of entries brought about, until it is written."""

    def __init__(self, mandate: Mandate) -> None:
        self.mandate = mandate
        self.touched: dict[str, Case] = {}
        self._known: set[str] = set()
        self._mechanism: dict[str, str] = {}
        self._version_of: dict[str, Mandate] = {}
        self._entries: dict[str, dict[int, str]] = {}
        self._orders: dict[str, models.Order] = {}
        self._last: dict[str, int] = {}

    def add(
        self,
        outcomes: Iterable[Outcome],
        told: Told | None,
        *,
        recorded: datetime | None = None,
        mandate: Mandate | None = None,
    ) -> None:
        """Note what followed from one entry, or from the clock alone."""
        for outcome in outcomes:
            case = outcome.case
            if not case.id or case.opened is None:
                continue
            mechanism = case.id.partition(":")[0]
            if case.id not in self.touched:
                self._version_of.setdefault(case.id, mandate or self.mandate)
            self.touched[case.id] = case
            self._mechanism[case.id] = mechanism
            if told is not None and _took(outcome, told):
                self._entries.setdefault(case.id, {})[told.number] = told.event.id
                self._last[case.id] = told.number
            at = told.recorded if told is not None else recorded
            assert at is not None
            for order in outcome.orders:
                row = order_row(
                    case,
                    mechanism,
                    order,
                    recorded=at,
                    entry=told.number if told is not None else None,
                    sequence=(told.number if told is not None else 0) * 1000
                    + len(self._orders) % 1000,
                )
                self._orders.setdefault(row.key, row)

    def write(self) -> None:
        """Write everything: cases first, since the rest points at them."""
        if not self.touched:
            return
        keys = sorted(self.touched)
        self._write_cases(keys)
        models.CaseEvent.objects.bulk_create(
            (
                models.CaseEvent(case_id=key, entry=number, event_id=event)
                for key, numbers in self._entries.items()
                for number, event in numbers.items()
            ),
            batch_size=BATCH,
        )
        rows = [
            row_of(case, self._mechanism[key], one)
            for key, case in self.touched.items()
            for one in (*case.owed, *case.settled)
        ]
        models.CaseAbout.objects.bulk_create(
            _abouts(self.touched, rows), batch_size=BATCH, ignore_conflicts=True
        )
        self._write_obligations(keys, rows)
        models.Order.objects.bulk_create(
            self._orders.values(), batch_size=BATCH, ignore_conflicts=True
        )

    def announce(self) -> None:
        """Tell whoever listens of the orders that were written."""
        orders = tuple(self._orders.values())
        if orders:
            for listener in _listeners:
                listener(orders)

    def _write_cases(self, keys: list[str]) -> None:
        fields = ["closed", "next_at", "opened"]
        told = [key for key in keys if key in self._last]
        # What the clock alone moved was last told what it had been told before.
        for own, changed in (
            (told, [*fields, "last_entry"]),
            ([key for key in keys if key not in self._last], fields),
        ):
            models.Case.objects.bulk_create(
                (self._case_row(key) for key in own),
                batch_size=BATCH,
                update_conflicts=True,
                unique_fields=["key"],
                update_fields=changed,
            )

    def _case_row(self, key: str) -> models.Case:
        case = self.touched[key]
        assert case.opened is not None
        ends = [one.at for one in case.settled]
        return models.Case(
            key=key,
            mechanism=self._mechanism[key],
            version=case.version,
            mandate=self._version_of[key],
            about=case.about,
            opened=case.opened,
            closed=(max(ends) if ends else case.opened) if case.is_closed else None,
            next_at=case.next_at,
            last_entry=self._last.get(key, 0),
        )

    def _write_obligations(self, keys: list[str], rows: list[models.Obligation]) -> None:
        present = {row.key for row in rows}
        for start in range(0, len(keys), BATCH):
            known = models.Obligation.objects.filter(case__in=keys[start : start + BATCH])
            gone = set(known.values_list("key", flat=True)) - present
            if gone:
                models.Obligation.objects.filter(key__in=gone).delete()
        once = {row.key: row for row in rows}
        models.Obligation.objects.bulk_create(
            once.values(),
            batch_size=BATCH,
            update_conflicts=True,
            unique_fields=["key"],
            update_fields=[
                "unit",
                "joint",
                "due",
                "next_at",
                "rung",
                "means",
                "stopped",
                "how",
                "ended",
                "is_late",
            ],
        )


def _took(outcome: Outcome, told: Told) -> bool:
    return outcome.refusal is None and any(one is told.event for one in outcome.case.events)


def _abouts(touched: dict[str, Case], rows: list[models.Obligation]) -> Iterable[models.CaseAbout]:
    pairs = {(key, case.about) for key, case in touched.items()}
    pairs |= {(row.case_id, row.about) for row in rows}
    return (models.CaseAbout(case_id=key, about=about) for key, about in sorted(pairs))
