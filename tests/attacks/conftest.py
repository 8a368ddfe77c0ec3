"""Attacks are played by a real client over the loop that the server runs on."""

import pytest


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"
