"""Planning documents of any size, made of lines as people and agents write them; the same at every run."""

from collections.abc import Callable, Iterator
from itertools import count

PHASES = ("Discovery", "Research", "Design", "Planning", "Implementation", "Review", "Security", "Deploy", "Observe")
_VERBS = ("Move", "Cache", "Split", "Rename", "Retry", "Index", "Batch", "Trim")
_NOUNS = ("the price list", "invoices", "the order form", "sessions", "the search index", "receipts", "webhooks")


def boxes(name: str, done: int) -> str:
    """Write a STATUS.md as a list of boxes, `done` phases completed."""
    lines = [
        f"- [{'x' if at < done else ' '}] {phase} - {'Completed (2026-11-09)' if at < done else 'Not started'}"
        for at, phase in enumerate(PHASES)
    ]
    return (
        f"# Status: {name}\n\n**Risk:** Medium | **Updated:** 2026-11-20\n\n## Progress\n\n" + "\n".join(lines) + "\n"
    )


def dashes(name: str, done: int) -> str:
    """Write it with bold names and dashes."""
    lines = [
        f"- [{'x' if at < done else ' '}] **{phase}** — **{'Completed' if at < done else 'Not started'}**"
        for at, phase in enumerate(PHASES)
    ]
    head = f"# Status: {name}\n\n**Risk:** 🟡 Medium | **Updated:** 2026-03-02T09:15:00Z (audit done)\n\n"
    return f"{head}## Workflow Progress\n\n" + "\n\n".join(lines) + "\n"


def colons(name: str, done: int) -> str:
    """Write it as plain bullets."""
    lines = [f"* **{phase}:** {'Done' if at < done else 'in progress'}" for at, phase in enumerate(PHASES)]
    return (
        f"# Development Status\n\n**Feature:** {name}\n**Risk Level:** LOW\n\n**Progress**\n\n"
        + "\n".join(lines)
        + "\n"
    )


def table(name: str, done: int) -> str:
    """Write it as a table."""
    rows = [
        f"| {phase} | {'✅ Completed' if at < done else '⏳ Pending'} | 2026-11-09 |" for at, phase in enumerate(PHASES)
    ]
    head = f"# {name}\n\n| Field | Value |\n|---|---|\n| Risk | High |\n\n## Phases\n\n| Phase | Status | Date |\n|---|---|---|\n"
    return head + "\n".join(rows) + "\n"


def numbered(name: str, done: int) -> str:
    """Write it as a numbered list with parts."""
    lines = [
        f"{at + 1}. [{'x' if at < done else ' '}] {phase}\n   - part 1: {'✓ Complete' if at < done else 'open'}"
        for at, phase in enumerate(PHASES)
    ]
    return f"# Status: {name}\n\n**Risk:** Low\n\n## Progress\n" + "\n".join(lines) + "\n\n## Artifacts\n- (none yet)\n"


DIALECTS: tuple[Callable[[str, int], str], ...] = (boxes, dashes, colons, table, numbered)


def title(number: int) -> str:
    """Make up what an issue or a task is about."""
    return f"{_VERBS[number % len(_VERBS)]} {_NOUNS[number % len(_NOUNS)]}"


def grown(text: str, size: int, sections: Iterator[str]) -> str:
    """Let a document grow by whole sections, and cut it after the last line that fits in `size` bytes."""
    data = bytearray(text.encode())
    while len(data) < size:
        data += next(sections).encode()
    if len(data) > max(size, len(text.encode())):
        data = data[: data.rfind(b"\n", 0, size) + 1]
    return data.decode()


def diary() -> Iterator[str]:
    """Write what a STATUS.md grows by: decisions, tasks, logs, tables and output, one section a day."""
    for day in count(1):
        tasks = "\n".join(
            f"- [{'x' if at % 3 else ' '}] {title(day + at)} (`src/module{at}.py:{day}`)" for at in range(6)
        )
        rows = "\n".join(f"| {day:04x}{at:03x} | {title(at * day)} | {at * 7 % 90} |" for at in range(5))
        yield (
            f"\n## Session {day}\n\n{title(day)} was looked into: the calls of the last week show that `retry` is asked\n"
            f"for about {day % 40} times an hour, **most of them** at night. See [the notes](notes/{day}.md).\n\n"
            f"### Tasks\n\n{tasks}\n\n### Decisions\n\n1. {title(day)} stays behind a flag.\n"
            f"2. Nothing is deleted before day {day + 30}.\n\n### Commits\n\n| Commit | What | Lines |\n|---|---|---|\n{rows}\n\n"
            f"```text\n$ make test\n{day * 13} passed in {day % 60}.2s\n```\n"
        )


def designs() -> Iterator[str]:
    """Write what an ARCHITECTURE.md grows by: components, their figures and how they are deployed."""
    for part in count(1):
        yield (
            f"\n## Component {part}: {title(part)}\n\n"
            f"- The component is stateless and runs as `component-{part}` in the namespace `prod`, {part % 12 + 2} replicas.\n"
            f"- It answers on `https://part{part}.example.com/healthz` and reads `PART_{part}_LIMIT` (default {part}).\n"
            f"- p99 latency of component {part} stays under {200 + part % 300} ms; error rate below 0.{part % 9 + 1}%.\n\n"
            f"{title(part)} goes through a queue, so that a slow reader delays nobody: what cannot be taken within the hour\n"
            f"is put aside and told to whoever is on call. Nothing of it is seen by the shop.\n\n"
            f"| Figure | Today |\n|---|---|\n| Requests | {part % 400}/s |\n| CPU | {part % 80}% |\n"
        )


def large_status(text: str, size: int) -> str:
    """Let a STATUS.md grow to `size` bytes by its diary."""
    return grown(text, size, diary())


def large_design(text: str, size: int) -> str:
    """Let an ARCHITECTURE.md grow to `size` bytes."""
    return grown(text, size, designs())
