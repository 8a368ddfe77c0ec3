"""A person is asked where the host can, in both eras, and nothing hangs where it cannot."""

from pathlib import Path
from typing import Literal

import anyio
import pytest
from mcp.client import Client, ClientRequestContext
from mcp_types import (
    CallToolResult,
    ElicitRequestFormParams,
    ElicitRequestParams,
    ElicitResult,
    Implementation,
    InputRequiredResult,
    TextContent,
)

from resources.workspace import Workspace
from server.app import build_server
from tests.server.toy_server import TOYS

pytestmark = pytest.mark.anyio
Mode = Literal["legacy", "auto"]
QUESTION = "Do you own the waivers of add-login?\n- stage 2 unwatched"
UNASKED = "Not done: a person must own this, and could not be asked from here.\n- stage 2 unwatched"


async def owned(project: Path, mode: Mode, answer: ElicitResult | None) -> tuple[CallToolResult, list[str]]:
    """Call `own` through a host that answers so, or that cannot ask at all."""
    asked: list[str] = []

    async def reply(context: ClientRequestContext, params: ElicitRequestParams) -> ElicitResult:
        assert isinstance(params, ElicitRequestFormParams)
        assert context.session is not None
        asked.append(params.message)
        assert params.requested_schema["required"] == ["confirmed"]
        assert answer is not None
        return answer

    server = build_server(Workspace(project), TOYS)
    async with Client(server, mode=mode, elicitation_callback=reply if answer else None) as talk:
        return await talk.call_tool("own", {"issue": "add-login"}), asked


async def test_a_yes_carries_the_step_out(project: Path, mode: Mode) -> None:
    answer, asked = await owned(project, mode, ElicitResult(action="accept", content={"confirmed": True}))
    assert (answer.structured_content, asked) == ({"issue": "add-login", "next": "done"}, [QUESTION])


@pytest.mark.parametrize(
    "no", [ElicitResult(action="decline"), ElicitResult(action="accept", content={"confirmed": False})]
)
async def test_a_no_is_a_refusal(project: Path, mode: Mode, no: ElicitResult) -> None:
    answer, asked = await owned(project, mode, no)
    assert asked == [QUESTION]
    assert text_of(answer).startswith("Not done: the person was asked and declined. Nothing was written.")


async def test_a_form_sent_away_is_as_good_as_unasked(project: Path, mode: Mode) -> None:
    answer, asked = await owned(project, mode, ElicitResult(action="cancel"))
    assert asked == [QUESTION]
    assert text_of(answer).startswith(UNASKED)


async def test_a_host_that_cannot_ask_is_told_to(project: Path, mode: Mode) -> None:
    answer, asked = await owned(project, mode, None)
    assert asked == []
    assert text_of(answer) == (
        f"{UNASKED}\n\nAsk the person: Do you own the waivers of add-login?\n\n"
        "Next: after their yes, the same call with `confirmed: true`; never without it"
    )


async def test_a_host_that_never_answers_does_not_hang_the_call(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("server.asking.QUESTION_SECONDS", 0.05)
    server = build_server(Workspace(project), TOYS)
    async with Client(server, mode="legacy", elicitation_callback=unshown) as talk:
        answer = await talk.call_tool("own", {"issue": "add-login"})
    assert text_of(answer).startswith(UNASKED)


async def unshown(context: ClientRequestContext, params: ElicitRequestParams) -> ElicitResult:
    """Declare elicitation, and never answer."""
    await anyio.sleep_forever()
    raise NotImplementedError(context, params)


async def test_a_question_that_lapsed_is_not_put_again_and_the_word_of_the_person_counts(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("server.asking.QUESTION_SECONDS", 0.05)
    server = build_server(Workspace(project), TOYS)
    async with Client(server, mode="legacy", elicitation_callback=unshown) as talk:
        first = await talk.call_tool("own", {"issue": "add-login", "confirmed": False})
        monkeypatch.setattr("server.asking.QUESTION_SECONDS", 50)
        second = await talk.call_tool("own", {"issue": "add-login", "confirmed": True})
    assert text_of(first).startswith(UNASKED)
    assert second.structured_content == {"issue": "add-login", "next": "done"}


async def test_a_question_of_the_new_era_lapses_too_where_the_host_never_shows_it(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("server.asking.QUESTION_SECONDS", 0)
    server = build_server(Workspace(project), TOYS)
    async with Client(server, mode="2026-07-28", elicitation_callback=unshown) as talk:
        put = await talk.session.call_tool("own", {"issue": "add-login"}, allow_input_required=True)
        with anyio.fail_after(5):
            unsaid = await talk.call_tool("own", {"issue": "add-login"})
            said = await talk.call_tool("own", {"issue": "add-login", "confirmed": True})
    assert isinstance(put, InputRequiredResult)
    assert text_of(unsaid).startswith(UNASKED)
    assert said.structured_content == {"issue": "add-login", "next": "done"}


async def test_until_it_lapses_the_word_of_the_agent_does_not_stand_for_the_person(project: Path) -> None:
    server = build_server(Workspace(project), TOYS)
    async with Client(server, mode="2026-07-28", elicitation_callback=unshown) as talk:
        for _ in range(2):
            put = await talk.session.call_tool(
                "own", {"issue": "add-login", "confirmed": True}, allow_input_required=True
            )
            assert isinstance(put, InputRequiredResult)


async def test_a_late_answer_still_counts(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("server.asking.QUESTION_SECONDS", 0)
    answer, asked = await owned(project, "auto", ElicitResult(action="accept", content={"confirmed": True}))
    assert (answer.structured_content, asked) == ({"issue": "add-login", "next": "done"}, [QUESTION])


async def test_what_one_client_lets_lapse_another_is_asked(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("server.asking.QUESTION_SECONDS", 0)
    server = build_server(Workspace(project), TOYS)
    other = Implementation(name="another host", version="1")
    async with Client(server, mode="2026-07-28", elicitation_callback=unshown) as talk:
        await talk.session.call_tool("own", {"issue": "add-login"}, allow_input_required=True)
    async with Client(server, mode="2026-07-28", elicitation_callback=unshown, client_info=other) as talk:
        put = await talk.session.call_tool("own", {"issue": "add-login", "confirmed": True}, allow_input_required=True)
    assert isinstance(put, InputRequiredResult)


async def test_a_window_of_the_same_host_is_asked_what_another_let_lapse_some_minutes_ago(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("server.asking.QUESTION_SECONDS", 0)
    server = build_server(Workspace(project), TOYS)
    puts: list[bool] = []
    for minutes in (10, 10, 0, 0):
        monkeypatch.setattr("server.asking.UNASKED_MINUTES", minutes)
        async with Client(server, mode="2026-07-28", elicitation_callback=unshown) as window:
            put = await window.session.call_tool("own", {"issue": "add-login"}, allow_input_required=True)
            puts.append(isinstance(put, InputRequiredResult))
    assert puts == [True, False, True, True]


async def test_a_question_that_lapsed_again_is_again_not_put_twice(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("server.asking.QUESTION_SECONDS", 0.05)
    server = build_server(Workspace(project), TOYS)
    waits: list[bool] = []
    async with Client(server, mode="legacy", elicitation_callback=unshown) as talk:
        for minutes in (0, 0, 10, 10):
            monkeypatch.setattr("server.asking.UNASKED_MINUTES", minutes)
            began = anyio.current_time()
            assert text_of(await talk.call_tool("own", {"issue": "add-login"})).startswith(UNASKED)
            waits.append(anyio.current_time() - began >= 0.05)
    assert waits == [True, True, False, False]


async def test_a_form_sent_away_is_shown_again_before_the_agent_is_believed(project: Path, mode: Mode) -> None:
    answers = [ElicitResult(action="cancel"), ElicitResult(action="decline")]

    async def reply(context: ClientRequestContext, params: ElicitRequestParams) -> ElicitResult:
        assert (context.session, params.message) == (context.session, QUESTION)
        return answers.pop(0)

    server = build_server(Workspace(project), TOYS)
    async with Client(server, mode=mode, elicitation_callback=reply) as talk:
        first = await talk.call_tool("own", {"issue": "add-login"})
        second = await talk.call_tool("own", {"issue": "add-login", "confirmed": True})
    assert text_of(first).startswith(UNASKED)
    assert text_of(second).startswith("Not done: the person was asked and declined.")


@pytest.mark.parametrize("content", [None, {}, {"confirmed": "yes"}, {"confirmed": 1}, {"other": True}])
async def test_what_is_neither_a_plain_yes_nor_a_plain_no_is_no_answer(
    project: Path, mode: Mode, content: dict[str, str | int | float | bool | list[str] | None] | None
) -> None:
    answer, asked = await owned(project, mode, ElicitResult(action="accept", content=content))
    assert asked == [QUESTION]
    assert text_of(answer).startswith(UNASKED)


async def test_an_answer_counts_only_for_the_question_it_was_given_to(project: Path) -> None:
    server = build_server(Workspace(project), TOYS)
    yes = ElicitResult(action="accept", content={"confirmed": True})

    async def unused(context: ClientRequestContext, params: ElicitRequestParams) -> ElicitResult:
        raise NotImplementedError(context, params)

    async with Client(server, mode="2026-07-28", elicitation_callback=unused) as talk:
        first = await talk.session.call_tool("own", {"issue": "add-login"}, allow_input_required=True)
        assert isinstance(first, InputRequiredResult)
        second = await talk.session.call_tool(
            "own",
            {"issue": "add-login"},
            input_responses={"person": yes},
            allow_input_required=True,
        )
    assert isinstance(second, InputRequiredResult)


async def test_an_issue_that_is_not_there_is_refused_before_anybody_is_asked(project: Path, mode: Mode) -> None:
    server = build_server(Workspace(project), TOYS)
    async with Client(server, mode=mode) as talk:
        answer = await talk.call_tool("own", {"issue": "add-logn"})
    assert "give one of 'add-login'" in text_of(answer)


def text_of(answer: CallToolResult) -> str:
    (block,) = answer.content
    assert (answer.is_error, answer.structured_content) == (True, None)
    assert isinstance(block, TextContent)
    return block.text
