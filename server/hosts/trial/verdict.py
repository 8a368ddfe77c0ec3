"""Whether each host reaches the server, in words."""

from dataclasses import dataclass, replace
from pathlib import Path

import anyio

from server.hosts.configured import Configured, Unread, configured
from server.hosts.host import Host
from server.hosts.machine import Machine
from server.hosts.printed import Curtain
from server.hosts.trial.asked import Silence, asked
from server.hosts.trial.start import NoStartError, curtain_of, is_ours, start_of
from server.hosts.trial.words import right, silence, wrong
from server.version import NAME


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
        found = configured(host, self.machine, self.root)
        plugin = host.plugin(self.machine, self.root)
        if plugin and not found:
            return [Verdict(host, works=None, told=f"comes with its plugin, {plugin}; `claude mcp list` tries it")]
        if not found:
            return [Verdict(host, works=None, told=f"not configured: `{NAME} install {host.slug}`")]
        return [
            self._unread(host, one) if isinstance(one, Unread) else await self._of_entry(host, one) for one in found
        ]

    def _unread(self, host: Host, one: Unread) -> Verdict:
        return _fit(
            Curtain(), Verdict(host, works=False, told=f"{self.machine.shown(one.path, self.root)}: {one.reason}")
        )

    async def _of_entry(self, host: Host, one: Configured) -> Verdict:
        curtain = curtain_of(host, one, self.machine, self.root)
        where, words = self.machine.shown(one.path, self.root), curtain.words(one.words)
        more = (f"file      {one.path}", f"entry     {one.name}", f"command   {words}")
        if one.misfit:
            told, works = f"{where}: {one.misfit}; {host.name} skips the entry as it is", False
        elif one.address:
            told, works = f"{where}: {one.name} is a server at an address ({one.address}), which is not tried", None
        elif one.shared and not self.named and not is_ours(one):
            told = f"not tried: {where} names a command of its own; `{NAME} doctor {host.slug}` runs it: {words}"
            works = None
        else:
            return _fit(
                curtain, await self._tried(host, one, curtain, Verdict(host, works=None, told=where, more=more))
            )
        return _fit(curtain, Verdict(host, works=works, told=told, more=more))

    async def _tried(self, host: Host, one: Configured, curtain: Curtain, known: Verdict) -> Verdict:
        where, more = known.told, known.more
        try:
            start = start_of(host, one, self.machine, self.root)
        except (NoStartError, OSError, ValueError) as error:
            return replace(known, works=False, told=f"{where}: {error}")
        more = (*more, f"runs      {start.command}", f"in        {start.cwd}")
        answer = await asked(start, curtain)
        if isinstance(answer, Silence):
            errors = tuple(f"said      {line}" for line in answer.errors)
            return replace(known, works=False, told=f"{where}: {silence(answer, start.patience)}", more=more + errors)
        fault = wrong(answer, host, one, self.root)
        more = (*more, f"version   {answer.version}", f"tools     {', '.join(answer.tools)}")
        return replace(known, works=not fault, told=f"{where}: {fault or right(answer)}", more=more)


def _fit(curtain: Curtain, verdict: Verdict) -> Verdict:
    """Let every line pass the curtain, whoever's words it holds."""
    return replace(verdict, told=curtain.line(verdict.told), more=tuple(map(curtain.line, verdict.more)))
