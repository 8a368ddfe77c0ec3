"""Nothing of a repository is executed, and nothing outside it is opened, whatever its files would do if a tool ran them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.attacks.walls_repository import INCLUDES, RUNNABLE, write_texts
from tests.attacks.walls_scene import make_scene

PROGRAM = Path(__file__).with_name("walls_audited.py")
TREE = PROGRAM.parents[2]


def test_a_whole_phase_and_the_command_line_run_nothing_and_open_nothing_outside(tmp_path: Path) -> None:
    scene = make_scene(tmp_path / "scene")
    write_texts(scene.root, INCLUDES | RUNNABLE)
    (scene.root / "Makefile").write_text("X := $(shell touch ../PWNED)\nci-verdict smoke:\n\ttrue\n", encoding="utf-8")
    for name in ("home", "temporary"):
        (tmp_path / name).mkdir()
    environ = {
        "PATH": os.pathsep.join((".", "", str(scene.root), str(scene.root / "node_modules/.bin"), os.defpath)),
        "HOME": str(scene.root / "home"),
        "PYTHONPATH": str(TREE),
        "TMPDIR": str(tmp_path / "temporary"),
    }
    before = {path: held for path, held in scene.snapshot().items() if not path.startswith(f"{scene.root}/")}

    done = subprocess.run(
        [sys.executable, str(PROGRAM), str(scene.root), str(tmp_path / "temporary")],
        cwd=scene.root, env=environ, capture_output=True, text=True, check=False, timeout=150,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["told"] == []
    assert json.loads(done.stdout)["codes"] == {
        "check": 0,
        "show cache-prices": 0,
        "doctor": 0,
        "doctor cache-prices": 0,
    }
    assert {path: held for path, held in scene.snapshot().items() if not path.startswith(f"{scene.root}/")} == before
    assert list(tmp_path.rglob("PWNED")) == []


MODULES = ("mcp", "yaml", "pydantic", "pydantic_core", "tree_sitter", "anyio", "jinja2", "json", "logging")


@pytest.mark.parametrize("words", [["check"], ["demo"], ["doctor"]], ids=" ".join)
def test_nothing_is_imported_from_the_folder_where_it_is_started(tmp_path: Path, words: list[str]) -> None:
    for name in MODULES:
        text = f"open({str(tmp_path / 'PWNED')!r}, 'a').write({name!r})\n"
        (tmp_path / f"{name}.py").write_text(text, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "deploy_planner", *words],
        cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(TREE)}, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "PWNED").exists()
