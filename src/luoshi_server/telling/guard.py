"""Where a webhook may send to: never to this machine, its neighbours on the link, or metadata.

Whoever sets up a webhook makes the server call an address.  So only HTTP and HTTPS are allowed,
the name is resolved once and the connection goes to the address that was looked at, and nobody
is followed elsewhere.  Addresses of an intranet are allowed: that is where receivers are.
"""

from __future__ import annotations

import socket
from collections.abc import Iterable, Sequence
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import NamedTuple
from urllib.parse import SplitResult, urlsplit

from django.utils.translation import gettext as _

from luoshi_server.platform.errors import Refused

Address = IPv4Address | IPv6Address

METADATA = frozenset(
    map(ip_address, ("169.254.169.254", "100.100.100.200", "192.0.0.192", "fd00:ec2::254"))
)
"""Where clouds tell a machine its secrets."""


class Target(NamedTuple):
    """An address that may be called: the parts of the URL, and the number to connect to."""

    url: SplitResult
    host: str
    port: int
    number: str


def parts_of(url: str) -> SplitResult:
    """The parts of an address; refuses what is not plain HTTP or HTTPS to a host."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError as error:
        raise _refused(_("网址无法识别。")) from error
    if parts.scheme not in ("http", "https"):
        raise _refused(_("网址须以 http:// 或 https:// 开头。"))
    if not parts.hostname or port == 0:
        raise _refused(_("网址没有主机名。"))
    if parts.username is not None or parts.password is not None:
        raise _refused(_("网址中不得含用户名和密码。"))
    if any(sign.isspace() or ord(sign) < 32 for sign in url.strip()):
        raise _refused(_("网址中有空白字符。"))
    return parts


def target_of(url: str, allowed: Sequence[str] = ()) -> Target:
    """Where to connect to; refuses if any of the host's addresses is one that is forbidden."""
    parts = parts_of(url)
    host = parts.hostname or ""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise _refused(_("找不到主机“%(host)s”。") % {"host": host}) from error
    numbers = list(dict.fromkeys(str(one[4][0]) for one in found))
    for number in numbers:
        if not is_allowed(number, host, allowed):
            raise _refused(
                _("不允许向“%(host)s”（%(number)s）发送消息。") % {"host": host, "number": number}
            )
    return Target(parts, host, port, numbers[0])


def is_allowed(number: str, host: str, allowed: Iterable[str]) -> bool:
    """Whether an address may be called, by itself or because the settings name it."""
    address = _bare(ip_address(number.partition("%")[0]))
    for one in allowed:
        if one == host:
            return True
        try:
            if address in ip_network(one, strict=False):
                return True
        except ValueError:
            continue
    return not (
        address in METADATA
        or address.is_loopback
        or address.is_link_local
        or address.is_unspecified
        or address.is_multicast
        or address.is_reserved
    )


def _bare(address: Address) -> Address:
    """An IPv4 address that is written as an IPv6 one is what it is."""
    if isinstance(address, IPv6Address):
        return address.ipv4_mapped or address.sixtofour or address
    return address


def _refused(reason: str) -> Refused:
    return Refused(reason, field="url", advice=_("请填写可以访问的接口地址。"))
