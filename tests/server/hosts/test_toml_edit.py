"""An entry put into Codex's TOML changes only its own lines."""

import pytest

from server.hosts.editing.broken import BrokenFileError
from server.hosts.editing.edited import edited

PATH = ("mcp_servers", "deploy-planner")
ENTRY = {"command": "deploy-planner", "args": ["--root", "/shop"]}
OURS = '[mcp_servers.deploy-planner]\ncommand = "deploy-planner"\nargs = ["--root", "/shop"]\n'

CASES = {
    "an empty file": ("", OURS),
    "a table of its own behind all others": (
        '# mine\nmodel = "x" # fast\n\n[mcp_servers.other]\ncommand = "y"',
        '# mine\nmodel = "x" # fast\n\n[mcp_servers.other]\ncommand = "y"\n\n' + OURS,
    ),
    "of our own table only what differs": (
        (
            '[mcp_servers.deploy-planner]\ncommand = "/old" # mine\nstartup_timeout_sec = 1_0.50\n\n'
            '[mcp_servers.deploy-planner.env]\nTZ = "UTC"\n\n[z]\nwhen = 1979-05-27\n'
        ),
        (
            '[mcp_servers.deploy-planner]\ncommand = "deploy-planner" # mine\nstartup_timeout_sec = 1_0.50\n'
            'args = ["--root", "/shop"]\n\n[mcp_servers.deploy-planner.env]\nTZ = "UTC"\n\n[z]\nwhen = 1979-05-27\n'
        ),
    ),
    "the line ends of Windows": (
        '[mcp_servers.deploy-planner]\r\ncommand = "/old"\r\n\r\n[z]\r\na = 1\r\n',
        '[mcp_servers.deploy-planner]\r\ncommand = "deploy-planner"\r\nargs = ["--root", "/shop"]\r\n\r\n[z]\r\na = 1\r\n',
    ),
    "comments behind the fields stay with what follows them": (
        '[mcp_servers.deploy-planner] # ours\n  command = "/old"\n\n# models\n[z]\na = 1\n',
        (
            '[mcp_servers.deploy-planner] # ours\n  command = "deploy-planner"\n  args = ["--root", "/shop"]\n\n'
            "# models\n[z]\na = 1\n"
        ),
    ),
    "a table without a field, and no last newline": ("# mine\n[mcp_servers.deploy-planner]", "# mine\n" + OURS),
    "hashes within texts are no comments": (
        '[mcp_servers.deploy-planner]\nargs = ["a#b", \'#\', """#\n"""] # kept\ncommand = "deploy-planner"\n',
        '[mcp_servers.deploy-planner]\nargs = ["--root", "/shop"] # kept\ncommand = "deploy-planner"\n',
    ),
    "fields with long names": (
        '[mcp_servers]\ndeploy-planner.command = "/old"\n\n# models\n[z]\n',
        (
            '[mcp_servers]\ndeploy-planner.command = "deploy-planner"\ndeploy-planner.args = ["--root", "/shop"]\n\n'
            "# models\n[z]\n"
        ),
    ),
    "a table in one line": (
        '[mcp_servers]\ndeploy-planner = { command = "/old", env = { TZ = "UTC" } }\n',
        '[mcp_servers]\ndeploy-planner = { command = "deploy-planner", env = { TZ = "UTC" }, args = ["--root", "/shop"]}\n',
    ),
}


@pytest.mark.parametrize(("before", "after"), CASES.values(), ids=CASES)
def test_only_our_lines_of_the_toml_change(before: str, after: str) -> None:
    assert edited(before.encode(), ".toml", PATH, ENTRY).decode() == after
    assert edited(after.encode(), ".toml", PATH, ENTRY).decode() == after


REFUSED = {
    "no value": ("a = 1\nb =\n", "is no TOML: Invalid value (at line 2, column 4)", 2),
    "a key twice": ("a = 1\na = 2\n", "is no TOML: Cannot overwrite a value (at line 2, column 6)", 2),
    "all servers in one line": (
        'mcp_servers = { other = { command = "x" } }\n',
        "`mcp_servers` is written in one line, which takes no table of its own",
        0,
    ),
    "arguments with a comment among them": (
        '[mcp_servers.deploy-planner]\nargs = [\n  # the monorepo, see OPS-12\n  "--root", "/mono",\n]\n',
        "`args` has to change, and holds a comment that would be lost",
        0,
    ),
    "a table in parts that lie apart": (
        (
            "[mcp_servers.deploy-planner.tools.x]\nv = 1\n[mcp_servers.deploy-planner]\n[mcp_servers]\n"
            '[mcp_servers.deploy-planner.env]\nA = "b"\n'
        ),
        "`mcp_servers.deploy-planner` is written in parts that this edit cannot bring together",
        0,
    ),
    "a number that is too long": ("a = 1\nb = " + "7" * 5000, "holds a number that is too long", 2),
    "servers in a list": ("mcp_servers = []\n", "`mcp_servers` is no table", 0),
    "a server at an address": (
        '[mcp_servers.deploy-planner]\nurl = "https://example.com"\n',
        "`mcp_servers.deploy-planner` is a server at an address, not a command",
        0,
    ),
}


@pytest.mark.parametrize(("text", "reason", "line"), REFUSED.values(), ids=REFUSED)
def test_toml_that_cannot_be_edited_is_refused(text: str, reason: str, line: int) -> None:
    with pytest.raises(BrokenFileError) as caught:
        edited(text.encode(), ".toml", PATH, ENTRY)
    assert (str(caught.value), caught.value.line) == (reason, line)
