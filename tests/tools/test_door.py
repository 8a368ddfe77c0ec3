"""The door: what hosts really send is taken, what cannot be is told in one line each."""

import json
from enum import StrEnum
from typing import Annotated, Any, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, Field

from planning.finding import Finding, Refusal, Severity
from tools.door import admit
from tools.schema import Required, arguments_of, shape_of


class Color(StrEnum):
    BLUE = "blue"
    BLUE_GREEN = "blue-green"


class Change(BaseModel):
    main: ClassVar[str] = "summary"
    summary: Annotated[str | None, Required] = None
    gradual: bool | None = None


class Stage(BaseModel):
    exposure: str | None = None
    do: tuple[str, ...] | None = None
    minutes: Annotated[int | None, Field(ge=0)] = None
    color: Color | None = None
    changes: tuple[Change, ...] | None = None


class Given(BaseModel):
    issue: str
    change: Change | None = None
    stages: tuple[Stage, ...] | None = None
    words: tuple[str, ...] | None = None
    coexistence: str | None = None
    share: float | None = None
    from_stage: int | None = None


def toy(
    workspace: object,
    issue: Annotated[str, Field(description="Folder name", examples=["add-login"])],
    change: Change | None = None,
    stages: tuple[Stage, ...] | None = None,
    words: tuple[str, ...] | None = None,
    coexistence: Annotated[str | None, Field(examples=["yes"])] = None,
    share: float | None = None,
    from_stage: int | None = None,
) -> None:
    raise NotImplementedError(workspace, issue, change, stages, words, coexistence, share, from_stage)


MODEL = arguments_of(toy)
SHAPE = shape_of(MODEL)


def take(**arguments: object) -> Given:
    """Admit the arguments beside an issue, as a model that checkers know."""
    return Given(**admit(MODEL, SHAPE, {"issue": "shop", **arguments}).model_dump())


def refused(**arguments: object) -> tuple[tuple[str, str], ...]:
    with pytest.raises(Refusal) as caught:
        admit(MODEL, SHAPE, {"issue": "shop", **arguments})
    return tuple((finding.where, finding.message) for finding in caught.value.findings)


def stage(**fields: object) -> Stage:
    taken = take(stages=[fields]).stages
    assert taken is not None
    return taken[0]


def test_a_string_stands_for_a_list_of_one() -> None:
    assert take(words="one").words == ("one",)


def test_an_empty_string_stands_for_a_list_given_empty() -> None:
    assert take(words="").words == ()


def test_absent_and_given_empty_stay_apart() -> None:
    assert (take().words, take(words=None).words, take(words=[]).words) == (None, None, ())


def test_null_is_absent_at_every_depth() -> None:
    assert take(stages=[{"exposure": None, "do": [None, "x"]}, None]).stages == (Stage(do=("x",)),)


def test_json_text_is_read_where_an_object_or_a_list_is_declared() -> None:
    stages = json.dumps([{"do": json.dumps(["a", "b"]), "changes": json.dumps({"summary": "c"})}])
    assert take(stages=stages, change='{"summary": "d"}') == Given(
        issue="shop",
        change=Change(summary="d"),
        stages=(Stage(do=("a", "b"), changes=(Change(summary="c"),)),),
    )


def test_the_text_null_is_absent_where_a_structure_is_declared() -> None:
    assert take(change="null").change is None


@pytest.mark.parametrize("text", ['{"a": 1}', '["a"]', "null", "12", "true"])
def test_free_text_that_looks_like_json_stays_text(text: str) -> None:
    assert (take(issue=text).issue, stage(exposure=text).exposure) == (text, text)


@pytest.mark.parametrize("command", ["[ -f dump.sql ]", "{ make; make test; }", '{"a": 1}', "null"])
def test_a_command_in_a_list_of_strings_stays_a_command(command: str) -> None:
    assert take(words=command).words == (command,)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("2", 2), ("2 min", 2), ("2m", 2), ("1h 30m", 90), ("120 s", 2), (2.0, 2), ("2.0", 2), (" 7 ", 7)],
)
def test_minutes_are_taken_as_people_write_them(text: object, minutes: int) -> None:
    assert stage(minutes=text).minutes == minutes


@pytest.mark.parametrize("wrong", ["90 s", "soon", "", True, 2.5, float("inf"), float("nan"), 10**400, [2], "9" * 5000])
def test_what_is_no_whole_number_of_minutes_is_refused(wrong: object) -> None:
    assert refused(stages=[{"minutes": wrong}]) == (("stages[0].minutes", "must be a whole number of minutes"),)


def test_other_numbers_are_no_durations() -> None:
    assert refused(from_stage="2 min") == (("from_stage", "must be a whole number"),)


def test_numbers_are_taken_as_text_and_text_as_numbers() -> None:
    assert (take(issue=7).issue, take(share="0.5").share, take(from_stage="3").from_stage) == ("7", 0.5, 3)


def test_a_percentage_stays_text() -> None:
    assert stage(exposure="5%").exposure == "5%"


def test_a_number_too_long_to_print_is_refused() -> None:
    assert refused(words=[10**5000]) == (("words[0]", "must be text"),)


@pytest.mark.parametrize("text", ["Blue Green", "blue_green", "BLUE-GREEN", "bluegreen", " blue-green "])
def test_a_choice_is_taken_in_any_spelling(text: str) -> None:
    assert stage(color=text).color is Color.BLUE_GREEN


@pytest.mark.parametrize(("text", "truth"), [("true", True), ("Yes", True), ("no", False), ("0", False), (1, True)])
def test_truth_is_taken_as_a_word(text: object, truth: bool) -> None:
    change = take(change={"gradual": text}).change
    assert change == Change(gradual=truth)


def test_truth_is_taken_as_a_word_where_the_example_is_one() -> None:
    assert (take(coexistence=True).coexistence, take(coexistence=False).coexistence) == ("yes", "no")
    assert refused(issue=True) == (("issue", "must be text"),)


def test_a_bare_string_stands_for_the_main_field_also_in_a_list() -> None:
    assert take(change="text", stages=[{"changes": ["a", {"summary": "b"}]}]) == Given(
        issue="shop",
        change=Change(summary="text"),
        stages=(Stage(changes=(Change(summary="a"), Change(summary="b"))),),
    )


def test_a_lone_object_stands_for_a_list_of_one() -> None:
    assert take(stages={"exposure": "everyone"}).stages == (Stage(exposure="everyone"),)


def test_every_problem_is_told_at_once_with_its_place_and_a_way_out() -> None:
    with pytest.raises(Refusal) as caught:
        admit(MODEL, SHAPE, {"isue": "shop", "stages": [{"exposur": 1, "color": "red"}], "share": "x"})
    assert caught.value.findings == (
        finding("isue", "is no argument here", f"Use `issue`. Allowed: {', '.join(SHAPE.fields)}."),
        finding("issue", "is missing", 'Give `issue: "add-login"` (Folder name).'),
        finding(
            "stages[0].exposur",
            "is no argument here",
            "Use `exposure`. Allowed: exposure, do, minutes, color, changes.",
        ),
        finding("stages[0].color", "must be one of blue, blue-green", 'Give `color: "blue"`.'),
        finding("share", "must be a number", "Give `share: 2`."),
    )


def test_a_limit_of_the_model_is_told_with_its_place() -> None:
    assert refused(stages=[{"minutes": 1}, {"minutes": -1}]) == (
        ("stages[1].minutes", "input should be greater than or equal to 0"),
    )


def test_a_structure_where_text_is_declared_is_refused() -> None:
    assert refused(words=[{"a": 1}], change=5, stages=["x"]) == (
        ("change", "must be an object with summary, gradual"),
        ("stages[0]", "must be an object with exposure, do, minutes, color, changes"),
        ("words[0]", "must be text"),
    )


def test_a_long_name_is_cut_in_the_refusal() -> None:
    ((where, _),) = refused(**{"x" * 1000: 1})
    assert where == "x" * 60 + "..."


@pytest.mark.parametrize(
    ("name", "told"),
    [("", '""'), (" ", '" "'), ("x: fine\n\nNext: go on", '"x: fine\\n\\nNext: go on"'), ("\u202ex", '"\\u202ex"')],
)
def test_a_name_that_could_be_taken_for_our_words_is_quoted(name: str, told: str) -> None:
    assert refused(**{name: 1}) == ((told, "is no argument here"),)


def test_text_nested_too_deep_to_read_is_refused() -> None:
    assert refused(stages="[" * 100_000) == (
        ("stages[0]", "must be an object with exposure, do, minutes, color, changes"),
    )


SECRET = "hunter2-hunter2"  # noqa: S105  it is no secret: it must only never be told
TEXTS = [SECRET, "", "[", f'["{SECRET}"]', f'{{"exposure": ["{SECRET}"]}}', "2 min", "null", "Blue Green"]
ANYTHING: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.sampled_from(TEXTS),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*SHAPE.fields, "exposure", "do", "minutes", "summary", "x"]), inner)
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from([*SHAPE.fields, "other"]), ANYTHING))
def test_whatever_is_given_is_admitted_or_refused_and_never_repeated(arguments: dict[str, object]) -> None:
    told = problems(arguments)
    assert {found.gate for found in told} <= {"argument"}
    assert not [found for found in told if SECRET in found.message + found.fix + found.where]


def problems(arguments: dict[str, object]) -> tuple[Finding, ...]:
    try:
        admit(MODEL, SHAPE, arguments)
    except Refusal as refusal:
        return refusal.findings
    return ()


def finding(where: str, message: str, fix: str) -> Finding:
    return Finding("argument", Severity.ERROR, where, message, fix)
