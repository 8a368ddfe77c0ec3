"""The hosts at a glance: where each is configured, whether it seems to be here, whether it knows us."""

from collections.abc import Iterator
from pathlib import Path

from server.hosts import HOSTS
from server.hosts.configured import Configured, Unread, configured
from server.hosts.host import Host
from server.hosts.machine import Machine
from server.hosts.on_path import on_path
from server.version import NAME


def listed(machine: Machine, root: Path | None) -> Iterator[str]:
    """Give a line per host."""
    for host in HOSTS:
        here = "seems to be here" if is_here(host, machine) else "not seen here"
        yield f"{host.slug:15} {_place(host, machine):45} {here:17} {_state(host, machine, root)}"
    yield f"`{NAME} install HOST` writes the file; with --dry-run it shows the change, with --print the block to paste"


def is_here(host: Host, machine: Machine) -> bool:
    """Whether a program or a folder of the host is on this machine."""
    path = machine.environ.get("PATH", "")
    return any(on_path(program, path) for program in host.programs) or any(
        folder.is_dir() for folder in host.folders(machine)
    )


def _place(host: Host, machine: Machine) -> str:
    return host.shown if host.shared else machine.shown(host.file(machine, machine.home))


def _state(host: Host, machine: Machine, root: Path | None) -> str:
    found = configured(host, machine, root)
    known = next((one for one in found if isinstance(one, Configured)), None)
    if known:
        return f"configured in {machine.shown(known.path, root)}"
    broken = next((one for one in found if isinstance(one, Unread)), None)
    if broken:
        return f"{machine.shown(broken.path, root)} {broken.reason}"
    plugin = host.plugin(machine, root)
    if plugin:
        return f"comes with its plugin, {plugin}"
    return "not configured" if root or not host.shared else "no project here: give --root"
