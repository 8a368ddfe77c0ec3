"""Whatever stands in a host's file: `doctor` says it in words, shows no secret, and hides no other host."""

import json
import sys
from pathlib import Path

import pytest
from host_programs import command

from server.main import main

ODD_SERVER = Path(__file__).with_name("odd_server.py")
TOKEN = "ghp_" + "a1" * 20


def entry_in(path: Path, **entry: object) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"mcpServers": {"deploy-planner": entry}}), encoding="utf-8")
    return path


def lines_of(capsys: pytest.CaptureFixture[str], start: str) -> list[str]:
    return [line.removeprefix(start).strip() for line in capsys.readouterr().out.splitlines() if line.startswith(start)]


BROKEN = {
    "an integer of 5,000 digits": (".codex/config.toml", b"\na = " + b"7" * 5000, "holds a number that is too long (line 2)"),
    "servers that are a list": (".mcp.json", b'{"mcpServers": []}', "`mcpServers` is no table"),
    "our entry a text": (".mcp.json", b'{"mcpServers": {"deploy-planner": "x"}}', "`deploy-planner` is no table"),
    "no UTF-8": (".gemini/settings.json", b"\xff", "is not UTF-8: byte 0 is 0xff (line 1)"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "data", "reason"), BROKEN.values(), ids=BROKEN)
def test_a_file_that_cannot_be_read_is_named_and_hides_no_other(
    project: Path, home: Path, capsys: pytest.CaptureFixture[str], name: str, data: bytes, reason: str
) -> None:
    (project / name).parent.mkdir(exist_ok=True)
    (project / name).write_bytes(data)
    entry_in(home / ".cursor" / "mcp.json", command="deploy-planner", args=["--root", str(project)])
    assert main(["doctor"]) == 1
    lines = lines_of(capsys, "host ")
    assert [line.split(maxsplit=1)[1] for line in lines if name in line] == [f"{name}: {reason}"]
    assert [line.split(":")[1] for line in lines if line.startswith("cursor ")] == [" works"]
    assert len(lines) == 6


def test_one_place_that_cannot_be_read_leaves_the_verdict_on_the_other(
    project: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    entry_in(project / ".cursor" / "mcp.json", command="deploy-planner", args=["--root", "${workspaceFolder}"])
    (home / ".cursor" / "mcp.json").mkdir(parents=True)
    assert main(["doctor", "cursor"]) == 1
    told = lines_of(capsys, "Cursor: ")
    assert [line.partition(": version")[0] for line in told] == [
        ".cursor/mcp.json: works",
        "~/.cursor/mcp.json: is a folder, not a file",
    ]


def test_a_file_that_is_a_link_is_read_as_its_host_does(
    project: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    real = entry_in(home / "dotfiles" / "mcp.json", command="deploy-planner", args=["--root", str(project)])
    (home / ".cursor").mkdir()
    (home / ".cursor" / "mcp.json").symlink_to(real)
    assert main(["doctor", "cursor"]) == 0
    assert lines_of(capsys, "Cursor: ")[0].startswith("~/.cursor/mcp.json: works: ")


LINKS = {"nowhere": "is a link that leads to nothing", "mcp.json": "is a circle of links"}


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(("target", "reason"), LINKS.items(), ids=LINKS)
def test_a_link_that_leads_nowhere_is_told(
    home: Path, capsys: pytest.CaptureFixture[str], target: str, reason: str
) -> None:
    (home / ".cursor").mkdir()
    (home / ".cursor" / "mcp.json").symlink_to(target)
    assert main(["doctor", "cursor"]) == 1
    assert lines_of(capsys, "Cursor: ") == [f"~/.cursor/mcp.json: {reason}"]


def test_a_long_history_in_a_hosts_file_does_not_hide_its_servers(
    project: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    servers = {"deploy-planner": {"command": "deploy-planner", "args": ["--root", str(project)]}}
    held = {"history": ["x" * 1000] * 6000, "mcpServers": servers}
    (home / ".claude.json").write_text(json.dumps(held), encoding="utf-8")
    assert main(["doctor", "claude-code"]) == 0
    assert lines_of(capsys, "Claude Code: ")[0].startswith("~/.claude.json: works: ")


MISFITS: dict[str, tuple[dict[str, object], str]] = {
    "arguments in one text": ({"command": "deploy-planner", "args": "--root ."}, "`args` is no list of texts"),
    "a number among them": ({"command": "deploy-planner", "args": [1]}, "`args` is no list of texts"),
    "a command and its arguments in a list": ({"command": ["deploy-planner"]}, "`command` is no text"),
    "a variable that is a number": ({"command": "deploy-planner", "env": {"PORT": 1}}, "`env` is no table of texts"),
}


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(("entry", "reason"), MISFITS.values(), ids=MISFITS)
def test_a_field_that_the_host_cannot_take_is_told(
    project: Path, capsys: pytest.CaptureFixture[str], entry: dict[str, object], reason: str
) -> None:
    entry_in(project / ".mcp.json", **entry)
    assert main(["doctor", "claude-code"]) == 1
    (told,) = lines_of(capsys, "Claude Code: ")
    assert told.startswith(f".mcp.json: {reason}")
    assert told.endswith("; Claude Code skips the entry as it is")


def test_a_server_at_an_address_is_said_to_be_another_transport(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    entry_in(project / ".mcp.json", type="http", url="http://127.0.0.1:1/mcp")
    assert main(["doctor"]) == 0
    assert "claude-code     .mcp.json: deploy-planner is a server at an address (http), which is not tried" in lines_of(
        capsys, "host "
    )


def test_a_command_that_is_a_folder_is_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    entry_in(project / ".mcp.json", command=str(project))
    assert main(["doctor", "claude-code"]) == 1
    assert lines_of(capsys, "Claude Code: ")[0].startswith(f".mcp.json: {project} is a folder, not a program; ")


def test_a_wrong_root_in_the_environment_is_mended_in_this_entry(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    entry_in(project / ".mcp.json", command="deploy-planner", env={"DEPLOY_PLANNER_ROOT": "/gone/shop"})
    assert main(["doctor", "claude-code"]) == 1
    (told,) = lines_of(capsys, "Claude Code: ")
    assert told.startswith(".mcp.json: serves no project: ")
    assert told.endswith("; for Claude Code: mend DEPLOY_PLANNER_ROOT in the `env` of deploy-planner, or take it out")


def test_what_would_steer_a_terminal_is_written_out(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    entry_in(project / ".mcp.json", command="/bin/sh", args=["\x1b[2K\r", "\u202e", "\ud800", "é"])
    assert main(["doctor"]) == 0
    (told,) = [line for line in lines_of(capsys, "host ") if line.startswith("claude-code ")]
    assert told.endswith(r"runs it: /bin/sh '\x1b[2K\r' '\u202e' '\ud800' 'é'")


def test_what_a_server_is_named_and_says_is_written_out(
    project: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert home.is_dir()
    entry_in(project / ".mcp.json", command=sys.executable, args=[str(ODD_SERVER)])
    assert main(["doctor", "claude-code"]) == 1
    printed = capsys.readouterr()
    assert "is another server: it has no tool list_issues, but red\\x1b[31m" in printed.out
    assert "\x1b" not in printed.out + printed.err


def test_words_on_standard_output_are_told_and_make_no_traceback(
    project: Path, home: Path, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    chatty = command(home / "chatty", f"echo 'key is {TOKEN}'; exec deploy-planner")
    entry_in(project / ".mcp.json", command=str(chatty), args=["deploy-planner"])
    assert main(["doctor", "claude-code"]) == 0
    printed = capsys.readouterr()
    assert (
        "; but it writes to standard output what is no protocol, which some hosts take for a failure\n" in printed.out
    )
    assert (printed.err, caplog.records) == ("", [])
    assert TOKEN not in printed.out


def test_no_value_that_is_meant_for_the_server_is_printed(
    project: Path, home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MY_TOKEN", "s3cr3t-value")
    talkative = command(home / "talkative", 'echo "got $TOKEN and $*" >&2; exit 3')
    args = ["deploy-planner", "${MY_TOKEN}", TOKEN, "--token", "hunter2hunter2"]
    entry_in(project / ".mcp.json", command=str(talkative), args=args, env={"TOKEN": "${MY_TOKEN}"})

    assert main(["doctor", "claude-code"]) == 1
    printed = capsys.readouterr().out
    assert f"  command   {talkative} deploy-planner <TOKEN> <a GitHub token> --token <a password>\n" in printed
    assert "  said      (a line with a GitHub token is left out)\n" in printed
    assert [secret for secret in ("s3cr3t-value", TOKEN, "hunter2") if secret in printed] == []


@pytest.mark.usefixtures("project")
def test_the_reason_why_a_server_does_not_start_holds_no_secret(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = home / ".config" / "Claude" / "claude_desktop_config.json"
    entry_in(path, command="/bin/sh", args=["deploy-planner"], cwd="/gone/s3cr3t-value", env={"TOKEN": "s3cr3t-value"})
    assert main(["doctor", "claude-desktop"]) == 1
    printed = capsys.readouterr().out
    assert "does not start (" in printed
    assert "in        /gone/<TOKEN>" in printed
    assert "s3cr3t-value" not in printed
