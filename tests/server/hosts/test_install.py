"""`deploy-planner install`: what people see, and what is on disk afterwards."""

import json
import shutil
import stat
import subprocess
from pathlib import Path

import pytest
from host_programs import text_of

from server.main import main

CURSOR = """{
  "mcpServers": {
    "deploy-planner": {
      "command": "deploy-planner",
      "args": [
        "--root",
        "${workspaceFolder}"
      ]
    }
  }
}
"""


def test_a_project_gets_a_file_that_its_team_can_share(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["install", "cursor"]) == 0
    assert text_of(project / ".cursor" / "mcp.json") == CURSOR
    assert capsys.readouterr().out == (
        f"wrote     {project}/.cursor/mcp.json\n"
        "note      Cursor was not seen on this machine\n"
        "then      open the project in Cursor and switch the server on under Settings, MCP\n"
        "check     deploy-planner doctor cursor\n"
    )


ENTRIES: dict[str, tuple[str, dict[str, dict[str, object]]]] = {
    "claude-code": (".mcp.json", {"mcpServers": {"command": "deploy-planner", "args": []}}),
    "vscode": (
        ".vscode/mcp.json",
        {"servers": {"type": "stdio", "command": "deploy-planner", "args": ["--root", "${workspaceFolder}"]}},
    ),
    "gemini": (".gemini/settings.json", {"mcpServers": {"command": "deploy-planner", "args": []}}),
}


@pytest.mark.parametrize(("slug", "file", "held"), [(slug, *told) for slug, told in ENTRIES.items()], ids=ENTRIES)
def test_no_shared_file_holds_a_path_of_this_machine(
    project: Path, slug: str, file: str, held: dict[str, object]
) -> None:
    assert main(["install", slug, "--root", str(project)]) == 0
    assert json.loads(text_of(project / file)) == {key: {"deploy-planner": entry} for key, entry in held.items()}
    assert str(project.parent) not in text_of(project / file)


def test_claude_desktop_gets_whole_paths_for_it_finds_nothing(project: Path, home: Path) -> None:
    assert main(["install", "claude-desktop"]) == 0
    entry = {"command": str(home / ".local/bin/deploy-planner"), "args": ["--root", str(project)]}
    held = json.loads(text_of(home / ".config/Claude/claude_desktop_config.json"))
    assert held == {"mcpServers": {"deploy-planner": entry}}


def test_codex_serves_every_project_unless_one_is_named(project: Path, home: Path) -> None:
    path, command = home / ".codex/config.toml", home / ".local/bin/deploy-planner"
    assert main(["install", "codex"]) == 0
    assert text_of(path) == f'[mcp_servers.deploy-planner]\ncommand = "{command}"\nargs = []\n'
    assert main(["install", "codex", "--root", str(project)]) == 0
    assert text_of(path) == f'[mcp_servers.deploy-planner]\ncommand = "{command}"\nargs = ["--root", "{project}"]\n'


def test_another_planning_folder_is_told(project: Path) -> None:
    assert main(["install", "claude-code", "--root", str(project), "--planning", "docs/plans"]) == 0
    held = json.loads(text_of(project / ".mcp.json"))
    assert held["mcpServers"]["deploy-planner"]["args"] == ["--planning", "docs/plans"]


def test_what_was_there_is_kept_beside_it_and_no_backup_is_overwritten(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = project / ".mcp.json"
    path.write_text('{"mine": 1}', encoding="utf-8")
    path.chmod(0o640)
    path.with_name(".mcp.json.bak").write_text("older", encoding="utf-8")

    assert main(["install", "claude-code"]) == 0
    assert (
        f"backup    {project}/.mcp.json.bak.2: it holds what the file held, tokens too; remove it when all works\n"
    ) in capsys.readouterr().out
    kept = {one.name: text_of(one) for one in project.glob(".mcp.json.bak*")}
    assert kept == {".mcp.json.bak": "older", ".mcp.json.bak.2": '{"mine": 1}'}
    assert json.loads(text_of(path))["mine"] == 1
    assert {stat.S_IMODE(one.stat().st_mode) for one in (path, project / ".mcp.json.bak.2")} == {0o640}


def test_a_second_install_changes_nothing_and_says_so(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["install", "cursor"])
    before = (project / ".cursor/mcp.json").stat()
    capsys.readouterr()

    assert main(["install", "cursor"]) == 0
    assert capsys.readouterr().out == f"unchanged {project}/.cursor/mcp.json: Cursor has this entry already\n"
    assert (project / ".cursor/mcp.json").stat() == before
    assert [path.name for path in (project / ".cursor").iterdir()] == ["mcp.json"]


def test_a_dry_run_shows_a_change_that_patch_can_apply(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = project / ".mcp.json"
    path.write_text('{\n  "mcpServers": {}\n}', encoding="utf-8")

    assert main(["install", "claude-code", "--dry-run"]) == 0
    told = capsys.readouterr().out
    assert told == (
        f"--- {path}\n+++ {path}\n@@ -1,3 +1,8 @@\n {{\n"
        '-  "mcpServers": {}\n+  "mcpServers": {\n+    "deploy-planner": {\n'
        '+      "command": "deploy-planner",\n+      "args": []\n+    }\n+  }\n }\n\\ No newline at end of file\n'
    )
    assert text_of(path) == '{\n  "mcpServers": {}\n}'
    patched = subprocess.run(
        [shutil.which("git") or "git", "apply", "--unsafe-paths", "-p0", "-"], input=told, text=True, check=False
    )
    assert main(["install", "claude-code", "--dry-run"]) == 0
    assert (patched.returncode, capsys.readouterr().out) == (
        0,
        f"unchanged {path}: Claude Code has this entry already\n",
    )


def test_print_gives_the_block_alone(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["install", "claude-code", "--print"]) == 0
    printed = capsys.readouterr()
    entry: dict[str, object] = {"command": "deploy-planner", "args": []}
    assert json.loads(printed.out) == {"mcpServers": {"deploy-planner": entry}}
    assert printed.err == (
        f"note      it goes into {project}/.mcp.json\n"
        "note      or leave it to Claude Code: claude mcp add --scope project deploy-planner -- deploy-planner\n"
    )
    assert not (project / ".mcp.json").exists()


def test_without_a_host_they_are_listed(project: Path, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (home / ".cursor").mkdir()
    main(["install", "vscode"])
    (project / ".gemini").mkdir()
    (project / ".gemini" / "settings.json").write_text("{,}", encoding="utf-8")
    capsys.readouterr()

    assert main(["install"]) == 0
    rows = [line.split(maxsplit=2) for line in capsys.readouterr().out.splitlines()[:-1]]
    assert [(slug, file, " ".join(told.split())) for slug, file, told in rows] == [
        ("claude-code", ".mcp.json", "not seen here not configured"),
        ("claude-desktop", "~/.config/Claude/claude_desktop_config.json", "not seen here not configured"),
        ("cursor", ".cursor/mcp.json", "seems to be here not configured"),
        ("vscode", ".vscode/mcp.json", "not seen here configured in .vscode/mcp.json"),
        ("codex", "~/.codex/config.toml", "not seen here not configured"),
        (
            "gemini",
            ".gemini/settings.json",
            "not seen here .gemini/settings.json is no JSON: Expecting property name enclosed in double quotes (line 1)",
        ),
    ]


def test_a_broken_file_is_left_alone_and_the_block_is_given(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = project / ".cursor" / "mcp.json"
    path.parent.mkdir()
    path.write_text('{\n  "mcpServers": [\n}\n', encoding="utf-8")

    assert main(["install", "cursor"]) == 1
    assert capsys.readouterr().err == (
        f"{path}:3: is no JSON: Expecting value; nothing was written\n  put this into it by hand:\n\n{CURSOR}"
    )
    assert [(one.name, text_of(one)) for one in path.parent.iterdir()] == [("mcp.json", '{\n  "mcpServers": [\n}\n')]


def test_a_folder_in_its_place_is_refused(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / ".mcp.json").mkdir()
    assert main(["install", "claude-code"]) == 1
    assert ".mcp.json: is a folder, not a file; nothing was written\n" in capsys.readouterr().err


def test_a_link_in_its_place_is_refused(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "real.json").write_text("{}", encoding="utf-8")
    (project / ".mcp.json").symlink_to("real.json")
    assert main(["install", "claude-code"]) == 1
    told = ".mcp.json: cannot be opened: it is a link; edit the file that it leads to; nothing was written\n"
    assert told in capsys.readouterr().err
    assert text_of(project / "real.json") == "{}"


def test_a_folder_that_leads_out_of_the_project_is_refused(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (project / ".cursor").symlink_to(tmp_path / "elsewhere")
    assert main(["install", "cursor"]) == 1
    assert "lies in a folder that is a link out of the project; nothing was written" in capsys.readouterr().err
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_places_of_our_own_entry_are_kept_unless_given_anew(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("plans", "docs"):
        (project / name).mkdir()
    args = ["--from", "/src", "deploy-planner", "--planning=plans", "--root", "docs"]
    entry = {"command": "uvx", "args": args}
    (project / ".mcp.json").write_text(json.dumps({"mcpServers": {"deploy-planner": entry}}), encoding="utf-8")

    assert main(["install", "claude-code"]) == 0
    assert args_of(project) == ["--planning", "plans", "--root", "docs"]
    assert "note      kept as it was: --planning plans --root docs\n" in capsys.readouterr().err
    assert main(["install", "claude-code", "--planning", "docs", "--root", "."]) == 0
    assert args_of(project) == ["--planning", "docs"]


def args_of(project: Path) -> list[str]:
    held: dict[str, dict[str, dict[str, list[str]]]] = json.loads(text_of(project / ".mcp.json"))
    return held["mcpServers"]["deploy-planner"]["args"]


def test_a_root_that_leads_nowhere_is_not_kept(project: Path) -> None:
    entry = {"command": "deploy-planner", "args": ["--root", "${workspaceFolder}"]}
    (project / ".mcp.json").write_text(json.dumps({"mcpServers": {"deploy-planner": entry}}), encoding="utf-8")
    assert main(["install", "claude-code"]) == 0
    assert args_of(project) == []


def test_a_second_server_is_written_only_by_force(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    held: dict[str, object] = {"mcpServers": {"plans": {"command": "deploy-planner", "args": list[str]()}}}
    (project / ".mcp.json").write_text(json.dumps(held), encoding="utf-8")
    assert main(["install", "claude-code"]) == 0
    assert capsys.readouterr().out == (
        f"nothing to do: Claude Code has this server: {project}/.mcp.json names it 'plans'\n"
        f"  to write {project}/.mcp.json all the same: --force\n"
    )
    assert json.loads(text_of(project / ".mcp.json")) == held
    assert main(["install", "claude-code", "--force"]) == 0
    assert args_of(project) == []


def test_where_the_plugin_is_switched_on_there_is_nothing_to_do(
    project: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / ".claude").mkdir()
    settings = home / ".claude" / "settings.json"
    settings.write_text('{"enabledPlugins": {"deploy-planner@deploy-planner": true}}', encoding="utf-8")
    assert (main(["install", "claude-code"]), main(["doctor", "claude-code"])) == (0, 1)
    told = capsys.readouterr().out
    assert "nothing to do: Claude Code has this server: its plugin brings the server, ~/.claude/settings.json\n" in told
    assert "Claude Code: comes with its plugin, ~/.claude/settings.json; `claude mcp list` tries it\n" in told
    assert not (project / ".mcp.json").exists()
    settings.write_text('{"enabledPlugins": {"deploy-planner@deploy-planner": false}}', encoding="utf-8")
    assert main(["install", "claude-code"]) == 0
    assert (project / ".mcp.json").exists()


def test_a_dry_run_shows_no_secret_of_a_neighbour_and_nothing_that_steers_a_terminal(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = {"command": "npx\u202e", "env": {"KEY": "pa$$w\u00f6rd!"}, "headers": {"Auth": "s3cr3t-value"}}
    (project / ".mcp.json").write_text(
        json.dumps({"mcpServers": {"other": other}}, ensure_ascii=False), encoding="utf-8"
    )
    assert main(["install", "claude-code", "--dry-run"]) == 0
    printed = capsys.readouterr()
    assert printed.out.splitlines()[3:] == [
        '-{"mcpServers": {"other": {"command": "npx\\u202e", "env": {"KEY": "<KEY>"}, "headers": {"Auth": "<Auth>"}}}}',
        "\\ No newline at end of file",
        (
            '+{"mcpServers": {"other": {"command": "npx\\u202e", "env": {"KEY": "<KEY>"}, "headers": {"Auth": "<Auth>"}}, '
            '"deploy-planner": {"command": "deploy-planner", "args": []}}}'
        ),
        "\\ No newline at end of file",
    ]
    assert printed.err == (
        "note      values that may be secrets are not shown: this is not for `patch`\n"
        f"note      a backup of {project}/.mcp.json would be made beside it\n"
    )


def test_an_unknown_host_is_a_usage_error(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["install", "vs-code", "--root", str(project)]) == 2
    assert capsys.readouterr().err == (
        "no host is named 'vs-code': did you mean vscode?\n"
        "  the hosts are claude-code, claude-desktop, cursor, vscode, codex, gemini\n"
    )


def test_a_project_without_planning_documents_is_its_repository(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert home.is_dir()
    (tmp_path / "new" / ".git").mkdir(parents=True)
    (tmp_path / "new" / "src").mkdir()
    monkeypatch.chdir(tmp_path / "new" / "src")
    assert main(["install", "cursor"]) == 0
    assert text_of(tmp_path / "new" / ".cursor" / "mcp.json") == CURSOR


def test_without_a_project_it_says_what_to_name(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(home)
    assert (main(["install", "cursor"]), main(["install", "cursor", "--root", "nowhere"])) == (2, 2)
    assert capsys.readouterr().err == (
        "root: no project is here, neither planning documents nor a .git\n"
        "  go to the project's folder, or name it: `deploy-planner install HOST --root /path/to/project`\n"
        "root: --root names 'nowhere', which does not exist\n"
        "  name a folder that exists: `--root /path/to/project`\n"
    )
    assert list(home.iterdir()) == [home / ".local"]
