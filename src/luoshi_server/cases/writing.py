"""Keeping what the kernel gave: touched cases, their events, what is owed, and the orders."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from luoshi.ledger import Event
from luoshi.mechanism import Case, Obligation, Outcome, Settled
from luoshi_server.cases import models
from luoshi_server.cases.keeping import BATCH, key_of, order_row, row_of
from luoshi_server.cases.models import Mandate
from luoshi_server.ledger.following import Told
from luoshi_server.platform.rows import new_row, write_rows

Listener = Callable[[Sequence[models.Order]], None]

_listeners: list[Listener] = []


def after_orders(listener: Listener) -> None:
    """Let `listener` be told of orders in the transaction in which they come to be.

    What is built again from the ledger is not told again.
    """
    if listener not in _listeners:
        _listeners.append(listener)


def announce(orders: Sequence[models.Order]) -> None:
    """Tell whoever listens of orders that were written."""
    if orders:
        for listener in _listeners:
            listener(orders)


class Kept:
    """What one batch of entries brought about, until it is written.

    `before` are the cases as they are in rows; a case that is not among them has no row.  Of
    each case only what is other than before is written.
    """

    def __init__(self, mandate: Mandate, before: dict[str, Case]) -> None:
        self.mandate = mandate
        self.before = before
        self.touched: dict[str, Case] = {}
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
            if told is not None and took(outcome, told.event):
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
        write_rows(
            new_row(models.CaseEvent, case_id=key, entry=number, event_id=event)
            for key, numbers in self._entries.items()
            for number, event in numbers.items()
        )
        rows: list[models.Obligation] = []
        gone: set[str] = set()
        for key, case in self.touched.items():
            own, lost = self._changes(key, case)
            rows += own
            gone |= lost
        write_rows(self._abouts(rows), once=True)
        self._write_obligations(rows, gone)
        write_rows(self._orders.values(), once=True)
        self.before.update(self.touched)

    def announce(self) -> None:
        """Tell whoever listens of the orders that were written."""
        announce(tuple(self._orders.values()))

    def _changes(self, key: str, case: Case) -> tuple[list[models.Obligation], set[str]]:
        """The rows of what is other than before, and the keys of what is not there any more."""
        before = self.before.get(key)
        was = {id(one): one for one in (*before.owed, *before.settled)} if before else {}
        now = {id(one): one for one in (*case.owed, *case.settled)}
        mechanism = self._mechanism[key]
        rows = [row_of(case, mechanism, one) for same, one in now.items() if same not in was]
        lost = {_key(case, one) for same, one in was.items() if same not in now}
        return rows, lost - {row.key for row in rows}

    def _abouts(self, rows: list[models.Obligation]) -> Iterable[models.CaseAbout]:
        new = {key: case for key, case in self.touched.items() if key not in self.before}
        pairs = {(key, case.about) for key, case in new.items()}
        pairs |= {(row.case_id, row.about) for row in rows}
        return (new_row(models.CaseAbout, case_id=key, about=about) for key, about in sorted(pairs))

    def _write_cases(self, keys: list[str]) -> None:
        fields = ["closed", "next_at", "opened"]
        told = [key for key in keys if key in self._last]
        # What the clock alone moved was last told what it had been told before.
        for own, changed in (
            (told, [*fields, "last_entry"]),
            ([key for key in keys if key not in self._last], fields),
        ):
            write_rows((self._case_row(key) for key in own), update=changed)

    def _case_row(self, key: str) -> models.Case:
        case = self.touched[key]
        assert case.opened is not None
        ends = [one.at for one in case.settled] if case.is_closed else []
        return new_row(
            models.Case,
            key=key,
            mechanism=self._mechanism[key],
            version=case.version,
            mandate_id=self._version_of[key].pk,
            about=case.about,
            opened=case.opened,
            closed=(max(ends) if ends else case.opened) if case.is_closed else None,
            next_at=case.next_at,
            last_entry=self._last.get(key, 0),
        )

    def _write_obligations(self, rows: list[models.Obligation], gone: set[str]) -> None:
        lost = sorted(gone)
        for start in range(0, len(lost), BATCH):
            models.Obligation.objects.filter(key__in=lost[start : start + BATCH]).delete()
        once = {row.key: row for row in rows}
        write_rows(
            once.values(),
            update=(
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
                "moved",
            ),
        )


def took(outcome: Outcome, event: Event) -> bool:
    """Whether a case took this very event up; it stands among its last ones."""
    taken = reversed(outcome.case.events)
    return outcome.refusal is None and any(one is event for one in taken)


def _key(case: Case, one: Obligation | Settled) -> str:
    return key_of(case.id, one.obligation if isinstance(one, Settled) else one)
