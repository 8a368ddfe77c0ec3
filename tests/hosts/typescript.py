"""The official TypeScript clients, driven by the small programs in `clients/`."""

import json
import subprocess
from dataclasses import asdict
from pathlib import Path

import npm
from scenario import Played, Scenario

CLIENTS = Path(__file__).parent / "clients"
SECONDS = 60


def play(generation: str, mode: str, scenario: Scenario) -> Played:
    """Play with `ts_v1` or `ts_v2`; `mode` matters to the second."""
    told = {**asdict(scenario), "root": str(scenario.root), "command": scenario.command, "mode": mode}
    modules = npm.modules("typescript")
    done = subprocess.run(
        [npm.node(), str(CLIENTS / f"{generation}.mjs"), str(modules)],
        input=json.dumps(told),
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    got = json.loads(done.stdout)
    return Played(got["protocol"], got["instructions"], tuple(got["outcomes"]), tuple(got["asked"]))
