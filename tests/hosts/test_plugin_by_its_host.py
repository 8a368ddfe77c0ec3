"""The Claude Code plugin by its own host: valid, installed from this repository, and its server connected."""

import json
import os
import subprocess
from pathlib import Path

import npm
import pytest
from starting import desktop

from packages.identity import ROOT, identity

# A large download, then a server whose first start downloads what it needs.
pytestmark = [pytest.mark.by_hand, pytest.mark.timeout(900)]
NAME = identity().name


class ClaudeCode:
    """The program with a home of its own: no account, no settings of ours, no traffic but the packages'."""

    def __init__(self, home: Path, project: Path) -> None:
        self.program = npm.program("claude-code", "claude")
        self.project = project
        quiet = {"CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC": "1", "DISABLE_AUTOUPDATER": "1"}
        # as a shell has it: node for what npm installed, uv where desktop() puts it
        path = os.pathsep.join([desktop()["PATH"], os.environ["PATH"]])
        self.environment = {**desktop(), "HOME": str(home), "PATH": path, "TERM": "xterm", **quiet}

    def say(self, *words: str) -> str:
        """Run a subcommand; what it wrote, if it was content."""
        done = subprocess.run(
            [self.program, *words], cwd=self.project, env=self.environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


@pytest.fixture
def claude(tmp_path: Path) -> ClaudeCode:
    home, project = tmp_path / "home", tmp_path / "my project"
    for folder in (home, project / ".git"):
        folder.mkdir(parents=True)
    return ClaudeCode(home, project)


def test_it_is_valid_to_the_letter(claude: ClaudeCode) -> None:
    claude.say("plugin", "validate", "--strict", str(ROOT))
    claude.say("plugin", "validate", "--profile", "directory", str(ROOT))


def test_it_installs_from_this_repository_and_its_server_connects(claude: ClaudeCode) -> None:
    claude.say("plugin", "install", NAME, "--marketplace", str(ROOT))
    (installed,) = json.loads(claude.say("plugin", "list", "--json"))
    assert (installed["id"], installed["version"], installed["enabled"]) == (f"{NAME}@{NAME}", identity().version, True)
    parts = claude.say("plugin", "details", NAME)
    assert "deploy-plan, deployment-planning" in parts
    (server,) = [line for line in claude.say("mcp", "list").splitlines() if line.startswith("plugin:")]
    assert server == f"plugin:{NAME}:{NAME}: uvx --from {ROOT} {NAME} - ✔ Connected"
