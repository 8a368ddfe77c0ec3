"""The adapter: what is listed, and what comes back whatever the function does."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

import anyio
import pytest
from mcp_types import CallToolResult, ContentBlock, InputRequiredResult, TextContent
from pydantic import Field

from planning.finding import refuse
from tools.person import NeedsPerson, Verdict
from tools.tool import ToolSpec, asks, call, reads, writes


@dataclass(frozen=True, slots=True)
class Said:
    words: str
    next: str = "say"


def say(workspace: str, words: Annotated[str, Field(description="What to say")]) -> Said:
    """Say words,
    here and now."""
    return Said(f"{workspace}: {words}")


def decline(workspace: str) -> Said:
    """Decline."""
    raise refuse("out-of-order", workspace, "comes later", "say first", "say")


def stumble(workspace: str) -> Said:
    """Stumble."""
    raise KeyError(workspace)


def own(workspace: str, confirmed: bool = False) -> Said:
    """Own it."""
    if not confirmed:
        raise NeedsPerson("Do you own this?", ("stage 2 without a signal",))
    return Said(f"{workspace}: owned")


TOYS = (
    reads(say, title="Say"),
    writes(decline, title="Decline"),
    reads(stumble, title="Stumble"),
    asks(own, title="Own"),
)


def called(
    name: str, verdict: Verdict = Verdict.UNASKED, tools: Sequence[ToolSpec] = TOYS, **arguments: object
) -> CallToolResult:
    async def ask(person: NeedsPerson) -> Verdict | InputRequiredResult:
        assert person.question == "Do you own this?"
        return verdict

    async def run() -> CallToolResult:
        answer = await call(tools, name, arguments, "here", ask)
        assert isinstance(answer, CallToolResult)
        return answer

    return anyio.run(run)


def failed(text: str) -> CallToolResult:
    content: list[ContentBlock] = [TextContent(text=text)]
    return CallToolResult(content=content, is_error=True)


def test_a_tool_is_listed_with_all_that_hosts_need_and_nothing_of_the_workspace() -> None:
    assert TOYS[0].listed.model_dump(by_alias=True, exclude_none=True) == {
        "name": "say",
        "title": "Say",
        "description": "Say words, here and now.",
        "inputSchema": {
            "type": "object",
            "properties": {"words": {"type": "string", "description": "What to say"}},
            "required": ["words"],
        },
        "outputSchema": {
            "type": "object",
            "properties": {"words": {"type": "string"}, "next": {"type": "string"}},
            "required": ["words", "next"],
        },
        "annotations": {
            "readOnlyHint": True,
            "destructiveHint": False,
            "idempotentHint": True,
            "openWorldHint": False,
        },
    }


@pytest.mark.parametrize(
    ("tool", "read_only", "meta"),
    [
        (TOYS[0], True, None),
        (TOYS[1], False, None),
        (TOYS[3], False, {"anthropic/requiresUserInteraction": True}),
    ],
)
def test_the_kind_of_a_tool_shows_in_its_annotations(tool: ToolSpec, read_only: bool, meta: object) -> None:
    hints = tool.annotations.model_dump(by_alias=True, exclude_none=True)
    assert (tool.listed.meta, hints) == (
        meta,
        {"readOnlyHint": read_only, "destructiveHint": False, "idempotentHint": True, "openWorldHint": False},
    )


def test_a_result_is_told_alike_as_text_and_as_structure() -> None:
    assert called("say", words="yes") == CallToolResult(
        content=[TextContent(text='{"words":"here: yes","next":"say"}')],
        structured_content={"words": "here: yes", "next": "say"},
    )


def test_a_refusal_is_text_only_with_the_error_flag() -> None:
    assert called("decline") == failed("out-of-order · error · here: comes later\nFix: say first\n\nNext: say")


def test_wrong_arguments_never_reach_the_function() -> None:
    assert called("stumble", words="x") == failed(
        "argument · error · words: is no argument here\nFix: Leave it out. Allowed: none.\n\n"
        "Next: the same call with these arguments mended"
    )


def test_an_unknown_tool_is_answered_with_the_nearest_names() -> None:
    assert called("declin") == failed("argument · error · tool: there is no tool of this name\nFix: Call decline.")
    assert called("zzz") == failed(
        "argument · error · tool: there is no tool of this name\nFix: Call one of say, decline, stumble, own."
    )


def test_an_accident_is_told_by_its_kind_and_logged_with_its_trace(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        answer = called("stumble")
    (block,) = answer.content
    assert isinstance(block, TextContent)
    assert block.text.startswith("Internal error in stumble: KeyError.")
    assert (answer.is_error, answer.structured_content) == (True, None)
    assert "Traceback" in caplog.text
    assert "KeyError: 'here'" in caplog.text


def test_a_persons_yes_carries_the_step_out() -> None:
    assert called("own", Verdict.YES).structured_content == {"words": "here: owned", "next": "say"}


def test_a_yes_is_only_for_what_the_person_saw() -> None:
    owned = iter(("waiver a", "waiver b"))

    def changing(workspace: object, confirmed: bool = False) -> Said:
        """Ask for something else each time."""
        if confirmed:
            raise NotImplementedError(workspace)
        raise NeedsPerson("Do you own this?", (next(owned),))

    answer = called("changing", Verdict.YES, tools=(writes(changing, title="Changing"),))
    (block,) = answer.content
    assert isinstance(block, TextContent)
    assert block.text.startswith("Not done: a person must own this, and could not be asked from here.\n- waiver b")


def test_a_persons_no_is_a_refusal() -> None:
    assert called("own", Verdict.NO) == failed(
        "Not done: the person was asked and declined. Nothing was written.\n- stage 2 without a signal\n\n"
        "Next: ask the person what should change; do not call again with `confirmed: true`"
    )


def test_where_nobody_can_be_asked_the_agent_is_told_to() -> None:
    assert called("own", Verdict.UNASKED) == failed(
        "Not done: a person must own this, and could not be asked from here.\n- stage 2 without a signal\n\n"
        "Ask the person: Do you own this?\n\n"
        "Next: after their yes, the same call with `confirmed: true`; never without it"
    )


def test_the_agents_word_for_a_yes_counts_where_nobody_can_be_asked() -> None:
    assert called("own", Verdict.UNASKED, confirmed="yes").structured_content == {
        "words": "here: owned",
        "next": "say",
    }


def test_the_agents_word_does_not_overrule_a_person_who_declines() -> None:
    answer = called("own", Verdict.NO, confirmed="yes")

    assert (answer.is_error, answer.structured_content) == (True, None)
