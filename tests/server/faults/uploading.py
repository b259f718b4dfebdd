"""A browser of which the server is killed: it uploads, one notice after the other."""

from __future__ import annotations

import http.client
import re
import threading
from contextlib import suppress

from tests.server.faults.office import notice

BOUNDARY = "luoshi-boundary"
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


class Browser(threading.Thread):
    """Uploads notices until told to stop, and remembers those that were taken in."""

    def __init__(self, port: int, cookies: str, first: int) -> None:
        super().__init__(daemon=True)
        self.port, self.cookies, self.next = port, cookies, first
        self.taken: list[str] = []
        self.stopping = threading.Event()

    def run(self) -> None:
        """Go on, whatever the server does."""
        while not self.stopping.is_set():
            self.next += 1
            with suppress(OSError, http.client.HTTPException):
                self._upload(f"notice-{self.next}.txt", notice(self.next))
            self.stopping.wait(0.01)

    def _upload(self, name: str, content: bytes) -> None:
        _, words, cookies = self._ask("GET", b"", {})
        token = TOKEN.search(words)
        if token is None:
            return
        fields = {"csrfmiddlewaretoken": token[1], "replaces": ""}
        parts = [
            f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{field}"\r\n\r\n{value}\r\n'
            for field, value in fields.items()
        ]
        file = f'Content-Disposition: form-data; name="file"; filename="{name}"'
        body = "".join(parts).encode() + (
            f"--{BOUNDARY}\r\n{file}\r\nContent-Type: text/plain\r\n\r\n".encode()
            + content
            + f"\r\n--{BOUNDARY}--\r\n".encode()
        )
        kind = f"multipart/form-data; boundary={BOUNDARY}"
        status, _, _ = self._ask("POST", body, {"Content-Type": kind, "Cookie": cookies})
        if status == 302:
            self.taken.append(name)

    def _ask(self, verb: str, body: bytes, headers: dict[str, str]) -> tuple[int, str, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            asked = {"Cookie": self.cookies, **headers}
            connection.request(verb, "/gazettes/new/", body, asked)
            answer = connection.getresponse()
            words = answer.read().decode()
            own = answer.headers.get_all("Set-Cookie") or []
            cookies = "; ".join([self.cookies, *(one.partition(";")[0] for one in own)])
            return answer.status, words, cookies
        finally:
            connection.close()
