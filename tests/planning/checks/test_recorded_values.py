"""Values of today and of release time."""

import pytest

from planning.checks import Record, Unclear, read_baseline, read_record


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("http 5xx rate 0.4% over 7d", "`http 5xx rate 0.4% over 7d`"),
        (
            '`http 5xx rate 0.4% over 7d`, Grafana "API overview"',
            '`http 5xx rate 0.4% over 7d`, Grafana "API overview"',
        ),
        ("requests: 120/s, weekdays", "`requests 120/s`, weekdays"),
        ("p99 latency is 310 ms", "`p99 latency 310ms`"),
        ("logins 1.2 per second", "`logins 1.2/s`"),
        ("open connections 1,200", "`open connections 1200`"),
    ],
)
def test_a_value_of_today_is_read_in_the_measures_words(text: str, canonical: str) -> None:
    baseline = read_baseline(text)

    assert not isinstance(baseline, Unclear)
    assert str(baseline) == canonical


@pytest.mark.parametrize(
    "text", ["low", "http 5xx rate", "http 5xx rate 0.4", "http 5xx rate < 1%", "12%", "a " * 2000]
)
def test_what_is_no_value_is_answered_with_an_example(text: str) -> None:
    found = read_baseline(text)

    assert isinstance(found, Unclear)
    assert (found.fix, found.corrected) == ("for example: `http 5xx rate 0.4% over 7d`", False)


@pytest.mark.parametrize(
    "text", ["`$REV`: `git rev-parse HEAD`", "$REV: git rev-parse HEAD", "`${REV}`: `git rev-parse HEAD`"]
)
def test_a_value_of_release_time_has_a_name_and_a_command(text: str) -> None:
    assert read_record(text) == Record("REV", "git rev-parse HEAD")


@pytest.mark.parametrize("text", ["REV", "`$REV`", "REV: git rev-parse HEAD", "`$REV`: "])
def test_a_value_of_release_time_without_its_command_is_refused(text: str) -> None:
    assert isinstance(read_record(text), Unclear)
