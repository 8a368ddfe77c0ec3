"""Single lines of specifications: every way of saying a figure, and what is left alone."""

import pytest

from planning.context.statements import read_statements
from planning.requirements import Sort, read_requirements


def read(text: str, heading: str = "## Non-functional requirements") -> list[str]:
    statements = read_statements(f"# Spec\n\n{heading}\n\n{text}\n", "S.md")
    return [r.measure.text if r.measure else str(r.sort) for r in read_requirements(statements)]


@pytest.mark.parametrize(
    ("line", "criteria"),
    [
        ("- **Latency**: p95 < 200ms under 1,000 rps", ["p95 latency < 200ms"]),
        ("- P99 < 400ms for /checkout", ["p99 latency for /checkout < 400ms"]),
        ("- The 99th percentile response time must not exceed 0.3 s", ["p99 response time <= 0.3s"]),
        ("- Response time: p50 < 50ms, p95 < 150ms", ["p50 response time < 50ms", "p95 response time < 150ms"]),
        ("- 99.9% of requests under 1s", ["p99.9 latency < 1s"]),
        ("- Availability: 99.9% of requests succeed", ["success rate >= 99.9%"]),
        ("- < 1% error rate", ["error rate < 1%"]),
        ("- Error rate: 0.5% or less", ["error rate <= 0.5%"]),
        ("- Latency (p99) — 250ms", ["p99 latency <= 250ms"]),
        ("- Error rate < 1% over any 10 minute window", ["error rate < 1% over 10m"]),
        ("- Latency is p95 < 200ms. The error rate stays below 1%.", ["p95 latency < 200ms", "error rate < 1%"]),
        ("The p99 latency of the search must\nstay below 400ms", ["p99 latency of the search < 400ms"]),
        ("`http 5xx rate < 1%`", ["http 5xx rate < 1%"]),
        ("- p95 < 300 ms, error rate < 1%", ["p95 latency < 300ms", "error rate < 1%"]),
        ("- Response times must be under 500 ms for 95% of requests", ["p95 response times < 500ms"]),
        ("- Error rate not to exceed 0.1 percent", ["error rate <= 0.1%"]),
        ("- Less than 1% of logins fail", ["failure rate of logins < 1%"]),
        ("- Payment success ≥ 99%", ["payment success rate >= 99%"]),
        ("- API endpoints respond in < 200ms (p95)", ["p95 API endpoints latency < 200ms"]),
        ("- 200ms p95 latency for reads", ["p95 latency for reads <= 200ms"]),
    ],
)
def test_a_figure_is_read_however_it_is_said(line: str, criteria: list[str]) -> None:
    assert read(line) == criteria


@pytest.mark.parametrize(
    ("line", "criteria"),
    [
        ("- No entry is lost: `entry mismatches == 0`", ["entry mismatches == 0"]),
        ("- No entry of the database is lost during the migration: `entry_mismatches == 0`.", ["entry_mismatches == 0"]),
        ("- Little is sent twice (`duplicate mails <= 5 over 1h`)", ["duplicate mails <= 5 over 1h"]),
        ("- Checkout works: `checkout success rate >= 97%`, and fast: `p99 latency < 300ms`.",
         ["checkout success rate >= 97%", "p99 latency < 300ms"]),
        ("- Nothing fails: `http 5xx rate == 0%`", ["http 5xx rate == 0%"]),
        ("- `p99 latency < 300ms` for /checkout", ["p99 latency for /checkout < 300ms"]),
        ("| Requirement | Target |\n|---|---|\n| No entry is lost | `entry mismatches == 0` |", ["entry mismatches == 0"]),
    ],
)  # fmt: skip
def test_a_measure_in_a_code_span_is_the_requirement_of_its_line(line: str, criteria: list[str]) -> None:
    assert read(line) == criteria


@pytest.mark.parametrize("line", [
    "- Runs with `python <= 3`", "- The job ends with `exit code == 0`", "- `python >= 3.11`", "- `healthy hosts >= 3`",
    "- Code style: `lint errors == 0`", "- `max retries <= 3`", "- `heap size <= 512MB`", "- `order.version == 0`",
    "- Load test on staging: `failed orders == 0`", "- `failed orders == 0` per month", "- `open connections <= 100`",
    "- `bundle modules size <= 200`", "- `uncovered test lines coverage == 0`",
])  # fmt: skip
def test_a_count_that_no_stage_sees_is_no_criterion(line: str) -> None:
    assert [said for said in read(line) if said not in set(Sort)] == []


@pytest.mark.parametrize(
    ("line", "sort"),
    [
        ("- `availability >= 99.9%`", Sort.MONTH),
        ("- Success rate of 99.9% over 30 days", Sort.MONTH),
        ("- p95 latency < 200ms, measured quarterly", Sort.MONTH),
        ("- Error budget: 0.1%", Sort.MONTH),
        ("- 500 rps", Sort.CAPACITY),
        ("- CPU usage below 70%", Sort.CAPACITY),
        ("- 1000 concurrent users", Sort.CAPACITY),
        ("- Code coverage ≥ 80%", Sort.COVERAGE),
        ("- Build time under 5 minutes", Sort.ONCE),
        ("- RTO 15 minutes", Sort.ONCE),
        ("- p99 latency may not grow by more than 10%", Sort.UNSEEN),
        ("- Third-party gateway p95 < 1s", Sort.UNSEEN),
        ("- Error rate > 1% is not acceptable", Sort.UNSEEN),
        ("- Supports Python 3.11", Sort.UNSEEN),
        ("- p99 latency 200ms → 150ms", Sort.UNSEEN),
        ("- p95 latency < 200ms in the staging load test", Sort.ONCE),
        ("- Rate limit: 100 requests/minute", Sort.CAPACITY),
        ("- Timeout: 30s", Sort.UNSEEN),
    ],
)
def test_what_no_stage_sees_is_recognised_and_left_alone(line: str, sort: Sort) -> None:
    assert read(line) == [sort]


@pytest.mark.parametrize(
    ("heading", "line"),
    [
        ("## Background", "- p99 latency must stay below 300ms"),
        ("## Out of scope", "- p99 latency < 300ms"),
        ("## Notes", "- The cache answers with p99 < 5ms"),
        ("## Non-functional requirements", "- Today p99 latency is 300ms"),
        ("## Non-functional requirements", "- If the error rate is above 1%, page"),
        ("## Functional requirements", "- At most 200 lines in 10 minutes"),
    ],
)
def test_what_nobody_asks_for_is_no_requirement(heading: str, line: str) -> None:
    assert read(line, heading) == []


def test_a_sentence_with_must_asks_wherever_it_stands() -> None:
    assert read("The p99 latency must stay below 300ms.", "## The change") == ["p99 latency < 300ms"]


def test_a_table_may_have_a_column_for_each_figure() -> None:
    table = "| Endpoint | p95 | Error rate |\n|---|---|---|\n| GET /cart | 120 ms | 0.5% |"

    assert read(table) == ["p95 latency for GET /cart <= 120ms", "error rate for GET /cart <= 0.5%"]


def test_a_target_is_read_and_not_what_is_so_today() -> None:
    table = "| Metric | Today | Target | Stretch |\n|---|---|---|---|\n| p95 latency | 300 ms | 200 ms | 100 ms |"

    assert read(table) == ["p95 latency <= 200ms"]


def test_tables_that_follow_each_other_have_their_own_headers() -> None:
    first = "| NFR | Target |\n|---|---|\n| Error rate | < 1% |"
    second = "| ID | Requirement | Priority |\n|---|---|---|\n| N-2 | p99 latency ≤ 300ms | 1 |"

    assert read(f"{first}\n\n{second}") == ["error rate < 1%", "p99 latency <= 300ms"]


def test_words_and_place_are_those_of_the_document() -> None:
    text = "# Spec\n\n## NFR\n\n| NFR | Target |\n|---|---|\n| p99 latency | **≤ 300 ms** |\n"
    (found,) = read_requirements(read_statements(text, "03_PROJECT_SPEC.md"))

    assert (found.text, found.source, found.sort) == (
        "p99 latency | **≤ 300 ms**", "03_PROJECT_SPEC.md:7", Sort.STAGE,
    )  # fmt: skip


@pytest.mark.parametrize("piece", ["under 10 of 5% of ", "p99 < 1s, ", "a | ", "**", "( at ", "over the last any "])
def test_a_long_line_is_read_in_little_time(piece: str) -> None:
    assert len(read(f"- p99 {piece * 20_000}")) <= 20
    assert len(read(f"| a | b |\n|---|---|\n| p99 {piece * 20_000} | 1s |")) <= 20
