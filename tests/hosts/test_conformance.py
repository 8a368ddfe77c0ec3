"""The protocol's conformance suite over Streamable HTTP, in both eras.

What is run and what is not, each with its reason, stands in `conformance.py`: GENERIC, UNTESTABLE and SPECIAL.
"""

from collections.abc import Generator
from pathlib import Path

import conformance
import pytest

from resources.sample_project import copy_sample
from tests.server.serving import served

pytestmark = [pytest.mark.by_hand, pytest.mark.timeout(900)]  # the suite and its Node are installed before the first


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Generator[str]:
    """A server over the sample project, on a port that nobody else has."""
    project = copy_sample(tmp_path_factory.mktemp("conformance") / "checkout-api")
    with served(project) as (address, _):
        yield address


@pytest.mark.parametrize(("version", "scenario"), conformance.GENERIC)
def test_a_generic_scenario_passes(url: str, version: str, scenario: str, tmp_path: Path) -> None:
    checks = conformance.checks(url, version, scenario, tmp_path)
    assert checks.get("FAILURE", set()) == conformance.UNTESTABLE.get(scenario, set())
    assert checks["SUCCESS"] != set()


def test_every_scenario_of_the_suite_is_run_or_has_its_reason() -> None:
    special = [scenario for scenarios in conformance.SPECIAL.values() for scenario in scenarios]
    assert {*conformance.LEGACY, *conformance.MODERN, *special} == conformance.listed()
