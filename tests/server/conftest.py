"""A project with two issues, and a client of the server over it, in both eras of the protocol."""

from pathlib import Path
from typing import Literal

import pytest

Mode = Literal["legacy", "auto"]


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(params=["legacy", "auto"])
def mode(request: pytest.FixtureRequest) -> Mode:
    return "legacy" if request.param == "legacy" else "auto"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    planning = tmp_path / ".claude" / "planning"
    write(planning / "add-login" / "00_STATUS.md", "# Status\n\n- [x] Security - Completed\n")
    write(planning / "add-login" / "03_PROJECT_SPEC.md", "# Spec\n")
    write(planning / "Große Änderung" / "STATUS.md", "# Status\n")
    return tmp_path


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
