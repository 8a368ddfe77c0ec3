"""What the packages say is true: of one identity, within each reader's limits, and with every file that they name."""

import json
import re
import struct
import zlib
from pathlib import Path
from typing import Any

import npm
import pytest
import yaml
from generated import UPDATE

from packages.bundle import PACKER, main, stage
from packages.icon import SIDE, png, rows
from packages.identity import ROOT, identity
from resources.workspace import Workspace
from server.app import build_server
from tools import TOOLS

OURS = identity()
CLAUDE_CODE = ROOT / "packages" / "claude-code"
SKILL = CLAUDE_CODE / "skills" / "deployment-planning" / "SKILL.md"
# The registry's own rules, as its schema of 2025-12-11 has them.
REGISTRY_NAME = re.compile(r"[a-zA-Z0-9.-]+/[a-zA-Z0-9._-]+")
EXACT_VERSION = re.compile(r"\d+\.\d+\.\d+([-.+]?[0-9A-Za-z.]+)?")
# What a host of plugins reads from a plugin's root without being told, and from any folder that is opened.
READ_UNASKED = ("commands", "skills", "agents", "hooks", ".mcp.json", ".claude/settings.json")


def manifest(path: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((ROOT / path).read_text(encoding="utf-8"))
    return content


def front_matter(path: Path) -> dict[str, str]:
    _, head, _ = path.read_text(encoding="utf-8").split("---\n", maxsplit=2)
    content: dict[str, str] = yaml.safe_load(head)
    return content


def test_the_server_goes_by_the_name_and_title_that_are_packaged() -> None:
    server = build_server(Workspace(None))
    assert (server.name, server.title) == (OURS.name, OURS.title)


def test_name_words_and_version_fit_the_registry_which_is_the_strictest_reader() -> None:
    assert REGISTRY_NAME.fullmatch(OURS.registry_name)
    assert 3 <= len(OURS.registry_name) <= 200
    assert 1 <= len(OURS.description) <= 100
    assert 1 <= len(OURS.title) <= 100
    assert EXACT_VERSION.fullmatch(OURS.version)


def test_the_registry_finds_the_owner_s_mark_in_the_readme() -> None:
    assert f"<!-- mcp-name: {OURS.registry_name} -->" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_registry_is_given_the_wheel_of_this_version_for_uvx() -> None:
    (package,) = manifest("server.json")["packages"]
    told = {key: package[key] for key in ("registryType", "identifier", "version", "runtimeHint", "transport")}
    assert told == {
        "registryType": "pypi",
        "identifier": OURS.name,
        "version": OURS.version,
        "runtimeHint": "uvx",
        "transport": {"type": "stdio"},
    }


def test_every_folder_that_the_plugin_names_is_there() -> None:
    plugin = manifest(".claude-plugin/plugin.json")
    named = [ROOT / plugin[part] for part in ("commands", "skills")]
    assert [folder.resolve() for folder in named] == [CLAUDE_CODE / "commands", CLAUDE_CODE / "skills"]
    assert all(folder.is_dir() for folder in named)


@pytest.mark.parametrize("name", READ_UNASKED)
def test_who_merely_opens_the_repository_starts_nothing_of_the_plugin(name: str) -> None:
    assert not (ROOT / name).exists()


def test_the_command_keeps_every_word_that_is_typed_after_it() -> None:
    text = (CLAUDE_CODE / "commands" / "deploy-plan.md").read_text(encoding="utf-8")
    assert text.count("$ARGUMENTS") == 1


def test_the_skill_is_found_by_its_folder_s_name_and_fits_its_limits() -> None:
    head = front_matter(SKILL)
    assert head["name"] == SKILL.parent.name
    assert len(head["description"]) <= 1024


def test_the_skill_names_tools_that_there_are_and_leaves_none_out() -> None:
    named = set(re.findall(r"`([a-z]+_[a-z_]+)`", SKILL.read_text(encoding="utf-8")))
    assert named == {tool.name for tool in TOOLS}


def test_the_bundle_carries_the_four_floors_and_what_builds_them_and_no_tests(tmp_path: Path) -> None:
    staged = stage(tmp_path / "mcpb")
    assert {path.name for path in staged.iterdir()} == {
        *("manifest.json", "icon.png", "pyproject.toml", "README.md", "LICENSE"),
        *("deploy_planner", "planning", "resources", "server", "tools"),
    }
    assert list(staged.rglob("__pycache__")) == []
    assert (staged / "resources" / "sample" / ".claude" / "planning").is_dir()
    assert (staged / manifest("packages/mcpb/manifest.json")["icon"]).is_file()


def test_staging_again_leaves_nothing_of_the_last_time(tmp_path: Path) -> None:
    (stage(tmp_path / "mcpb") / "old.py").touch()
    assert not (stage(tmp_path / "mcpb") / "old.py").exists()


@pytest.mark.parametrize("target", ["packages", "packages/mcpb", "server", "new", "dist/../planning", "."])
def test_a_target_among_the_sources_is_refused_and_nothing_is_lost(
    target: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    before = manifest("packages/mcpb/manifest.json")
    assert main(target) == 2
    assert capsys.readouterr().err == (
        f"{Path(target) / 'mcpb'} would be emptied, and is among the sources: name another target, for example dist\n"
    )
    assert manifest("packages/mcpb/manifest.json") == before
    assert [path for path in ROOT.glob(f"{target}/mcpb/*") if path.name != "manifest.json"] == []


def test_a_folder_that_holds_the_repository_is_no_target() -> None:
    with pytest.raises(ValueError, match="is among the sources"):
        stage(ROOT.parent)


def test_the_packer_is_the_one_that_the_tests_try() -> None:
    assert npm.PACKAGES["mcpb"] == (PACKER,)


@pytest.mark.generated
def test_the_icon_is_the_picture_that_is_drawn() -> None:
    icon = ROOT / ".claude-plugin" / "icon.png"
    if UPDATE:
        icon.write_bytes(png())
    data = icon.read_bytes()
    header, pixels = chunk(data, b"IHDR"), zlib.decompress(chunk(data, b"IDAT"))
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">IIBB", header[:10]) == (SIDE, SIDE, 8, 6)
    # not byte by byte: another zlib packs the same pixels otherwise
    drawn = b"".join(b"\0" + row for row in rows())
    assert zlib.crc32(pixels) == zlib.crc32(drawn), "icon.png is stale: run `make docs`"


def chunk(data: bytes, kind: bytes) -> bytes:
    at = data.index(kind)
    (length,) = struct.unpack(">I", data[at - 4 : at])
    return data[at + 4 : at + 4 + length]
