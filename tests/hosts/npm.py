"""Real clients from the npm registry: pinned, installed once into a cache folder, each set only when a test needs it."""

import os
import platform
import re
import shutil
import subprocess
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import NoReturn

import pytest
from filelock import FileLock

CACHE = "DEPLOY_PLANNER_HOSTS"
"""Environment: the cache folder, by default deploy-planner-hosts in the user's cache."""
REQUIRED = "DEPLOY_PLANNER_HOSTS_REQUIRED"
"""Environment: set to 1, a client that cannot be had fails the test instead of skipping it."""
INSTALL_SECONDS = 480
# What npm says when the network is at fault and not the table below.
UNREACHABLE = {"EAI_AGAIN", "ECONNREFUSED", "ECONNRESET", "ENETUNREACH", "ENOTFOUND", "ERR_SOCKET_TIMEOUT", "ETIMEDOUT"}

_SYSTEM = {"Windows": "win"}.get(platform.system(), platform.system().lower())
_MACHINE = {"x86_64": "x64", "amd64": "x64", "aarch64": "arm64"}.get(platform.machine().lower(), platform.machine())
NODE22 = f"node-{_SYSTEM}-{_MACHINE}"
PACKAGES: dict[str, tuple[str, ...]] = {
    "inspector": ("@modelcontextprotocol/inspector@2.12.0",),
    "typescript": ("@modelcontextprotocol/sdk@1.32.2", "@modelcontextprotocol/client@2.4.0"),
    "mcpb": ("@anthropic-ai/mcpb@2.1.2",),
    "claude-code": ("@anthropic-ai/claude-code@2.1.330",),
    # the first line of releases with scenarios of 2026-07-28; npm's `latest` is still older
    "conformance": ("@modelcontextprotocol/conformance@0.2.0-alpha.12",),
    # a Node of its own, for what does not run on Node 20
    "node22": (f"{NODE22}@22.23.3",),
}
"""By the name that tests use: the newest releases that run on Node 20, if not said otherwise."""


def modules(name: str) -> Path:
    """Give the `node_modules` of a set, installed now if it is not there yet.

    Skips the test with the reason where node, npm or the registry is missing, or fails it where `REQUIRED` is set.

    Raises:
        RuntimeError: where npm fails for a reason that is ours, with its words.
    """
    _on_path("node")
    _on_path("npm")
    specs = PACKAGES[name]
    place = cache() / f"{name}-{sha256(' '.join(specs).encode()).hexdigest()[:12]}"
    cache().mkdir(parents=True, exist_ok=True)
    with FileLock(place.with_name(f"{place.name}.lock"), timeout=INSTALL_SECONDS):
        if not place.is_dir():
            _install(name, specs, place)
    return place / "node_modules"


def program(name: str, command: str) -> Path:
    """Give a set's command line program, for example `program("mcpb", "mcpb")`."""
    return modules(name) / ".bin" / (f"{command}.cmd" if os.name == "nt" else command)


def node() -> str:
    """Give the interpreter that is on PATH; skips like `modules`."""
    return _on_path("node")


def node22() -> Path:
    """Give the interpreter of the set `node22`."""
    return modules("node22") / NODE22 / "bin" / ("node.exe" if os.name == "nt" else "node")


def cache() -> Path:
    """Give the cache folder, which need not be there."""
    if given := os.environ.get(CACHE):
        return Path(given).expanduser().resolve()
    return Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache").expanduser() / "deploy-planner-hosts"


def _install(name: str, specs: Sequence[str], place: Path) -> None:
    # under another name until it is whole: an install that was cut off is never taken for one that ended
    part = place.with_name(f"{place.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir()
    (part / "package.json").write_text('{"private": true}\n', encoding="utf-8")
    said = _npm("install", "--no-audit", "--no-fund", "--no-package-lock", *specs, cwd=part)
    if said is None:
        part.rename(place)
        return
    shutil.rmtree(part)
    code = re.search(r"npm (?:error|ERR!) code (\w+)", said)
    if code and code[1] in UNREACHABLE:
        _missing(f"{name} could not be installed, the npm registry cannot be reached ({code[1]})")
    raise RuntimeError(f"npm could not install {' '.join(specs)}:\n{said}")


def _npm(*words: str, cwd: Path) -> str | None:
    """Run npm; its words where it fails."""
    # one more try, not npm's own two with a minute between them
    quick = ("--fetch-retries=1", "--fetch-retry-mintimeout=2000", "--fetch-timeout=60000")
    done = subprocess.run(
        [_on_path("npm"), *words, *quick], cwd=cwd, capture_output=True, text=True, timeout=INSTALL_SECONDS, check=False
    )
    return None if done.returncode == 0 else done.stdout + done.stderr


def _on_path(name: str) -> str:
    return shutil.which(name) or _missing(f"{name} is not on PATH: install Node 20 or newer")


def _missing(reason: str) -> NoReturn:
    if os.environ.get(REQUIRED) == "1":
        pytest.fail(f"{reason} ({REQUIRED} is set)", pytrace=False)
    pytest.skip(reason)
