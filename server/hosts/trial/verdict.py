"""Whether each host reaches the server, in words."""

import shlex
from dataclasses import dataclass
from pathlib import Path

import anyio

from server.hosts.configured import Configured, configured
from server.hosts.editing.broken import BrokenFileError
from server.hosts.host import Host
from server.hosts.machine import Machine
from server.hosts.trial.asked import Answers, Silence, asked
from server.hosts.trial.start import NoStartError, is_ours, start_of
from server.version import NAME, installed_version


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found of one host, or of one of its files."""

    host: Host
    works: bool | None
    """None where there was nothing to try."""
    told: str
    more: tuple[str, ...] = ()
    """Lines for whoever asks about this host alone."""


@dataclass(frozen=True, slots=True)
class Trial:
    """Who looks, and at which project."""

    machine: Machine
    root: Path | None
    named: bool = False
    """Whether a person named the host; else no command of a project's file is run that is not surely ours."""

    def verdicts(self, hosts: tuple[Host, ...]) -> list[Verdict]:
        """Try all at once; a verdict for each host's every entry, in the order of the hosts."""
        return anyio.run(self._all, hosts)

    async def _all(self, hosts: tuple[Host, ...]) -> list[Verdict]:
        found: dict[int, list[Verdict]] = {}

        async def one(number: int, host: Host) -> None:
            found[number] = await self._of_host(host)

        async with anyio.create_task_group() as group:
            for number, host in enumerate(hosts):
                group.start_soon(one, number, host)
        return [verdict for number in sorted(found) for verdict in found[number]]

    async def _of_host(self, host: Host) -> list[Verdict]:
        try:
            entries = configured(host, self.machine, self.root)
        except BrokenFileError as error:
            line = f" (line {error.line})" if error.line else ""
            return [Verdict(host, works=False, told=f"its file {error}{line}")]
        if not entries:
            return [Verdict(host, works=None, told=f"not configured: `{NAME} install {host.slug}`")]
        return [await self._of_entry(host, one) for one in entries]

    async def _of_entry(self, host: Host, one: Configured) -> Verdict:
        where, words = self.machine.shown(one.path, self.root), shlex.join(one.words)
        more: tuple[str, ...] = (f"file      {one.path}", f"entry     {one.name}", f"command   {words}")
        if one.shared and not self.named and not is_ours(one):
            told = f"not tried: {where} names a command of its own; `{NAME} doctor {host.slug}` runs it: {words}"
            return Verdict(host, works=None, told=told, more=more)
        try:
            start = start_of(host, one, self.machine, self.root)
        except NoStartError as error:
            return Verdict(host, works=False, told=f"{where}: {error}", more=more)
        more = (*more, f"runs      {start.command}", f"in        {start.cwd}")
        answer = await asked(start, one.environ)
        if isinstance(answer, Silence):
            errors = tuple(f"said      {line}" for line in answer.errors)
            return Verdict(host, works=False, told=f"{where}: {_silence(answer, start.patience)}", more=more + errors)
        wrong = _wrong(answer, host, self.root)
        more = (*more, f"version   {answer.version}", f"tools     {', '.join(answer.tools)}")
        return Verdict(host, works=not wrong, told=f"{where}: {wrong or _right(answer)}", more=more)


def _silence(answer: Silence, patience: float) -> str:
    said = f": {answer.errors[-1]}" if answer.errors else ""
    if answer.timed_out:
        return f"no answer in {patience:g} s, after which this host gives up{said}"
    return f"does not start ({answer.reason}){said}"


def _wrong(answer: Answers, host: Host, root: Path | None) -> str:
    """Say what is wrong with a server that answers; empty where nothing is."""
    if "list_issues" not in answer.tools:
        return f"is another server: it has no tool list_issues, but {', '.join(answer.tools[:3]) or 'none'}"
    if answer.refused:
        return f"serves no project: {' '.join(answer.refused.split())[:300]}"
    if installed_version() not in {answer.version, "0"}:
        return f"is version {answer.version}, this is {installed_version()}: install the same for both"
    if root and Path(answer.root) != root.resolve():
        return f"serves another root, {answer.root}: `{NAME} install {host.slug} --root {shlex.quote(str(root))}`"
    return ""


def _right(answer: Answers) -> str:
    count = f"{answer.issues} issue" + ("" if answer.issues == 1 else "s")
    issues = count if answer.issues else "no issues yet"
    return f"works: version {answer.version}, {len(answer.tools)} tools, serves {answer.root}, {issues}"
