"""Sending a body to an address, once: to the number that was looked at, following nobody."""

from __future__ import annotations

import http.client
import socket
import ssl
from collections.abc import Mapping

from luoshi.errors import LuoshiError
from luoshi_server.telling.guard import Target

SECONDS = 10.0
_MOST_OF_AN_ANSWER = 4096


class NotDelivered(LuoshiError):
    """{host} did not take it: {reason}."""


class _Plain(http.client.HTTPConnection):
    """A connection to a number, under the name of its host."""

    def __init__(self, target: Target) -> None:
        super().__init__(target.host, target.port, timeout=SECONDS)
        self._number = target.number

    def connect(self) -> None:
        """Connect to the number."""
        self.sock = socket.create_connection((self._number, self.port), SECONDS)


class _Encrypted(_Plain):
    """The same with TLS, whose certificate must be that of the host."""

    default_port = 443

    def connect(self) -> None:
        """Connect to the number, and speak to the host."""
        super().connect()
        context = ssl.create_default_context()
        self.sock = context.wrap_socket(self.sock, server_hostname=self.host)


def post(target: Target, body: bytes, headers: Mapping[str, str]) -> bytes:
    """Send it; gives the answer.  Raises `NotDelivered` unless the receiver took it (2xx)."""
    connection = (_Encrypted if target.url.scheme == "https" else _Plain)(target)
    path = target.url.path or "/"
    if target.url.query:
        path = f"{path}?{target.url.query}"
    try:
        connection.request(
            "POST",
            path,
            body=body,
            headers={"User-Agent": "luoshi", "Connection": "close", **headers},
        )
        answer = connection.getresponse()
        said = answer.read(_MOST_OF_AN_ANSWER)
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise NotDelivered(host=target.host, reason=str(error) or type(error).__name__) from error
    finally:
        connection.close()
    if not 200 <= answer.status < 300:
        raise NotDelivered(host=target.host, reason=f"HTTP {answer.status}")
    return said
