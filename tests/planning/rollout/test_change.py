"""Facts about a change: stated, recorded in a plan, read back, and joined with what documents say."""

import pytest

from planning.plan.parts import Fact
from planning.rollout.change import Change, change_of, facts_of, merge_facts


def test_only_what_was_said_becomes_a_fact_and_a_no_is_said_too() -> None:
    assert facts_of(Change(user_facing=True, stateless=False, flag="new-login", schema_change="none")) == (
        Fact(fact="user-facing"),
        Fact(fact="not stateless"),
        Fact(fact="flag: new-login"),
        Fact(fact="schema change: none"),
    )
    assert facts_of(Change()) == ()


@pytest.mark.parametrize(("fact", "change"), [
    ("Stateless", Change(stateless=True)), ("NOT stateless", Change(stateless=False)),
    ("no service", Change(no_service=True)), ("flag: New-Login", Change(flag="New-Login")),
    ("schema change: Expand", Change(schema_change="expand")), ("gradual", Change(gradual=True)),
    ("the moon is full", Change()), ("stateless workers", Change()), ("service https://shop.example.com/up", Change()),
])  # fmt: skip
def test_a_fact_is_read_in_any_case_and_other_words_decide_nothing(fact: str, change: Change) -> None:
    assert change_of((Fact(fact=fact),)) == change


def test_a_document_neither_repeats_nor_overrules_what_was_stated_in_any_sense_or_name() -> None:
    stated = (Fact(fact="not stateless"), Fact(fact="flag: mine"))
    found = (
        Fact(fact="stateless", source="A.md:1"),
        Fact(fact="flag: theirs", source="A.md:2"),
        Fact(fact="zero downtime", source="A.md:3"),
    )

    assert merge_facts(stated, found) == (*stated, found[2])


def test_nothing_joined_with_nothing_is_nothing() -> None:
    assert merge_facts((), ()) == ()
