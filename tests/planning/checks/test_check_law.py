"""The laws of the check line: total, one canonical form, and what is written reads back equal."""

from decimal import Decimal

from hypothesis import example, given
from hypothesis import strategies as st
from plans import awkward, durations

from planning.checks import (
    Absolute,
    Anchor,
    Check,
    Judged,
    Measure,
    Op,
    Probe,
    Relative,
    Unclear,
    Value,
    Version,
    read_baseline,
    read_check,
    read_record,
)  # fmt: skip
from planning.markdown.prose import one_line, prose
from planning.plan.action import read_action
from planning.plan.layout import action

PIECES = (
    "error rate", "p99 latency", "http 5xx rate", "queue depth", "<", "≤ 3", "> 5%", "at most", "400ms", "over 10m",
    "no", "zero", "0", "crashes", "baseline", "+ 10%", "on new", "of users", "within 10% of", "`", "|", " | ", "→",
    "expect", ": expect ", "`make smoke`", "`curl -s x`", "exit 0", "not", "200", "Where: ", "Judged by ", ": ", ";",
    "(", ")", "should be", "100%", "80%+", "1/1,000", "increases by", '{a!="b"}', "x_total", "GET /health", "shows",
    "appears in", "for 5 minutes", "&lt;", "**", "\\", "**0** bugs", "https://x.example", "3+ reports", "$NAME",
    "`$NAME`: `", "100/s", "Grafana", ", ", "supera", "or more", "max", "-1", "1,000", "0.5", "p95(latency)",
)  # fmt: skip
nearly = st.lists(st.sampled_from(PIECES), max_size=8).map(" ".join)
anything = st.one_of(st.text(), awkward, nearly, st.tuples(nearly, awkward).map("".join))

metrics = st.sampled_from([
    "http 5xx rate", "p99 latency", "failed jobs", "queue depth", 'jobs_total{result!="ok"} rate', "taxa de erro",
    "エラー 率", "errors on /auth/callback", "a.b.c:rate5m", "Data loss reports (confirmed cases)", "latency p95",
])  # fmt: skip
numbers = st.decimals(1, 99, places=2).map(Decimal.normalize)
absolutes = st.builds(Absolute, st.builds(Value, numbers, st.just("%")))
relatives = st.builds(Relative, st.sampled_from(Anchor)) | st.builds(
    Relative, st.sampled_from(Anchor), st.sampled_from(["+", "-"]), st.builds(Value, numbers, st.just("%"))
)
factors = st.builds(Relative, st.sampled_from(Anchor), st.just("*"), st.builds(Value, numbers))
windows = st.none() | durations.filter(lambda length: length.seconds > 0)
measures = st.builds(
    Measure,
    metrics.filter(lambda name: "latency" not in name),
    st.sampled_from(Op),
    absolutes | relatives | factors,
    windows,
    st.none() | st.sampled_from(Version),
)
targets = awkward.map(one_line).filter(bool)
values = targets.filter(lambda value: not value.lower().startswith("exit"))
probes = st.builds(Probe, targets, values, st.booleans(), windows) | st.builds(
    Probe, targets, st.integers(0, 255).map(lambda code: f"exit {code}"), st.booleans(), windows
)
roles = st.sampled_from(["backend on-call", "release lead", "the QA <team>", "日本"])
statements = awkward.map(prose).filter(bool)
judgements = st.builds(Judged, roles.map(prose), statements)


@given(st.one_of(measures, probes, judgements))
def test_a_check_that_is_written_reads_back_equal(check: Check) -> None:
    assert read_check(str(check)) == check


@given(anything)
def test_a_line_has_one_canonical_form(text: str) -> None:
    check = read_check(text)

    assert read_check(str(check)) == check


@given(anything)
@example("RATE INCREASE BY>1")
def test_the_fix_of_an_unclear_line_passes(text: str) -> None:
    check = read_check(text)

    if isinstance(check, Unclear):
        assert check.problem
        fix = check.fix if check.corrected else check.fix.removeprefix("for example: ")
        assert not isinstance(read_check(fix), Unclear), check


@given(anything)
def test_a_baseline_has_one_canonical_form(text: str) -> None:
    baseline = read_baseline(text)

    assert read_baseline(str(baseline)) == baseline


@given(anything)
def test_a_record_has_one_canonical_form(text: str) -> None:
    record = read_record(text)

    assert read_record(str(record)) == record


@given(anything)
def test_a_thing_to_do_has_one_canonical_form(text: str) -> None:
    done = read_action(text)

    assert read_action(action(done)) == done
