"""Calling the API as a program does, for tests."""

from __future__ import annotations

from typing import Any

from django.test import Client

from luoshi_server.accounts.tokens import make_token
from luoshi_server.platform import clock

ROOT = "/api/v1"


class Program:
    """A program with a token of a member: `Program(clerk).get("/duties")`."""

    def __init__(self, member: Any = None, scopes: tuple[str, ...] = ("read", "write", "tell")):
        self.client = Client(raise_request_exception=False)
        self.headers: dict[str, str] = {}
        if member is not None:
            title = f"tests {member.tokens.count()}"
            _token, key = make_token(
                member, by=member, title=title, scopes=list(scopes), days=30, at=clock.now()
            )
            self.headers["Authorization"] = f"Bearer {key}"

    def get(self, address: str, **headers: str) -> Any:
        """Look at an address below the root."""
        return self.client.get(ROOT + address, headers={**self.headers, **_named(headers)})

    def post(self, address: str, body: Any = None, **headers: str) -> Any:
        """Act at an address below the root, with a body of JSON."""
        return self.client.post(
            ROOT + address,
            data={} if body is None else body,
            content_type="application/json",
            headers={**self.headers, **_named(headers)},
        )

    def upload(self, address: str, fields: dict[str, Any], **headers: str) -> Any:
        """Send a form with a file."""
        return self.client.post(
            ROOT + address, data=fields, headers={**self.headers, **_named(headers)}
        )


def _named(headers: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}


def fields_of(answer: Any) -> dict[str, tuple[str, str]]:
    """The faults that a problem names: reason and advice by field."""
    return {one["field"]: (one["reason"], one["advice"]) for one in answer.json()["errors"]}
