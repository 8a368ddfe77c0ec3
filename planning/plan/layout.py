"""How single values stand on their lines: the functions that the templates of a plan call."""

import re

from planning.checks import Probe
from planning.markdown.spans import code_span
from planning.plan.parts import Action, Step

_TICKS = re.compile("`{3,}")


def cell(text: str) -> str:
    """Write a table cell: a pipe there ends the cell unless it is escaped."""
    return text.replace("|", "\\|")


def source(text: str) -> str:
    """Write where a fact stands: a place in code, or the word `stated`."""
    return text if text == "stated" else code_span(text)


def action(done: Action | Probe) -> str:
    """Write one thing to do."""
    if isinstance(done, Probe):
        return str(done)
    if done.command:
        return f"{done.lead}: {code_span(done.command)}" if done.lead else code_span(done.command)
    return " ".join(part for part in (done.lead, done.where and f"Where: {done.where}") if part)


def quoted(text: str) -> str:
    """Write Markdown as a quotation."""
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))


def fenced(command: str) -> str:
    """Write a command as a code block, with a fence that the command cannot close."""
    longest = max((len(run) for run in _TICKS.findall(command)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}bash\n{command}\n{fence}"


def step(value: Step, number: int, tick: str) -> str:
    """Write a step of the playbook as an item of a numbered list."""
    minutes = "" if value.minutes is None else f" ({value.minutes} min)"
    indent = " " * len(f"{number}. ")
    lines = [f"{number}. {tick}{value.action}{minutes}"]
    lines += [_indented(fenced(value.command), indent)] if value.command else []
    gap = "" if value.command else "\n"
    lines += [f"{gap}{indent}Where: {value.where}"] if value.where else []
    gap = "\n" if value.where else gap
    lines += [f"{gap}{indent}Expect: {value.expect}"] if value.expect else []
    return "\n".join(lines)


def _indented(text: str, indent: str) -> str:
    return "\n".join(f"{indent}{line}" if line else "" for line in text.split("\n"))
