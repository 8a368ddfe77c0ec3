"""What is imported until the first response, and what is not: `python benchmarks/startup.py [--quick]`.

Python itself says what every import costs (`-X importtime`): of ours and of the bare server, until the answer to
`initialize`, then what only `tools/list`, a first read and a first writing step import. A second table says what each part
that waits would cost at the start.
"""

import argparse
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from figures import BARE, ROOT, machine, milliseconds, print_table
from wire import Wire

from resources.sample_project import SAMPLE_ISSUE, copy_sample
from server.demo.script import CALLS

_LINE = re.compile(r"import time:\s+(\d+) \|\s+\d+ \|\s+(\S+)")
OURS = ("planning", "resources", "server", "tools", "deploy_planner")
STEPS = ("initialize", "tools/list", "read_status", "propose_rollout", "resources/list")
PROPOSAL = next(call.arguments for call in CALLS if call.tool == "propose_rollout" and not call.refused)
SHOWN = 5
"""Packages, those that cost most."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """What is not imported at the start, and who imports it."""

    modules: str
    when: str


WAITING = (
    Waiting("tools", "the first `tools/list` or call"),
    Waiting("planning.gates", "with the tools: a gate's judgement"),
    Waiting("planning.plan.model", "with the tools: the models of a plan"),
    Waiting("markdown_it", "with the tools: reading Markdown"),
    Waiting("planning.commands.grounding.judge", "a plan with commands"),
    Waiting("tree_sitter, tree_sitter_bash", "a plan with commands: the grammar"),
    Waiting("jinja2", "the first step that writes a plan"),
    Waiting("filelock", "the first step that writes"),
    Waiting("resources.repository.sources", "the first fact of the repository"),
    Waiting("yaml", "a repository with YAML"),
    Waiting("pathspec", "a repository with a .gitignore"),
    Waiting("sqlglot", "a migration in SQL, where it is installed"),
    Waiting("watchfiles._rust_notify", "the first client that hears of changes"),
    Waiting("uvicorn", "HTTP alone"),
    Waiting("server.over_http", "HTTP alone"),
    Waiting("tomlkit", "`install` and `doctor` alone"),
    Waiting("server.demo.play", "`demo` alone"),
    Waiting("server.show.command", "`show` alone"),
)


def main() -> None:
    """Measure, and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="each import timed once")
    runs = 1 if parser.parse_args().quick else 5
    print(machine())
    with tempfile.TemporaryDirectory() as place:
        root = copy_sample(Path(place) / "project")
        ours = ("-m", "deploy_planner", "--root", str(root))
        _report(_imported(BARE[1:], 1), [_imported(ours, steps) for steps in range(1, len(STEPS) + 1)])
    print()
    print_table(
        ["waits", "for", "at the start it would cost, processor time"], [_costs(waiting, runs) for waiting in WAITING]
    )


def _imported(program: Sequence[str], steps: int) -> dict[str, float]:
    """Give the modules that a server imports until so many requests are answered, each with its own milliseconds."""
    with tempfile.NamedTemporaryFile() as told:
        command = ("sh", "-c", f'exec "$@" 2>{told.name}', "sh", sys.executable, "-X", "importtime", *program)
        with Wire(command, ROOT) as wire:
            wire.greet()
            for step in STEPS[1:steps]:
                _take(wire, step)
        text = Path(told.name).read_text(encoding="utf-8")
    return {name: int(micros) / 1000 for micros, name in _LINE.findall(text)}


def _take(wire: Wire, step: str) -> None:
    if "/" in step:
        wire.ask(step)
    elif step == "propose_rollout":
        wire.call(step, **PROPOSAL)
    else:
        wire.call(step, issue=SAMPLE_ISSUE)


def _report(bare: Mapping[str, float], ours: Sequence[Mapping[str, float]]) -> None:
    rows = [["the bare server, `initialize`", f"{len(bare)}", _ms(bare.values()), ""]]
    before = bare
    for step, found in zip(STEPS, ours, strict=True):
        new = {name: found[name] for name in found if name not in before}
        rows.append(
            [
                f"ours, {step}" + (", beyond bare" if before is bare else ", further"),
                f"{len(new)}",
                _ms(new.values()),
                _by_package(new),
            ]
        )
        before = {**before, **found}
    print_table(["until", "modules", "own time", "of it"], rows)
    missing = len([name for name in bare if name not in ours[0]])
    print(f"of the bare server's modules ours leaves out {missing}")


def _by_package(found: Mapping[str, float]) -> str:
    packages: defaultdict[str, list[float]] = defaultdict(list)
    for name, milli in found.items():
        packages[name.partition(".")[0]].append(milli)
    large = sorted(packages.items(), key=lambda entry: -sum(entry[1]))
    return ", ".join(f"{name} {sum(times):.1f}" for name, times in large[:SHOWN])


def _ms(values: Iterable[float]) -> str:
    return f"{sum(values):.0f} ms"


def _costs(waiting: Waiting, runs: int) -> list[str]:
    """Time the import in a fresh process that has imported what serving starts with."""
    names = [name.strip() for name in waiting.modules.split(",")]
    code = (
        "import sys, server.app, time\n"
        f"names = {names!r}\n"
        "known = [name for name in names if name in sys.modules]\n"
        "start = time.process_time()\n"
        "for name in names: __import__(name)\n"
        "print(len(known), time.process_time() - start)\n"
    )
    command = (sys.executable, "-c", code)
    told = [subprocess.check_output(command, cwd=ROOT, text=True).split() for _ in range(runs + 1)][1:]
    if any(known != "0" for known, _ in told):
        return [waiting.modules, waiting.when, "nothing: the SDK imports it"]
    return [waiting.modules, waiting.when, milliseconds(median(float(seconds) for _, seconds in told))]


if __name__ == "__main__":
    main()
