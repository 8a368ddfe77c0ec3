"""Lines that are written to break the reader, or to keep it busy."""

import time

import pytest

from planning.commands.shell.reading import read_calls
from planning.commands.variables import free_variables

SECONDS = 5
"""A machine with other things to do is given time; what is quadratic in earnest takes far longer."""


@pytest.mark.parametrize(
    "line",
    [
        f"make {'{a,' * 3900}",
        f"make {'[' * 11_900}",
        f"make {'{' * 11_900}",
        f"oc {']f(){-C' * 1700}",
        f"celery {'>(;' * 3900}",
        "for a in 1 2; do " * 3 + "make x" + "; done" * 3,
        '"$("$(' * 800,
        f"celery {'${A:-' * 2300}",
    ],
)
def test_it_is_read_soon(line: str) -> None:
    began = time.process_time()

    read_calls(line)
    free_variables(line)

    assert time.process_time() - began < SECONDS


@pytest.mark.parametrize(
    "word", ["{a,b}", "{a,{b}}", "{1..3}", "x{a,b{c}d}", "[[]", "[ab]", "[[:alpha:]]", "*.sql", "a?"]
)
def test_a_pattern_of_the_shell_is_not_sure(word: str) -> None:
    (call,) = read_calls(f"make {word}")

    assert [given.sure for given in call.arguments] == [False]


@pytest.mark.parametrize("word", ["{}", "{a}", "[]", "a.b,c", "'{a,b}'", "HEAD@{1}"])
def test_what_only_looks_like_one_is(word: str) -> None:
    (call,) = read_calls(f"make {word}")

    assert [given.sure for given in call.arguments] == [True]
