"""The protocol's conformance suite over Streamable HTTP, in both eras.

What is run and what is not, each with its reason, stands in `conformance.py`: GENERIC, UNTESTABLE and SPECIAL.
"""

import subprocess
import time
from collections.abc import Generator
from pathlib import Path
from socket import create_connection, create_server

import conformance
import pytest
from scenario import Scenario

from resources.sample_project import copy_sample

pytestmark = [pytest.mark.by_hand, pytest.mark.timeout(900)]  # the suite and its Node are installed before the first
LOOPBACK = "127.0.0.1"
SECONDS = 30


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Generator[str]:
    """A server over the sample project, on a port that nobody else has."""
    with create_server((LOOPBACK, 0)) as free:
        port = free.getsockname()[1]
    scenario = Scenario(copy_sample(tmp_path_factory.mktemp("conformance") / "checkout-api"), ())
    command = (*scenario.command, "--transport", "streamable-http", "--port", str(port))
    with subprocess.Popen(command, stdin=subprocess.DEVNULL) as server:
        try:
            wait_for(port, server)
            yield f"http://{LOOPBACK}:{port}/mcp"
        finally:
            server.terminate()


def wait_for(port: int, server: "subprocess.Popen[bytes]") -> None:
    """Return once the server listens; a port does not say so by itself, it has to be tried."""
    deadline = time.monotonic() + SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            create_connection((LOOPBACK, port), timeout=1).close()
        except ConnectionRefusedError:
            time.sleep(0.05)
        else:
            return
    pytest.fail(f"no server on port {port} within {SECONDS} s")


@pytest.mark.parametrize(("version", "scenario"), conformance.GENERIC)
def test_a_generic_scenario_passes(url: str, version: str, scenario: str, tmp_path: Path) -> None:
    checks = conformance.checks(url, version, scenario, tmp_path)
    assert checks.get("FAILURE", set()) == conformance.UNTESTABLE.get(scenario, set())
    assert checks["SUCCESS"] != set()


def test_every_scenario_of_the_suite_is_run_or_has_its_reason() -> None:
    special = [scenario for scenarios in conformance.SPECIAL.values() for scenario in scenarios]
    assert {*conformance.LEGACY, *conformance.MODERN, *special} == conformance.listed()
