"""Where HTTP is served, and the names under which that place may be asked for."""

import os
import socket
from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Final

from mcp.server.transport_security import TransportSecuritySettings

LOOPBACK: Final = "127.0.0.1"
_THIS_MACHINE: Final = (LOOPBACK, "localhost", "[::1]")


@dataclass(frozen=True, slots=True)
class Address:
    """An address of this machine, looked up once: what was judged is what is bound."""

    given: str
    """As a person wrote it: a name or an address."""
    family: int
    bind: tuple[str | int | bytes, ...]

    @property
    def ip(self) -> str:
        """The address itself."""
        return str(self.bind[0])

    @property
    def is_loopback(self) -> bool:
        """Whether only this machine reaches it."""
        return ip_address(self.ip.partition("%")[0]).is_loopback

    @property
    def is_every(self) -> bool:
        """Whether it stands for all addresses of the machine."""
        return ip_address(self.ip.partition("%")[0]).is_unspecified

    def url(self, port: int) -> str:
        """Give the address under which clients find the server, which all addresses of a machine together are not."""
        place = socket.gethostname().lower() if self.is_every else self.ip
        return f"http://{bracketed(place)}:{port}/mcp"


def look_up(host: str, port: int) -> Address:
    """Give the first address of a name; raises OSError where it has none."""
    try:
        family, _, _, _, bind = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except UnicodeError as error:  # a part of the name is empty, or too long
        raise OSError("no name of a machine") from error
    return Address(host, family, bind)


def listening_at(address: Address) -> socket.socket:
    """Listen there; raises OSError where the address or the port cannot be had."""
    # named, or asyncio leaves small answers waiting for one another: 44 ms a call
    listening = socket.socket(address.family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    if os.name == "posix":  # a server that just ended keeps its port otherwise; elsewhere it would share it
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind(address.bind)
        listening.listen()
    except OSError:
        listening.close()
        raise
    return listening


def names_of(address: Address, known_as: Iterable[str]) -> tuple[str, ...]:
    """Name what a request may call this server: a page that rebinds its own name to us calls us by that name.

    `0.0.0.0` is no name: pages of strangers reach this machine by it.
    """
    own = [socket.gethostname()] if address.is_every else [address.given, address.ip]
    names = (bracketed(name.lower()) for name in (*_THIS_MACHINE, *own, *known_as))
    return tuple(dict.fromkeys(names))


def settings_for(names: Iterable[str]) -> TransportSecuritySettings:
    """Allow these names as `Host`, and their pages as `Origin`, at any port: tunnels and containers change it."""
    places = [place for name in names for place in (name, f"{name}:*")]
    origins = [f"{scheme}://{place}" for place in places for scheme in ("http", "https")]
    return TransportSecuritySettings(allowed_hosts=places, allowed_origins=origins)


def bracketed(name: str) -> str:
    """Write an IPv6 address as addresses of pages have it."""
    return f"[{name}]" if ":" in name and not name.startswith("[") else name
