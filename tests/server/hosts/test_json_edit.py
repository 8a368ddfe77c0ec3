"""An entry put into a JSON file changes only its own lines, whatever people wrote around it."""

import pytest

from server.hosts.dialect import Dialect
from server.hosts.editing.broken import BrokenFileError
from server.hosts.editing.edited import edited

PATH = ("mcpServers", "deploy-planner")
ENTRY = {"command": "deploy-planner", "args": ["--root", "${workspaceFolder}"]}

# Each: what a file held, and what it holds afterwards.
CASES = {
    "a file that does not exist or is empty": (
        "",
        """{
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
""",
    ),
    "other servers, unknown keys, odd numbers and the missing last newline stay": (
        """{
    "theme" : "dark",  "size": 1.50e+01,
    "mcpServers": {
        "other": { "command": "npx", "args": ["-y","x"] }
    }
}""",
        """{
    "theme" : "dark",  "size": 1.50e+01,
    "mcpServers": {
        "other": { "command": "npx", "args": ["-y","x"] },
        "deploy-planner": {
            "command": "deploy-planner",
            "args": [
                "--root",
                "${workspaceFolder}"
            ]
        }
    }
}""",
    ),
    "comments and commas behind the last value stay where they are": (
        """// ours
{
  "mcpServers": {
    "other": {"command": "x"}, // keep: "mcpServers": {
    /* "old": {}, */
  },
}
""",
        """// ours
{
  "mcpServers": {
    "other": {"command": "x"}, // keep: "mcpServers": {
    /* "old": {}, */
    "deploy-planner": {
      "command": "deploy-planner",
      "args": [
        "--root",
        "${workspaceFolder}"
      ]
    },
  },
}
""",
    ),
    "a comma that is missing is put before the comment": (
        """{
\t"mcpServers": {
\t\t"other": {"command": "x"} // keep
\t}
}
""",
        """{
\t"mcpServers": {
\t\t"other": {"command": "x"}, // keep
\t\t"deploy-planner": {
\t\t\t"command": "deploy-planner",
\t\t\t"args": [
\t\t\t\t"--root",
\t\t\t\t"${workspaceFolder}"
\t\t\t]
\t\t}
\t}
}
""",
    ),
    "a file in one line stays in one line": (
        '{"a": 1, "mcpServers": {"other": {"command": "x"}}}\n',
        (
            '{"a": 1, "mcpServers": {"other": {"command": "x"}, "deploy-planner": '
            '{"command": "deploy-planner", "args": ["--root", "${workspaceFolder}"]}}}\n'
        ),
    ),
    "an empty table opens": (
        '{\n  "a": "}",\n  "mcpServers": {}\n}\n',
        """{
  "a": "}",
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
""",
    ),
    "of our own entry only what differs is replaced": (
        """{
  "mcpServers": {
    "deploy-planner": {
      // my own
      "env": { "TZ": "UTC" }, "disabled": false,
      "args": [ "--root", /* mine */ "/home/me/shop" ],
      "command": "/old/deploy-planner"
    }
  }
}
""",
        """{
  "mcpServers": {
    "deploy-planner": {
      // my own
      "env": { "TZ": "UTC" }, "disabled": false,
      "args": [ "--root", /* mine */ "${workspaceFolder}" ],
      "command": "deploy-planner"
    }
  }
}
""",
    ),
}


@pytest.mark.parametrize(("before", "after"), CASES.values(), ids=CASES)
def test_only_our_lines_change(before: str, after: str) -> None:
    assert edited(before.encode(), ".json", PATH, ENTRY).decode() == after


@pytest.mark.parametrize("before", [before for before, _ in CASES.values()], ids=CASES)
def test_a_second_edit_changes_nothing(before: str) -> None:
    once = edited(before.encode(), ".json", PATH, ENTRY)
    assert edited(once, ".json", PATH, ENTRY) == once


def test_the_line_ends_and_the_byte_order_mark_of_windows_stay() -> None:
    before = b'\xef\xbb\xbf{\r\n  "a": "\xc3\xa9"\r\n}\r\n'
    after = edited(before, ".json", PATH, {"command": "x"})
    told = b'{\r\n    "deploy-planner": {\r\n      "command": "x"\r\n    }\r\n  }'
    assert after == b'\xef\xbb\xbf{\r\n  "a": "\xc3\xa9",\r\n  "mcpServers": ' + told + b"\r\n}\r\n"


def test_no_arguments_and_an_empty_list_of_them_are_the_same() -> None:
    before = b'{"mcpServers": {"deploy-planner": {"command": "deploy-planner"}}}'
    assert edited(before, ".json", PATH, {"command": "deploy-planner", "args": []}) == before


REFUSED: dict[str, tuple[bytes, Dialect, str, int]] = {
    "a value is missing": (b'{\n  "a": \n}', "commas", "is no JSON: Expecting value", 3),
    "two files in one": (b'{}\n{"a": 1}', "commas", "is no JSON: Extra data", 2),
    "a list on top": (b"[]", "commas", "the file is no object", 1),
    "servers in a list": (b'{\n "mcpServers": []}', "commas", "`mcpServers` is no object", 2),
    "our entry is a text": (b'{"mcpServers": {\n"deploy-planner": "x"}}', "commas", "`deploy-planner` is no object", 2),
    "the table twice": (b'{"mcpServers": {},\n"mcpServers": {}}', "commas", "the file has the key 'mcpServers' twice", 2),
    "a server twice": (b'{"mcpServers": {"a": {},\n"a": {}}}', "commas", "`mcpServers` has the key 'a' twice", 2),
    "not UTF-8": (b'{\n"a": "\xe9"}', "commas", "is not UTF-8: byte 8 is 0xe9", 2),
    "a comment where the host reads none": (
        b"{\n// note\n}", "plain", "holds a comment, which this host does not read", 2,
    ),
    "a last comma where the host reads none": (
        b'{ // note\n"a": 1,\n}', "comments", "holds a comma behind the last value, which this host does not read", 2,
    ),
    "a server at an address": (
        b'{"mcpServers": {"deploy-planner":\n {"url": "https://example.com"}}}', "commas",
        "`deploy-planner` is a server at an address, not a command", 2,
    ),
    "a comment that would be lost": (
        b'{"mcpServers": {"deploy-planner": {"args":\n [ // mine\n]}}}', "commas",
        "`args` has to change, and holds a comment that would be lost", 2,
    ),
    "nested too deeply": (b"[" * 100_000, "commas", "is nested too deeply", 0),
}  # fmt: skip


@pytest.mark.parametrize(("data", "dialect", "reason", "line"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_edited_is_refused_with_its_line(data: bytes, dialect: Dialect, reason: str, line: int) -> None:
    with pytest.raises(BrokenFileError) as caught:
        edited(data, ".json", PATH, ENTRY, dialect)
    assert (str(caught.value), caught.value.line) == (reason, line)
