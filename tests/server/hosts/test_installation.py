"""The command that a file gets is one that is there tomorrow."""

import json
import os
from pathlib import Path

import pytest
from host_programs import command

from planning.finding import Refusal
from server.hosts.installation import Command, Installation, command_for, origin_of


def environment(prefix: Path) -> Path:
    """A virtual environment that holds the command; gives the folder of its programs."""
    (prefix / "bin").mkdir(parents=True)
    (prefix / "pyvenv.cfg").touch()
    command(prefix / "bin" / "deploy-planner", "true")
    return prefix / "bin"


def path_of(*folders: Path) -> str:
    return os.pathsep.join(map(str, folders))


def test_a_command_that_every_shell_finds_is_named_in_shared_files(tmp_path: Path) -> None:
    scripts, programs = environment(tmp_path / "tools" / "deploy-planner"), tmp_path / "bin"
    programs.mkdir()
    (programs / "deploy-planner").symlink_to(scripts / "deploy-planner")
    installation = Installation(scripts.parent, scripts, path_of(scripts, programs))
    assert command_for(installation, shared=True) == Command(("deploy-planner",))
    assert command_for(installation, shared=False) == Command((str(programs / "deploy-planner"),))


def test_a_command_of_an_activated_environment_is_a_path_and_said_to_be(tmp_path: Path) -> None:
    scripts = environment(tmp_path / ".venv")
    installation = Installation(scripts.parent, scripts, path_of(scripts))
    given = command_for(installation, shared=True)
    assert given.words == (str(scripts / "deploy-planner"),)
    assert given.note == (
        f"{scripts}/deploy-planner is of this machine, and deploy-planner is not on the PATH: before others use the file, "
        "install it for good: `uv tool install FOLDER` or `pipx install FOLDER`, "
        "FOLDER being the folder or wheel from which you installed it, then call again"
    )
    assert command_for(installation, shared=False) == Command(given.words)


@pytest.fixture
def cached(tmp_path: Path) -> Path:
    """The programs of an environment that uvx made in its cache."""
    cache = tmp_path / "cache" / "uv"
    scripts = environment(cache / "archive-v0" / "x1")
    (cache / "CACHEDIR.TAG").touch()
    return scripts


def test_a_command_in_a_cache_is_started_by_way_of_uvx(tmp_path: Path, cached: Path) -> None:
    (tmp_path / "bin").mkdir()
    uvx = command(tmp_path / "bin" / "uvx", "true")
    installation = Installation(cached.parent, cached, path_of(cached, uvx.parent))
    assert command_for(installation, shared=True).words == ("uvx", "deploy-planner")
    assert command_for(installation, shared=False).words == (str(uvx), "deploy-planner")
    of_a_folder = Installation(cached.parent, cached, path_of(cached, uvx.parent), "/src/deploy-planner")
    assert command_for(of_a_folder, shared=True).words == ("uvx", "--from", "/src/deploy-planner", "deploy-planner")
    of_here = Installation(cached.parent, cached, path_of(cached, uvx.parent), str(tmp_path))
    assert command_for(of_here, shared=True).note.endswith(
        f"; {tmp_path} is a folder of this machine: others do not have it"
    )


def test_a_command_in_a_cache_without_uvx_is_refused(cached: Path) -> None:
    with pytest.raises(Refusal) as caught:
        command_for(Installation(cached.parent, cached, path_of(cached)), shared=True)
    (finding,) = caught.value.findings
    assert finding.message == f"runs from a cache, {cached.parent}, which is emptied some day"
    assert finding.fix.startswith("install it for good: `uv tool install FOLDER`")


def test_a_checkout_that_was_never_installed_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as caught:
        command_for(Installation(tmp_path, tmp_path / "bin", "", "/src/my planner", installed=False), shared=False)
    (finding,) = caught.value.findings
    assert (finding.message, finding.fix) == (
        "is not installed here: no command lasts",
        "install it for good: `uv tool install '/src/my planner'` or `pipx install '/src/my planner'`, then call again",
    )


RECEIPTS = {"uv-receipt.toml": "uv tool update-shell", "pipx_metadata.json": "pipx ensurepath"}


@pytest.mark.parametrize(("receipt", "fix"), RECEIPTS.items(), ids=RECEIPTS)
def test_a_tool_off_the_path_is_named_by_its_link_and_said_to_be_off_the_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, receipt: str, fix: str
) -> None:
    scripts, link = environment(tmp_path / "tools"), tmp_path / "home" / ".local" / "bin" / "deploy-planner"
    (scripts.parent / receipt).touch()
    link.parent.mkdir(parents=True)
    link.symlink_to(scripts / "deploy-planner")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert command_for(Installation(scripts.parent, scripts, ""), shared=True) == Command(
        (str(link),),
        f"{link} is of this machine, and deploy-planner is not on the PATH: before others use the file, "
        f"put {link.parent} on the PATH (`{fix}` does), open a new shell and call again",
    )


@pytest.mark.parametrize(
    ("told", "origin"),
    [
        ({"url": "file:///src/deploy%20planner", "dir_info": {}}, "/src/deploy planner"),
        (
            {"url": "https://example.com/d.git", "vcs_info": {"vcs": "git", "requested_revision": "v1"}},
            "git+https://example.com/d.git@v1",
        ),
        ({"url": "https://example.com/d.whl", "archive_info": {}}, "https://example.com/d.whl"),
    ],
)
def test_where_it_was_installed_from_is_read(told: dict[str, object], origin: str) -> None:
    assert origin_of(json.dumps(told)) == origin
