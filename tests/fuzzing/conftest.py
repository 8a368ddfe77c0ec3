"""The project that the fuzzed calls play on, once for all tests of a process."""

from collections.abc import Generator

import pytest

from tests.fuzzing.playing import Play, playing


@pytest.fixture(scope="session")
def play(tmp_path_factory: pytest.TempPathFactory) -> Generator[Play]:
    with playing(tmp_path_factory.mktemp("play") / "checkout-api") as at_play:
        yield at_play
