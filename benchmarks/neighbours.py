"""Our server beside two widely used file-backed ones: `python benchmarks/neighbours.py [--quick]`.

`@modelcontextprotocol/server-filesystem` reads and writes any file, `@modelcontextprotocol/server-memory` keeps a graph in
one JSON file. Both are installed by npm into a temporary folder, in the versions named here, and need node 20. All are
asked in turns. Their reads judge nothing: what is compared is the cheapest answer out of files that each of them has.
"""

import argparse
import json
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from time import perf_counter

from compare import size
from figures import BARE, ROOT, machine, mebibytes, milliseconds, print_table, serving
from generated_project import issue_name, make_project
from vitals import vitals_of
from wire import Wire

from resources.sample_project import SAMPLE_ISSUE
from server.demo.script import CALLS

FILESYSTEM = "@modelcontextprotocol/server-filesystem"
MEMORY = "@modelcontextprotocol/server-memory"
PINNED = {FILESYSTEM: "2026.8.31", MEMORY: "2026.8.31"}
ISSUES = 1_000
WARM = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """One request and what kind of answer it is."""

    kind: str
    method: str
    params: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Server:
    """One of those that are compared."""

    name: str
    command: Sequence[str]
    asked: Sequence[Asked] = field(default=())


def main() -> None:
    """Install, measure, and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="few starts and calls")
    quick = bool(parser.parse_args().quick)
    print(machine())
    with tempfile.TemporaryDirectory() as place:
        servers = _servers(Path(place))
        starts = _starts(servers, 3 if quick else 9)
        _at_work(servers, starts, 20 if quick else 200)


def _servers(place: Path) -> list[Server]:
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm is None or node is None:
        raise SystemExit("node and npm are not on the path: install Node 20 or newer, then call again")
    wanted = [f"{name}@{version}" for name, version in PINNED.items()]
    command = (npm, "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(place), *wanted)
    subprocess.run(command, check=True)
    root = make_project(place / "project", ISSUES)
    scripts = [str(place / "node_modules" / name / "dist" / "index.js") for name in PINNED]
    kept = f"MEMORY_FILE_PATH={_memory(place)}"
    return [
        Server("deploy-planner", serving(root), _ours()),
        Server("bare", BARE, [_tool("nothing read", "echo", issue=SAMPLE_ISSUE)]),
        Server("server-filesystem", (node, scripts[0], str(root)), _of_files(root)),
        Server("server-memory", ("env", kept, node, scripts[1]), _of_memory()),
    ]


def _tool(kind: str, name: str, **arguments: object) -> Asked:
    return Asked(kind, "tools/call", {"name": name, "arguments": arguments})


def _ours() -> list[Asked]:
    proposal = next(call.arguments for call in CALLS if call.tool == "propose_rollout" and not call.refused)
    return [
        Asked("one document", "resources/read", {"uri": f"planning://{SAMPLE_ISSUE}/00_STATUS.md"}),
        _tool("one issue, judged", "read_status", issue=SAMPLE_ISSUE),
        _tool("1,000 of them", "list_issues"),
        _tool("a write", "propose_rollout", **proposal),
    ]


def _of_files(root: Path) -> list[Asked]:
    planning = root / ".claude" / "planning"
    return [
        _tool("one document", "read_text_file", path=str(planning / SAMPLE_ISSUE / "00_STATUS.md")),
        _tool("1,000 of them", "list_directory", path=str(planning)),
        _tool("a write", "write_file", path=str(planning / SAMPLE_ISSUE / "NOTES.md"), content="A note.\n" * 500),
    ]


def _of_memory() -> list[Asked]:
    observation = {"entityName": SAMPLE_ISSUE, "contents": ["The canary is planned."]}
    return [
        _tool("one document", "open_nodes", names=[SAMPLE_ISSUE]),
        _tool("1,000 of them", "read_graph"),
        _tool("a write", "add_observations", observations=[observation]),
    ]


def _memory(place: Path) -> Path:
    """Write the graph of as many issues, a few words on each."""
    path = place / "memory.jsonl"
    names = [SAMPLE_ISSUE, *map(issue_name, range(1, ISSUES))]
    lines = [
        {"type": "entity", "name": name, "entityType": "issue", "observations": ["Security: Completed"]}
        for name in names
    ]
    path.write_text("\n".join(map(json.dumps, lines)) + "\n", encoding="utf-8")
    return path


def _starts(servers: Sequence[Server], runs: int) -> dict[str, float]:
    """Seconds to the first answer, in turns; the first turn warms the disk and does not count."""
    seconds: dict[str, list[float]] = {server.name: [] for server in servers}
    for _ in range(runs + 1):
        for server in servers:
            with Wire(server.command, ROOT) as wire:
                seconds[server.name].append(wire.greet())
    return {name: median(times[1:]) for name, times in seconds.items()}


def _at_work(servers: Sequence[Server], starts: Mapping[str, float], calls: int) -> None:
    with ExitStack() as open_ends:
        wires = {server.name: open_ends.enter_context(Wire(server.command, ROOT)) for server in servers}
        lists: dict[str, int] = {}
        for name, wire in wires.items():
            wire.greet()
            lists[name] = sum(size(tool) for tool in wire.ask("tools/list").get("tools", []))
        idle = {name: vitals_of(wire.process.pid).resident for name, wire in wires.items()}
        rows = _asked(servers, wires, calls)
        busy = {name: vitals_of(wire.process.pid).resident for name, wire in wires.items()}
    print_table(
        ["", "first response", "tool list", "memory after it", "memory at the end"],
        [[n, milliseconds(starts[n]), f"{lists[n]:,} B", mebibytes(idle[n]), mebibytes(busy[n])] for n in wires],
    )
    print()
    print_table(["answer", "of", "by", "p50", "to the bare server's"], rows)


def _asked(servers: Sequence[Server], wires: Mapping[str, Wire], calls: int) -> list[list[str]]:
    kinds = {asked.kind: None for server in servers for asked in server.asked}
    found: list[tuple[str, str, str, float]] = []
    for kind in kinds:
        turns = [(server, asked) for server in servers for asked in server.asked if asked.kind == kind]
        many = max(3, calls // 20) if kind.startswith("1,000") else calls
        rounds = [[_seconds(wires[server.name], asked) for server, asked in turns] for _ in range(many + WARM)]
        for (server, asked), times in zip(turns, zip(*rounds[WARM:], strict=True), strict=True):
            found.append((kind, server.name, str(asked.params.get("name", asked.method)), median(times)))
    bare = next(p50 for _, name, _, p50 in found if name == "bare")
    return [[kind, name, by, milliseconds(p50), f"{p50 / bare:.1f}"] for kind, name, by, p50 in found]


def _seconds(wire: Wire, asked: Asked) -> float:
    start = perf_counter()
    answer = wire.ask(asked.method, **asked.params)
    seconds = perf_counter() - start
    if answer.get("isError"):
        raise RuntimeError(f"{asked} refused: {answer.get('content')}")
    return seconds


if __name__ == "__main__":
    main()
