"""Whatever a file holds and however it is written: an edit keeps it."""

import json
import tomllib
from dataclasses import dataclass
from typing import Any

import tomlkit
from hypothesis import assume, given
from hypothesis import strategies as st

from resources.repository.formats.json_file import plain_json
from server.hosts.editing.broken import BrokenFileError
from server.hosts.editing.edited import edited

ENTRY: dict[str, object] = {"command": "deploy-planner", "args": ["--root", "/shop"]}
JSON = ("mcpServers", "deploy-planner")
TOML = ("mcp_servers", "deploy-planner")

words = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=8)
scalars = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | words
values = st.recursive(scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3))
entries = st.fixed_dictionaries(
    {},
    optional={"command": words, "args": st.lists(words, max_size=3), "env": st.dictionaries(words, words, max_size=2)},
)
servers = st.dictionaries(words, values, max_size=3)
ends = st.sampled_from(["\n", "\r\n"])
comments = st.sampled_from(["", " ", "// a\n", '/* {," */', "\n\n", "\t", " // \u00e9 }\n "])


@dataclass(frozen=True, slots=True)
class File:
    """A file as it is written, and what it holds."""

    text: str
    value: dict[str, Any]


@st.composite
def files(draw: st.DrawFn) -> File:
    """A JSON text with servers among other things, our own entry perhaps among them, in any layout."""
    held = draw(st.dictionaries(words, values, max_size=3))
    if draw(st.booleans()):
        table = draw(servers)
        if draw(st.booleans()):
            table["deploy-planner"] = draw(entries)
        held["mcpServers"] = table
    text = json.dumps(held, indent=draw(st.sampled_from([None, 0, 1, 4, "\t"])), ensure_ascii=draw(st.booleans()))
    written = draw(comments) + text.replace("\n", draw(comments) + draw(ends)) + draw(comments)
    return File(written, held)


@given(files())
def test_every_other_key_of_a_json_file_keeps_its_value(file: File) -> None:
    before, after = dict(file.value), value_of(edit(file.text))
    table = dict(before.pop("mcpServers", {}))
    others = after.pop("mcpServers")
    ours = {key: value for key, value in table.pop("deploy-planner", {}).items() if key not in ENTRY}
    assert others.pop("deploy-planner") == ENTRY | ours
    assert (after, others) == (before, table)


@given(files())
def test_editing_a_json_file_twice_equals_once(file: File) -> None:
    assert edit(edit(file.text)) == edit(file.text)


@given(files())
def test_the_characters_around_our_lines_stay(file: File) -> None:
    if "deploy-planner" in file.value.get("mcpServers", {}):
        return
    at, after = 0, edit(file.text)
    for character in after:
        at += at < len(file.text) and character == file.text[at]
    # All that was there is still there, in its order: the edit only adds.
    assert at == len(file.text)


tomls = st.recursive(
    st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False, allow_infinity=False) | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
)


@given(
    st.dictionaries(words, tomls, max_size=3), st.dictionaries(words, st.dictionaries(words, tomls), max_size=2), ends
)
def test_every_other_key_of_a_toml_file_keeps_its_value(held: dict[str, Any], others: dict[str, Any], end: str) -> None:
    document = held | {"mcp_servers": others | {"deploy-planner": {"command": "old", "env": {"TZ": "UTC"}}}}
    text = tomlkit.dumps(document).replace("\r\n", "\n").replace("\n", end)
    before = tomllib.loads(text)
    once = edited(text.encode(), ".toml", TOML, ENTRY)
    after = tomllib.loads(once.decode())
    assert after["mcp_servers"].pop("deploy-planner") == ENTRY | {"env": {"TZ": "UTC"}}
    before["mcp_servers"].pop("deploy-planner")
    assert after == before
    assert edited(once, ".toml", TOML, ENTRY) == once


lines = st.sampled_from(["", "# a", '# "command" = 1', "  # [z]", "a = 1 # b", "[d]", "[mcp_servers.e]"])
ours = st.sampled_from(
    ["", "# mine", "startup_timeout_sec = 1_0.5 # c", 'command = "old" # d', "args = [] # e", "\t# f"]
)


@given(st.lists(lines, max_size=4), st.lists(ours, unique=True, max_size=5), st.lists(lines, max_size=4), ends)
def test_every_line_of_a_toml_file_that_holds_none_of_our_fields_stays_in_its_place(
    above: list[str], fields: list[str], below: list[str], end: str
) -> None:
    text = end.join([*above, "[mcp_servers.deploy-planner]", *fields, "# next", "[z]", *below])
    assume(is_toml(text))
    after = edited(text.encode(), ".toml", TOML, ENTRY).decode()
    kept = [line for line in after.split(end) if not line.startswith(("command = ", "args = "))]
    assert kept == [line for line in text.split(end) if not line.startswith(("command = ", "args = "))]
    assert [comment for comment in ("# d", "# e") if comment in text] == [
        comment for comment in ("# d", "# e") if comment in after
    ]
    assert after.index("# next") > max(after.index("command = "), after.index("args = "))


def is_toml(text: str) -> bool:
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return False
    return True


def edit(text: str) -> str:
    try:
        return edited(text.encode(), ".json", JSON, ENTRY).decode()
    except BrokenFileError as error:
        # The one file of these that is refused: a comment would go with the arguments that it stands among.
        assume("a comment that would be lost" not in str(error))
        raise


def value_of(text: str) -> dict[str, Any]:
    """What the text holds, its comments taken off by a reader of another room."""
    value: dict[str, Any] = json.loads(plain_json(text))
    return value
