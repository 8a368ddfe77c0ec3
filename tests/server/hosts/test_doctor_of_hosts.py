"""`deploy-planner doctor` starts what the hosts' files name, as each host does, and says what is wrong."""

import json
from pathlib import Path

import pytest
from host_programs import command, text_of

from server.main import main
from server.version import installed_version

TOOLS = (
    "list_issues, read_status, propose_rollout, draft_rollback, write_plan, waive_gate, check_plan, mark_deploy_done"
)


def write(path: Path, held: object) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(held), encoding="utf-8")
    return path


def desktop(home: Path, **entry: object) -> Path:
    path = home / ".config" / "Claude" / "claude_desktop_config.json"
    return write(path, {"mcpServers": {"deploy-planner": entry}})


def told(capsys: pytest.CaptureFixture[str]) -> list[str]:
    """The lines behind the first, which names versions."""
    return capsys.readouterr().out.splitlines()[1:]


HOSTS = ("claude-code", "claude-desktop", "cursor", "vscode", "codex", "gemini")


def test_what_install_writes_works_in_every_host(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for host in HOSTS:
        main(["install", host])
    capsys.readouterr()

    assert main(["doctor"]) == 0
    works = f": works: version {installed_version()}, 8 tools, serves {project}, 1 issue"
    assert [line.split(maxsplit=2)[1:] for line in told(capsys) if line.startswith("host")] == [
        ["claude-code", ".mcp.json" + works],
        ["claude-desktop", "~/.config/Claude/claude_desktop_config.json" + works],
        ["cursor", ".cursor/mcp.json" + works],
        ["vscode", ".vscode/mcp.json" + works],
        ["codex", "~/.codex/config.toml" + works],
        ["gemini", ".gemini/settings.json" + works],
    ]


def test_one_host_is_told_with_everything_that_was_tried(
    project: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["install", "claude-desktop"])
    capsys.readouterr()

    assert main(["doctor", "claude-desktop"]) == 0
    started = home / ".local/bin/deploy-planner"
    assert told(capsys) == [
        (
            "Claude Desktop: ~/.config/Claude/claude_desktop_config.json: works: "
            f"version {installed_version()}, 8 tools, serves {project}, 1 issue"
        ),
        f"  file      {home}/.config/Claude/claude_desktop_config.json",
        "  entry     deploy-planner",
        f"  command   {started} --root {project}",
        f"  runs      {started}",
        "  in        /",
        f"  version   {installed_version()}",
        f"  tools     {TOOLS}",
    ]


def test_a_host_without_our_entry_is_told_how_to_get_one(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(project / ".cursor" / "mcp.json", {"mcpServers": {"other": {"command": "no-such-program"}}})
    assert main(["doctor", "cursor"]) == 1
    assert told(capsys) == ["Cursor: not configured: `deploy-planner install cursor`"]


@pytest.mark.usefixtures("project")
def test_a_command_that_the_host_does_not_find_is_named_with_its_place(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desktop(home, command="deploy-planner", args=[])
    assert main(["doctor", "claude-desktop"]) == 1
    assert told(capsys)[0] == (
        "Claude Desktop: ~/.config/Claude/claude_desktop_config.json: command not found: `deploy-planner` is not on the "
        f"PATH that Claude Desktop gives; it is at {home}/.local/bin/deploy-planner; "
        "`deploy-planner install claude-desktop` writes one that is there"
    )


@pytest.mark.usefixtures("project")
def test_a_command_that_is_gone_is_told(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desktop(home, command="/gone/deploy-planner", args=[])
    assert main(["doctor", "claude-desktop"]) == 1
    assert "command not found: /gone/deploy-planner does not exist;" in told(capsys)[0]


@pytest.mark.usefixtures("project")
def test_a_server_that_does_not_start_is_told_with_its_last_words_and_no_secret(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = command(home / "broken", 'echo "token is $TOKEN" >&2; echo "password=hunter2hunter2" >&2; exit 3')
    desktop(home, command=str(broken), args=["deploy-planner"], env={"TOKEN": "s3cr3t-value"})

    assert main(["doctor", "claude-desktop"]) == 1
    lines = told(capsys)
    assert "does not start (" in lines[0]
    assert lines[-2:] == ["  said      token is <TOKEN>", "  said      (a line with a password is left out)"]
    assert "s3cr3t-value" not in "".join(lines)


def test_a_server_that_says_nothing_is_given_up_when_the_host_would(
    project: Path, home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    silent = command(home / "deploy-planner", "echo waiting >&2; while read -r line; do :; done")
    write(project / ".mcp.json", {"mcpServers": {"deploy-planner": {"command": str(silent)}}})
    monkeypatch.setenv("MCP_TIMEOUT", "700")

    assert main(["doctor", "claude-code"]) == 1
    assert told(capsys)[0] == ("Claude Code: .mcp.json: no answer in 0.7 s, after which this host gives up: waiting")


def test_another_root_is_told_with_the_way_to_change_it(
    project: Path, home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "other" / ".claude" / "planning").mkdir(parents=True)
    main(["install", "claude-desktop", "--root", str(tmp_path / "other")])
    capsys.readouterr()

    assert main(["doctor", "claude-desktop"]) == 1
    assert told(capsys)[0] == (
        f"Claude Desktop: ~/.config/Claude/claude_desktop_config.json: serves another root, {tmp_path}/other: "
        f"`deploy-planner install claude-desktop --root {project}`"
    )
    assert home.is_dir()


def test_a_project_without_issues_works_and_is_said_to_have_none(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert home.is_dir()
    (tmp_path / "new" / ".claude" / "planning").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "new")
    main(["install", "gemini"])
    capsys.readouterr()
    assert main(["doctor", "gemini"]) == 0
    assert told(capsys)[0].endswith(f"8 tools, serves {tmp_path}/new, no issues yet")


def test_a_variable_that_the_host_leaves_is_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    args = ["--root", "${workspaceFolder}"]
    write(project / ".mcp.json", {"mcpServers": {"deploy-planner": {"command": "deploy-planner", "args": args}}})
    assert main(["doctor", "claude-code"]) == 1
    assert told(capsys)[0] == (
        "Claude Code: .mcp.json: ${workspaceFolder} is no variable that Claude Code replaces here"
    )


def test_a_comment_that_keeps_the_host_from_reading_is_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / ".mcp.json").write_text('{\n  // mine\n  "mcpServers": {}\n}\n', encoding="utf-8")
    assert main(["doctor", "claude-code"]) == 1
    assert told(capsys) == ["Claude Code: .mcp.json: holds a comment, which this host does not read (line 2)"]


def test_servers_that_claude_code_added_itself_are_found(
    project: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    entry: dict[str, object] = {"type": "stdio", "command": "deploy-planner", "args": [], "env": {}}
    write(home / ".claude.json", {"projects": {str(project): {"mcpServers": {"plans": entry}}}})
    assert main(["doctor", "claude-code"]) == 0
    lines = told(capsys)
    assert lines[0].startswith("Claude Code: ~/.claude.json: works: ")
    assert "  entry     plans" in lines


def test_what_others_wrote_into_a_project_is_not_run_unasked(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = tmp_path / "ran"
    entry = {"command": "/bin/sh", "args": ["-c", f"touch {ran}", "deploy-planner"]}
    write(project / ".mcp.json", {"mcpServers": {"deploy-planner": entry}})

    assert main(["doctor"]) == 0
    assert (
        "host     claude-code     not tried: .mcp.json names a command of its own; `deploy-planner doctor claude-code` runs "
        f"it: /bin/sh -c 'touch {ran}' deploy-planner"
    ) in told(capsys)
    assert not ran.exists()
    assert main(["doctor", "claude-code"]) == 1
    assert ran.exists()


OTHER_WORDS = {
    "a subcommand": ["install", "codex"],
    "an option that serves without end": ["--transport", "streamable-http"],
    "a subcommand behind a root": ["--root", ".", "install", "codex"],
    "an option in the place of a root": ["--root", "--help"],
}


@pytest.mark.parametrize("args", OTHER_WORDS.values(), ids=OTHER_WORDS)
def test_our_own_command_with_other_words_is_not_run_unasked(
    project: Path, home: Path, capsys: pytest.CaptureFixture[str], args: list[str]
) -> None:
    write(project / ".mcp.json", {"mcpServers": {"deploy-planner": {"command": "deploy-planner", "args": args}}})
    assert main(["doctor"]) == 0
    (line,) = [line for line in told(capsys) if line.startswith("host     claude-code")]
    assert " not tried: .mcp.json names a command of its own; " in line
    assert not (home / ".codex").exists()


def test_our_own_command_with_a_root_and_a_planning_folder_is_tried(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    args = ["--root", ".", "--planning", ".claude/planning"]
    write(project / ".mcp.json", {"mcpServers": {"deploy-planner": {"command": "deploy-planner", "args": args}}})
    assert main(["doctor"]) == 0
    assert any(line.startswith("host     claude-code     .mcp.json: works: ") for line in told(capsys))


def test_doctor_writes_nothing(project: Path, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for host in HOSTS:
        main(["install", host])
    before = snapshot(project, home)
    assert main(["doctor"]) == 0
    assert snapshot(project, home) == before
    assert capsys.readouterr().err == ""


def snapshot(*folders: Path) -> dict[Path, tuple[int, str]]:
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return {path: (path.stat().st_mtime_ns, text_of(path)) for path in files}


def test_a_name_that_is_a_host_and_an_issue_is_not_guessed(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = project / ".claude" / "planning" / "cursor" / "STATUS.md"
    status.parent.mkdir()
    status.write_text("# Status\n", encoding="utf-8")

    assert main(["doctor", "cursor"]) == 2
    assert capsys.readouterr().out == (
        "'cursor' is a host, and an issue of this project\n"
        "  say which: `deploy-planner doctor --host cursor` or `deploy-planner doctor --issue cursor`\n"
    )
    assert (main(["doctor", "--issue", "cursor"]), main(["doctor", "--host", "cursor"])) == (0, 1)
    printed = capsys.readouterr().out
    assert "issue     cursor in" in printed
    assert "Cursor: not configured" in printed
