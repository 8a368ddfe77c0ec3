"""A command is one that the machine installed, not one that lies where we happen to stand."""

import os
from pathlib import Path

import pytest
from host_programs import command

from server.hosts.on_path import on_path


def test_a_program_of_the_working_directory_does_not_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "clone" / "bin").mkdir(parents=True)
    for folder in (tmp_path, tmp_path / "clone", tmp_path / "clone" / "bin"):
        command(folder / "deploy-planner", "true")
    monkeypatch.chdir(tmp_path / "clone")
    assert on_path("deploy-planner", os.pathsep.join(["", ".", "bin"])) is None
    path = os.pathsep.join(["", ".", "bin", "/gone", str(tmp_path)])
    assert on_path("deploy-planner", path) == str(tmp_path / "deploy-planner")


def test_where_programs_have_endings_only_those_are_programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "clone").mkdir()
    for name in ("clone/uvx.exe", "uvx", "uvx.cmd"):
        command(tmp_path / name, "true")
    monkeypatch.chdir(tmp_path / "clone")
    found = [on_path(name, str(tmp_path), [".exe", ".cmd"]) for name in ("uvx", "uvx.cmd", "uvx.exe")]
    assert found == [str(tmp_path / "uvx.cmd"), str(tmp_path / "uvx.cmd"), None]
