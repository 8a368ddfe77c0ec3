"""What the demo shows of each step: the call, the answer, the plan, the picture of it."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import cast

from rich.console import Console
from rich.markdown import Markdown
from rich.panel import Panel
from rich.text import Text

from server.demo.script import Call
from server.printed import printable
from server.show.glance import Glance
from server.show.picture import draw

_WIDTH = 110
"""Columns; wider lines are hard to read."""
_SHORT = 96
_SKIPPED = frozenset({"documents", "phases", "infrastructure", "issue", "findings"})


def terminal(*, plain: bool) -> Console:
    """Open the terminal that the demo is shown on."""
    return Console(width=_WIDTH, no_color=plain, highlight=False, soft_wrap=plain)


class Screen:
    """A terminal; plain text where colours are not wanted."""

    def __init__(self, console: Console, *, plain: bool = False) -> None:
        self._plain = plain
        self._console = console

    def opening(self, project: Path) -> None:
        """Say what will be seen."""
        self._console.print(
            f"[bold]deploy-planner demo[/]: an agent plans a deployment of a sample project in {project}\n"
            "Every call below goes to a real MCP server over stdio.\n"
        )

    def calls(self, number: int, total: int, call: Call) -> None:
        """Show a call."""
        self._console.print(f"[bold cyan]{number}/{total}  {call.says}[/]")
        self._console.print(Text("   -> " + call.tool + "(" + ", ".join(_arguments(call.arguments)) + ")", "dim"))

    def answers(self, text: str, *, declined: bool) -> None:
        """Show an answer: the findings of a refusal whole, of a success what a reader wants to know."""
        if declined:
            self._console.print(self._framed(text, "refused", "red"))
        else:
            self._console.print(self._framed("\n".join(_told(json.loads(text))), "accepted", "green"))
        self._console.print()

    def surprised(self, call: Call) -> None:
        """Say that a step did not go as it should."""
        wanted = "refused" if call.refused else "accepted"
        self._console.print(f"[bold red]this call should have been {wanted}: please report it[/]")

    def plan(self, path: Path) -> None:
        """Show the written plan."""
        self._console.print(f"[bold]{path.name}[/], as people read it:\n")
        text = printable(path.read_text(encoding="utf-8"))
        self._console.print(Text(text) if self._plain else Markdown(text))

    def glance(self, glance: Glance) -> None:
        """Show the same at a glance, as `deploy-planner show` draws it."""
        self._console.print("\n[bold]At a glance[/], by `deploy-planner show`:\n")
        draw(self._console, glance)

    def closing(self, kept: Path | None) -> None:
        """Say what is left."""
        left = f"The folder is kept: {kept}" if kept else "The sample project is gone again; --keep DIR keeps it."
        self._console.print(f"\n[bold]Planned, not deployed.[/] {left}")

    def _framed(self, text: str, title: str, colour: str) -> Panel | Text:
        if self._plain:
            return Text(f"   {title}\n" + "\n".join(f"   {line}" for line in text.split("\n")))
        return Panel(Text(text), title=title, title_align="left", border_style=colour, width=_WIDTH)


def _arguments(arguments: Mapping[str, object]) -> Iterator[str]:
    for name, value in arguments.items():
        shown = json.dumps(value, ensure_ascii=False)
        yield f"{name}={shown if len(shown) <= _SHORT else shown[:_SHORT] + '…'}"


def _told(answer: Mapping[str, object]) -> Iterator[str]:
    """Give the fields of an answer, a line each; lists an entry a line."""
    for name, value in answer.items():
        if name in _SKIPPED or value in ([], "", None):
            continue
        if isinstance(value, list):
            yield f"{name}:"
            yield from (f"  {_entry(entry)}" for entry in cast("list[object]", value))
        else:
            yield f"{name}: {value}"


def _entry(entry: object) -> str:
    if isinstance(entry, dict):
        members = cast("dict[str, object]", entry)
        values = [_value(name, value) for name, value in members.items() if value not in ("", [], None)]
        return " · ".join(values)
    return str(entry)


def _value(name: str, value: object) -> str:
    if isinstance(value, int | float):  # a number alone says nothing
        return f"{name} {value:g}"
    return "; ".join(str(part) for part in cast("list[object]", value)) if isinstance(value, list) else str(value)
