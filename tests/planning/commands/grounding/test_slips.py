"""A slip is a word that nobody can have meant otherwise."""

import pytest

from planning.commands.grounding.subcommands.slips import slip_of
from planning.commands.grounding.subcommands.table import clis


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("rollot", "rollout"),
        ("stauts", "status"),
        ("aply", "apply"),
        ("undo", ""),
        ("up", ""),
        ("neat", ""),
        ("apply-all", ""),
    ],
)
def test_a_slip_is_close_to_one_word(word: str, meant: str) -> None:
    assert slip_of(word, {"rollout", "status", "apply", "top", "get"}) == meant


def test_every_level_of_a_command_line_is_reached_by_the_words_before_it() -> None:
    for name, cli in clis().items():
        for level in filter(None, cli.words):
            before, _, word = level.rpartition(" ")
            assert word in cli.words[before] | cli.foreign, f"{name} {level}"
