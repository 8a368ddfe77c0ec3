"""`deploy-planner install HOST`: tells a host of the server, and loses nothing of its file."""

import shlex
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from planning.finding import Refusal
from server.hosts import HOSTS, host_of
from server.hosts.config_file import read_unlinked, write_config
from server.hosts.configured import Configured, configured, words_of
from server.hosts.editing.broken import BrokenFileError
from server.hosts.editing.edited import Entry, block, edited
from server.hosts.entry import Project, entry_of, project_of
from server.hosts.former import kept_places
from server.hosts.host import Host
from server.hosts.installation import command_for, this_installation
from server.hosts.listing import is_here, listed
from server.hosts.machine import Machine, this_machine
from server.hosts.printed import Curtain
from server.hosts.shown_diff import shown_diff
from server.printed import printable
from server.version import NAME
from server.workspace import working_directory

_BACKUP: Final = "it holds what the file held, tokens too; remove it when all works"


@dataclass(frozen=True, slots=True)
class Change:
    """What `install` would do to a host's file."""

    host: Host
    path: Path
    entry: Entry
    project: Project
    notes: tuple[str, ...]

    @property
    def block(self) -> str:
        """The whole text of a file that holds nothing else."""
        return block(self.path.suffix, (*self.host.keys, NAME), self.entry)

    def applied(self, data: bytes) -> bytes:
        """Give the file with the entry; raises BrokenFileError."""
        return edited(data, self.path.suffix, (*self.host.keys, NAME), self.entry, self.host.dialect)


def arguments(parser: ArgumentParser) -> None:
    """Take a host, and whether to write."""
    slugs = ", ".join(host.slug for host in HOSTS)
    parser.add_argument("host", nargs="?", metavar="HOST", help=f"{slugs}; without it they are listed")
    either = parser.add_mutually_exclusive_group()
    either.add_argument("--dry-run", action="store_true", help="show the change to the host's file, write nothing")
    either.add_argument("--print", action="store_true", help="print the block to paste, write nothing")
    parser.add_argument(
        "--force", action="store_true", help="write it where the host has the server by another way, too"
    )


def run(options: Namespace) -> int:
    """Install; exit code 0 when the host is configured, 1 when nothing could be written, 2 for no such host or project."""
    machine = this_machine()
    try:
        project = project_of(options.root, options.planning, machine, working_directory())
        if options.host is None:
            _say("\n".join(listed(machine, project.root)))
            return 0
        host = host_of(options.host)
        if host is None:
            return _unknown(options.host)
        given = {"--root": options.root, "--planning": options.planning}
        change = _change(host, machine, project, {option: value for option, value in given.items() if value})
    except Refusal as refusal:
        for finding in refusal.findings:
            sys.stderr.write(printable(f"{finding.where}: {finding.message}\n  {finding.fix}\n"))
        return 2
    if options.print:
        return _printed(change, machine)
    there = "" if options.force else _there(change, machine)
    if there:
        _say(
            f"nothing to do: {host.name} has this server: {there}\n  to write {machine.shown(change.path)} all the same: --force"
        )
        return 0
    try:
        return _installed(change, machine, dry=options.dry_run)
    except BrokenFileError as error:
        return _refused(change, machine, error)


def _unknown(name: str) -> int:
    slugs = [host.slug for host in HOSTS]
    near = get_close_matches(name.lower(), slugs, 1, 0.4)
    meant = f": did you mean {near[0]}?" if near else ""
    sys.stderr.write(f"no host is named {name!r}{meant}\n  the hosts are {', '.join(slugs)}\n")
    return 2


def _change(host: Host, machine: Machine, project: Project, given: Mapping[str, str]) -> Change:
    command = command_for(this_installation(), shared=host.shared)
    path = host.file(machine, project.folder() if host.shared else machine.home)
    before = next((one.words for one in _known(host, machine, project) if (one.path, one.name) == (path, NAME)), ())
    kept = kept_places(host, machine, project.root, given, before)
    note = f"kept as it was: {Curtain().words([word for pair in kept.items() for word in pair])}" if kept else ""
    notes = tuple(filter(None, (note, command.note)))
    return Change(host, path, entry_of(host, command.words, project, kept), project, notes)


def _known(host: Host, machine: Machine, project: Project) -> list[Configured]:
    return [one for one in configured(host, machine, project.root) if isinstance(one, Configured)]


def _there(change: Change, machine: Machine) -> str:
    """Say what brings the server to this host already, beside the entry that would be written; empty for nothing."""
    plugin = change.host.plugin(machine, change.project.root)
    if plugin:
        return f"its plugin brings the server, {plugin}"
    known = _known(change.host, machine, change.project)
    other = next((one for one in known if one.name != NAME and one.ours), None)
    if other is None or any((one.path, one.name) == (change.path, NAME) for one in known):
        return ""
    return f"{machine.shown(other.path)} names it {other.name!r}"


def _installed(change: Change, machine: Machine, *, dry: bool) -> int:
    old = read_unlinked(change.path)
    new = change.applied(old)
    shown = machine.shown(change.path)
    if new == old:
        _say(f"unchanged {shown}: {change.host.name} has this entry already")
        return 0
    if dry:
        lines, masked = shown_diff(change.path, old, new, change.block)
        sys.stdout.write(lines)
        if masked:
            _told("values that may be secrets are not shown: this is not for `patch`")
        if old:
            _told(f"a backup of {shown} would be made beside it")
        _told(*change.notes)
        return 0
    inside = change.project.folder() if change.host.shared else change.path.parent
    backup = write_config(change.path, inside, old, new)
    _say(f"wrote     {shown}" + (f"\nbackup    {machine.shown(backup)}: {_BACKUP}" if backup else ""))
    if not is_here(change.host, machine):
        _say(f"note      {change.host.name} was not seen on this machine")
    _say(f"then      {change.host.then}\ncheck     {NAME} doctor {change.host.slug}")
    _told(*change.notes)
    return 0


def _printed(change: Change, machine: Machine) -> int:
    _say(change.block)
    _told(f"it goes into {machine.shown(change.path)}")
    if change.host.adds:
        words = shlex.join((*change.host.adds, *words_of(change.entry)))
        _told(f"or leave it to {change.host.name}: {words}")
    _told(*change.notes)
    return 0


def _refused(change: Change, machine: Machine, error: BrokenFileError) -> int:
    where = machine.shown(change.path) + (f":{error.line}" if error.line else "")
    sys.stderr.write(
        printable(f"{where}: {error}; nothing was written\n  put this into it by hand:\n\n{change.block}\n")
    )
    return 1


def _told(*notes: str) -> None:
    for note in notes:
        sys.stderr.write(printable(f"note      {note}\n"))


def _say(text: str) -> None:
    print(printable(text))
