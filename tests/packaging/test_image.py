"""What can be known of the container image without an engine: its files are there, its steps install, its entry starts."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pathspec
import pytest
from starting import tools_of

from packages.identity import ROOT
from tools import TOOLS

INSTALLED = "/opt/deploy-planner"
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")


def steps(word: str) -> list[str]:
    """What follows an instruction, for each line that begins with it."""
    return re.findall(rf"^{word} (.+)$", DOCKERFILE, re.MULTILINE)


def copied() -> list[tuple[str, str]]:
    """Source and target of everything that comes from the build context."""
    pairs: list[tuple[str, str]] = []
    for line in steps("COPY"):
        *sources, target = line.split()
        if not sources[0].startswith("--from"):
            pairs += [(source, target) for source in sources]
    return pairs


def test_everything_that_is_copied_is_there_and_is_not_ignored() -> None:
    ignored = pathspec.GitIgnoreSpec.from_lines((ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines())
    sources = [source for source, _ in copied()]
    assert [source for source in sources if not (ROOT / source).exists()] == []
    assert [source for source in sources if ignored.match_file(source)] == []
    assert ignored.match_file("tests/conftest.py")
    assert ignored.match_file(".git/config")


def test_it_runs_as_nobody_s_root_and_serves_the_mounted_folder() -> None:
    last = DOCKERFILE.rpartition("\nFROM ")[2]
    assert re.findall(r"^USER (.+)$", last, re.MULTILINE) == ["planner"]
    assert re.findall(r"^WORKDIR (.+)$", last, re.MULTILINE) == ["/project"]
    assert steps("ENTRYPOINT") == ['["/opt/deploy-planner/bin/deploy-planner", "--root", "/project"]']


@pytest.mark.packaging
@pytest.mark.timeout(300)
@pytest.mark.skipif(sys.platform == "win32", reason="the image's paths are those of Linux")
def test_its_install_steps_run_and_the_result_starts(tmp_path: Path) -> None:
    source, installed = tmp_path / "source", tmp_path / "opt"
    source.mkdir()
    for name, target in copied():
        copy(ROOT / name, source / target)
    here = ["python -m venv", f"{installed}/bin/python -m pip"]
    lines = [line.replace(INSTALLED, str(installed)) for line in steps("RUN") if INSTALLED in line]
    assert [line.startswith(begins) for line, begins in zip(lines, here, strict=True)] == [True, True]
    for line in lines:
        program, *words = shlex.split(line)
        subprocess.run([sys.executable if program == "python" else program, *words], cwd=source, check=True)
    entry = [f"{installed}/bin/deploy-planner", "--root", str(tmp_path)]
    assert tools_of(entry) == [tool.name for tool in TOOLS]


def copy(source: Path, target: Path) -> None:
    """As COPY does: a folder's content into the target, a file into the folder."""
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        shutil.copy2(source, target)
