"""The events, in the order in which they were told, each chained to the one before."""

from luoshi.ledger.event import Event, EventRefused

__all__ = ["Event", "EventRefused"]
