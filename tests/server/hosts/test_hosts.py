"""Where each host looks, by operating system, and what its links carry."""

import base64
import json
from pathlib import Path, PurePath
from urllib.parse import parse_qs, urlparse

import pytest

from server.hosts import HOSTS, host_of
from server.hosts.entry import Project, entry_of
from server.hosts.links import install_links
from server.hosts.machine import Machine

DESKTOP = {
    "darwin": "Library/Application Support/Claude",
    "win32": "AppData/Roaming/Claude",
    "linux": ".config/Claude",
}


def desktop_file(machine: Machine) -> PurePath:
    host = host_of("claude-desktop")
    assert host is not None
    return host.file(machine, machine.home)


@pytest.mark.parametrize(("system", "folder"), DESKTOP.items())
def test_claude_desktop_looks_where_the_system_keeps_settings(tmp_path: Path, system: str, folder: str) -> None:
    assert desktop_file(Machine(tmp_path, system)) == tmp_path / folder / "claude_desktop_config.json"


def test_claude_desktop_from_the_store_of_windows_looks_in_its_own_corner(tmp_path: Path) -> None:
    corner = tmp_path / "AppData/Local/Packages/Claude_x1/LocalCache/Roaming/Claude"
    corner.mkdir(parents=True)
    assert desktop_file(Machine(tmp_path, "win32")) == corner / "claude_desktop_config.json"


def test_codex_looks_where_its_home_is_said_to_be(tmp_path: Path) -> None:
    codex = host_of("codex")
    assert codex is not None
    moved = Machine(tmp_path, environ={"CODEX_HOME": "/srv/codex"})
    assert codex.file(Machine(tmp_path), tmp_path) == tmp_path / ".codex" / "config.toml"
    assert codex.file(moved, tmp_path) == Path("/srv/codex/config.toml")


VARIABLES = {
    "claude-code": ("${NAME} ${GONE:-here} ${GONE} $NAME", "value here ${GONE} $NAME"),
    "claude-desktop": ("${NAME} $NAME", "${NAME} $NAME"),
    "cursor": ("${workspaceFolder}|${userHome}|${env:NAME}|${env:GONE}|${NAME}", "/shop|/home/me|value||${NAME}"),
    "vscode": ("${workspaceFolder}|${workspaceFolderBasename}|${input:key}", "/shop|shop|${input:key}"),
    "codex": ("${NAME} $NAME", "${NAME} $NAME"),
    "gemini": ("$NAME ${NAME} ${GONE} ${workspaceFolder}", "value value ${GONE} ${workspaceFolder}"),
}


@pytest.mark.parametrize("host", HOSTS, ids=lambda host: host.slug)
def test_variables_are_replaced_as_the_host_does(host: object) -> None:
    (known,) = (one for one in HOSTS if one is host)
    written, expected = VARIABLES[known.slug]
    assert known.expand(written, {"NAME": "value"}, Path("/shop"), Path("/home/me")) == expected


def test_the_links_carry_the_entry_of_a_projects_file() -> None:
    carried = {name: parse_qs(urlparse(link).query) for name, link in install_links().items()}
    entries = {host.name: entry_of(host, ("deploy-planner",), Project(Path("/shop"))) for host in HOSTS}
    assert {name: told["name"] for name, told in carried.items()} == {
        name: ["deploy-planner"] for name in ("VS Code", "Cursor")
    }
    assert {
        "VS Code": json.loads(carried["VS Code"]["config"][0]),
        "Cursor": json.loads(base64.b64decode(carried["Cursor"]["config"][0])),
    } == {name: entries[name] for name in ("VS Code", "Cursor")}
