"""The law of requirements: whatever a document says, what is read of it is a criterion that reads back equal."""

from hypothesis import given, settings
from hypothesis import strategies as st

from planning.checks import read_check
from planning.context.statements import read_statements
from planning.requirements import Sort, read_requirements
from planning.requirements.gauge import limit_of

_PIECES = st.sampled_from([
    "p99", "99th percentile", "median", "latency", "response time", "error rate", "success rate", "availability", "of", "for",
    "/checkout", "GET /cart", "must be", "stays", "below", "<", "≥", "at least", "300ms", "0,5%", "99.9%", "1.2 s", "10 minutes",
    "over", "per month", "under 500 rps", ":", "|", "**", "`", "(", ")", ",", ".", "95% of requests", "fail", "within", "and",
    "baseline", "orders", "NFR-1", "\n", "\n- ", "\n| a | b |\n|---|---|\n| ",
])  # fmt: skip


@settings(deadline=None, max_examples=400)
@given(st.lists(_PIECES, max_size=25))
def test_a_requirement_that_a_stage_sees_is_a_criterion_that_reads_back_equal_and_can_be_compared(
    words: list[str],
) -> None:
    text = f"# Spec\n\n## Non-functional requirements\n\n- {' '.join(words)}\n"

    for found in read_requirements(read_statements(text, "S.md")):
        assert (found.measure is not None) is (found.sort is Sort.STAGE)
        if found.measure:
            assert read_check(str(found.measure)) == found.measure
            assert limit_of(found.measure)


@settings(deadline=None)
@given(st.text(max_size=300))
def test_no_text_is_too_odd_to_read(text: str) -> None:
    read_requirements(read_statements(f"# Spec\n\n## NFR\n\n{text}\n", "S.md"))
