"""`deploy-planner install HOST`: tells a host of the server, and loses nothing of its file."""

import shlex
import sys
from argparse import ArgumentParser, Namespace
from dataclasses import dataclass
from difflib import get_close_matches, unified_diff
from pathlib import Path

from planning.finding import Refusal
from server.hosts import HOSTS, host_of
from server.hosts.config_file import read_unlinked, write_config
from server.hosts.configured import words_of
from server.hosts.editing.broken import BrokenFileError
from server.hosts.editing.edited import Entry, block, edited
from server.hosts.entry import Project, entry_of, project_of
from server.hosts.host import Host
from server.hosts.installation import command_for, this_installation
from server.hosts.listing import is_here, listed
from server.hosts.machine import Machine, this_machine
from server.version import NAME
from server.workspace import working_directory


@dataclass(frozen=True, slots=True)
class Change:
    """What `install` would do to a host's file."""

    host: Host
    path: Path
    entry: Entry
    project: Project
    note: str

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


def run(options: Namespace) -> int:
    """Install; exit code 0 when the host is configured, 1 when nothing could be written, 2 for no such host or project."""
    machine = this_machine()
    try:
        project = project_of(options.root, options.planning, machine, working_directory())
        if options.host is None:
            print("\n".join(listed(machine, project.root)))
            return 0
        host = host_of(options.host)
        if host is None:
            return _unknown(options.host)
        change = _change(host, machine, project)
    except Refusal as refusal:
        for finding in refusal.findings:
            sys.stderr.write(f"{finding.where}: {finding.message}\n  {finding.fix}\n")
        return 2
    if options.print:
        return _printed(change, machine)
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


def _change(host: Host, machine: Machine, project: Project) -> Change:
    command = command_for(this_installation(), shared=host.shared)
    path = host.file(machine, project.folder() if host.shared else machine.home)
    return Change(host, path, entry_of(host, command.words, project), project, command.note)


def _installed(change: Change, machine: Machine, *, dry: bool) -> int:
    old = read_unlinked(change.path)
    new = change.applied(old)
    shown = machine.shown(change.path)
    if new == old:
        print(f"unchanged {shown}: {change.host.name} has this entry already")
        return 0
    if dry:
        sys.stdout.write(_diff(change.path, old, new))
        _told(change.note)
        return 0
    inside = change.project.folder() if change.host.shared else change.path.parent
    backup = write_config(change.path, inside, old, new)
    print(f"wrote     {shown}" + (f"\nbackup    {machine.shown(backup)}" if backup else ""))
    if not is_here(change.host, machine):
        print(f"note      {change.host.name} was not seen on this machine")
    print(f"then      {change.host.then}\ncheck     {NAME} doctor {change.host.slug}")
    _told(change.note)
    return 0


def _printed(change: Change, machine: Machine) -> int:
    print(change.block)
    _told(f"it goes into {machine.shown(change.path)}")
    if change.host.adds:
        words = shlex.join((*change.host.adds, *words_of(change.entry)))
        _told(f"or leave it to {change.host.name}: {words}")
    _told(change.note)
    return 0


def _refused(change: Change, machine: Machine, error: BrokenFileError) -> int:
    where = machine.shown(change.path) + (f":{error.line}" if error.line else "")
    sys.stderr.write(f"{where}: {error}; nothing was written\n  put this into it by hand:\n\n{change.block}\n")
    return 1


def _told(note: str) -> None:
    if note:
        sys.stderr.write(f"note      {note}\n")


def _diff(path: Path, old: bytes, new: bytes) -> str:
    """Show the change as `diff -u` does."""
    before = old.decode("utf-8").splitlines(keepends=True)
    after = new.decode("utf-8").splitlines(keepends=True)
    lines = unified_diff(before, after, str(path) if old else "/dev/null", str(path))
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
