"""The server as a client sees it, in memory, in both eras of the protocol."""

from pathlib import Path
from typing import Any, Literal

import pytest
from mcp.client import Client
from mcp.server.mcpserver import Context
from mcp.shared.exceptions import MCPError
from mcp_types import (
    CallToolResult,
    EmbeddedResource,
    PromptReference,
    ResourceTemplateReference,
    TextContent,
    TextResourceContents,
)

from resources.workspace import Workspace
from server.app import build_server
from server.instructions import INSTRUCTIONS
from tests.server.toy_server import TOYS

pytestmark = pytest.mark.anyio
Mode = Literal["legacy", "auto"]


def client(project: Path | None, mode: Mode) -> Client:
    return Client(build_server(Workspace(project), TOYS), mode=mode)


async def test_tools_are_listed_in_their_order(project: Path, mode: Mode) -> None:
    async with client(project, mode) as talk:
        listed = (await talk.list_tools()).tools
    assert [tool.model_dump() for tool in listed] == [tool.listed.model_dump() for tool in TOYS]


async def test_a_result_comes_as_text_and_structure(project: Path, mode: Mode) -> None:
    async with client(project, mode) as talk:
        answer = await talk.call_tool("look", {"issue": "add-login", "notes": "one"})
    assert bare(answer) == CallToolResult(
        content=[TextContent(text='{"issue":"add-login","next":"read_status","warnings":["one"]}')],
        structured_content={"issue": "add-login", "next": "read_status", "warnings": ["one"]},
    )


async def test_text_that_looks_like_json_reaches_the_tool_as_text(project: Path, mode: Mode) -> None:
    async with client(project, mode) as talk:
        answer = await talk.call_tool("look", {"issue": "add-login", "notes": ['{"a": 1}']})
    assert (answer.structured_content or {})["warnings"] == ['{"a": 1}']


async def test_a_refusal_comes_as_text_without_any_prefix(project: Path, mode: Mode) -> None:
    async with client(project, mode) as talk:
        answer = await talk.call_tool("refusing", {})
    assert bare(answer) == CallToolResult(
        content=[
            TextContent(text="out-of-order · error · .claude/planning: comes later\nFix: look first\n\nNext: look")
        ],
        is_error=True,
    )


async def test_an_unknown_tool_is_words_too(project: Path, mode: Mode) -> None:
    async with client(project, mode) as talk:
        answer = await talk.call_tool("loook", {})
    assert text_of(answer) == "argument · error · tool: there is no tool of this name\nFix: Call look."


async def test_without_a_root_the_server_starts_and_its_tools_say_what_to_set(mode: Mode) -> None:
    async with client(None, mode) as talk:
        answer = await talk.call_tool("look", {"issue": "add-login"})
        resources = (await talk.list_resources()).resources
    assert "DEPLOY_PLANNER_ROOT" in text_of(answer)
    assert [resource.uri.partition(":")[0] for resource in resources] == ["planning", *["deploy"] * 5]


@pytest.mark.parametrize("context", [None, Context[Any, Any]()], ids=["none", "of no request"])
async def test_a_program_may_call_tools_directly_and_then_nobody_is_asked_or_told(
    project: Path, context: Context[Any, Any] | None
) -> None:
    server = build_server(Workspace(project), TOYS)
    calls: list[tuple[str, dict[str, bool]]] = [("look", {}), ("note", {}), ("own", {}), ("own", {"confirmed": True})]
    answers = [await server.call_tool(name, {"issue": "add-login", **more}, context) for name, more in calls]
    assert [answer.is_error for answer in answers if isinstance(answer, CallToolResult)] == [False, False, True, False]
    assert (project / ".claude/planning/add-login/NOTE.md").read_text() == "# Note\n"


async def test_everything_listed_can_be_read(project: Path, mode: Mode) -> None:
    async with client(project, mode) as talk:
        uris = [resource.uri for resource in (await talk.list_resources()).resources]
        texts = [await read(talk, uri) for uri in uris]
    guides = [f"deploy://{name}" for name in ("strategies", "checklist", "criteria", "sizing", "gates")]
    assert uris[:6] == ["planning://issues", *guides]
    assert dict(zip(uris[6:], texts[6:], strict=True)) == {
        "planning://add-login/00_STATUS.md": "# Status\n\n- [x] Security - Completed\n",
        "planning://add-login/03_PROJECT_SPEC.md": "# Spec\n",
        "planning://Gro%C3%9Fe%20%C3%84nderung/STATUS.md": "# Status\n",
    }


async def test_a_document_written_later_is_listed_and_read(project: Path, mode: Mode) -> None:
    async with client(project, mode) as talk:
        await talk.call_tool("note", {"issue": "add-login"})
        uris = {resource.uri for resource in (await talk.list_resources()).resources}
        text = await read(talk, "planning://add-login/NOTE.md")
    assert "planning://add-login/NOTE.md" in uris
    assert text == "# Note\n"


@pytest.mark.parametrize(
    ("uri", "words"),
    [
        ("planning://add-login/NOPE.md", "holds no document"),
        ("planning://add-logn/STATUS.md", "give one of 'add-login'"),
        ("planning://../secret.md", "begin"),
        ("planning://add-login/..%2F..%2Fsecret.md", "holds no document"),
        ("deploy://nothing", "Known: planning://issues, planning://{issue}/{document}, deploy://strategies"),
        ("file:///etc/passwd", "there is no such resource"),
    ],
)
async def test_what_cannot_be_read_is_told_in_words(project: Path, mode: Mode, uri: str, words: str) -> None:
    async with client(project, mode) as talk:
        with pytest.raises(MCPError) as caught:
            await talk.read_resource(uri)
    assert caught.value.error.code == -32602
    assert words in caught.value.error.message


async def test_an_unreadable_document_is_told_apart_from_an_absent_one(project: Path, mode: Mode) -> None:
    (project / ".claude/planning/add-login/BINARY.md").write_bytes(b"\xff\xfe\x00")
    async with client(project, mode) as talk:
        with pytest.raises(MCPError) as caught:
            await talk.read_resource("planning://add-login/BINARY.md")
    assert caught.value.error.code == -32603


async def test_names_are_completed_by_what_was_typed(project: Path, mode: Mode) -> None:
    document = ResourceTemplateReference(uri="planning://{issue}/{document}")
    prompt = PromptReference(name="deploy")
    async with client(project, mode) as talk:
        found = [
            (await talk.complete(prompt, {"name": "issue", "value": "gr"})).completion.values,
            (await talk.complete(document, {"name": "issue", "value": "add"})).completion.values,
            (
                await talk.complete(document, {"name": "document", "value": "03"}, {"issue": "add-login"})
            ).completion.values,
            (await talk.complete(document, {"name": "document", "value": ""})).completion.values,
            (await talk.complete(PromptReference(name="other"), {"name": "issue", "value": ""})).completion.values,
        ]
    assert found == [["Große Änderung"], ["add-login"], ["03_PROJECT_SPEC.md"], [], []]


async def test_the_prompt_carries_the_documents(project: Path, mode: Mode) -> None:
    async with client(project, mode) as talk:
        (listed,) = (await talk.list_prompts()).prompts
        messages = (await talk.get_prompt("deploy", {"issue": "add-login"})).messages
    assert [(argument.name, argument.required) for argument in listed.arguments or ()] == [("issue", False)]
    carried = [message.content for message in messages]
    assert isinstance(carried[0], TextContent)
    assert "the issue 'add-login'" in carried[0].text
    assert carried[1:] == [
        embedded("planning://add-login/00_STATUS.md", "# Status\n\n- [x] Security - Completed\n"),
        TextContent(text="ARCHITECTURE.md is not there."),
        embedded("planning://add-login/03_PROJECT_SPEC.md", "# Spec\n"),
    ]


async def test_the_prompt_without_an_issue_asks_which_one(project: Path, mode: Mode) -> None:
    async with client(project, mode) as talk:
        (message,) = (await talk.get_prompt("deploy")).messages
    assert isinstance(message.content, TextContent)
    assert "Which issue?" in message.content.text
    assert "add-login" in message.content.text


@pytest.mark.parametrize(
    ("name", "arguments", "words"),
    [
        ("deploy", {"issue": "add-logn"}, "give one of 'add-login'"),
        ("deploy", {"isue": "add-login"}, "no argument of deploy: isue. Allowed: issue"),
        ("deplo", {}, "there is no prompt of this name; the one there is: deploy"),
    ],
)
async def test_a_prompt_that_cannot_be_given_is_told_in_words(
    project: Path, mode: Mode, name: str, arguments: dict[str, str], words: str
) -> None:
    async with client(project, mode) as talk:
        with pytest.raises(MCPError) as caught:
            await talk.get_prompt(name, arguments)
    assert words in caught.value.error.message


async def test_a_long_document_is_cut_in_the_prompt_and_says_where_the_rest_is(project: Path, mode: Mode) -> None:
    (project / ".claude/planning/add-login/00_STATUS.md").write_text("x" * 60_007)
    async with client(project, mode) as talk:
        messages = (await talk.get_prompt("deploy", {"issue": "add-login"})).messages
    rest = "\n\n[cut here, 7 characters more in planning://add-login/00_STATUS.md]\n"
    assert messages[1].content == embedded("planning://add-login/00_STATUS.md", "x" * 60_000 + rest)


async def test_instructions_name_the_words_users_say_and_stay_short(project: Path, mode: Mode) -> None:
    async with client(project, mode) as talk:
        told = talk.instructions
    assert told == INSTRUCTIONS
    assert len(INSTRUCTIONS) < 2000
    words = [
        "deploy plan",
        "deployment strategy",
        "rollout",
        "canary",
        "rollback playbook",
        "release",
        "STATUS.md",
    ]
    assert [word for word in words if word not in INSTRUCTIONS] == []


async def read(talk: Client, uri: str) -> str:
    (content,) = (await talk.read_resource(uri)).contents
    assert isinstance(content, TextResourceContents)
    return content.text


def bare(answer: CallToolResult) -> CallToolResult:
    """Without what the 2026 era stamps on every result."""
    return answer.model_copy(update={"meta": None})


def text_of(answer: CallToolResult) -> str:
    (block,) = answer.content
    assert isinstance(block, TextContent)
    return block.text


def embedded(uri: str, text: str) -> EmbeddedResource:
    return EmbeddedResource(resource=TextResourceContents(uri=uri, text=text, mime_type="text/markdown"))
