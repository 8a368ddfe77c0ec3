"""A slip is a word that nobody can have meant otherwise."""

import pytest

from planning.commands.grounding.slips import is_slip, slips_of
from planning.commands.grounding.subcommands.table import clis


@pytest.mark.parametrize(
    ("word", "known", "slip"),
    [
        ("aply", "apply", True),  # left out
        ("applly", "apply", True),  # put in
        ("appky", "apply", True),  # changed
        ("stauts", "status", True),  # swapped
        ("ruun", "run", True),  # typed twice, which is told of short words too
        ("db_migrate", "db:migrate", True),  # another sign between the same words
        ("chekout-api", "checkout-api", True),
        ("apply", "apply", False),
        ("undo", "apply", False),
        ("lint", "list", False),
        ("set", "get", False),
        ("test", "jest", False),
        ("preset", "reset", False),
        ("cleanup", "clean", False),
        ("router", "route", False),
        ("statuss", "status", True),
        ("merges", "merge", False),
        ("router", "routes", False),
        ("order", "orders", True),
        ("api-", "api-x", False),
        ("", "x", False),
        ("migrat", "migration", False),
        ("apply-all", "apply", False),
        ("safemigrate", "migrate", False),
        ("clean_sessions", "clearsessions", False),
        ("create_superuser", "createsuperuser", False),
        ("sync_users", "sync_orders", False),
        ("connection", "collection", False),
        ("prod-eu", "prod-us", False),
        ("api-1", "api-2", False),
        ("worker2", "worker", False),
        ("api-canary", "api", False),
        ("api-green", "api-blue", False),
        ("lnt", "lint", False),
    ],
)
def test_a_slip_can_only_be_the_known_word(word: str, known: str, slip: bool) -> None:
    assert is_slip(word, known) is slip


def test_what_is_known_is_no_slip_of_another_word() -> None:
    assert slips_of("tests", {"test", "tests"}) == ()


def test_every_level_of_a_command_line_is_reached_by_the_words_before_it() -> None:
    for name, cli in clis().items():
        for level in filter(None, cli.words):
            before, _, word = level.rpartition(" ")
            assert word in cli.words[before] | cli.foreign, f"{name} {level}"
