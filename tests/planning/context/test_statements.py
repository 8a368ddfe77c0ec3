"""What a document says, line by line, and what of it is not said by the project."""

from planning.context.statements import Statement, read_statements

DOCUMENT = """\
Before any heading.

# Shop

## Quality

- Fast: p99 latency under 300ms
  - nested: over 5m
1. First

| Metric | Target |
|---|---|
| p95 latency | 200ms |

Two lines
of one paragraph.

> Somebody else: zero downtime.

```text
stateless
```

<!-- stateless -->

# Runtime

The shop runs in Docker.
"""


def test_paragraphs_bullets_and_rows_are_statements_under_their_headings() -> None:
    quality = ("Shop", "Quality")

    assert read_statements(DOCUMENT, "ARCHITECTURE.md") == (
        Statement("Before any heading.", 1, (), "ARCHITECTURE.md"),
        Statement("Fast: p99 latency under 300ms", 7, quality, "ARCHITECTURE.md"),
        Statement("nested: over 5m", 8, quality, "ARCHITECTURE.md"),
        Statement("First", 9, quality, "ARCHITECTURE.md"),
        Statement("Metric | Target", 11, quality, "ARCHITECTURE.md"),
        Statement("p95 latency | 200ms", 13, quality, "ARCHITECTURE.md"),
        Statement("Two lines", 15, quality, "ARCHITECTURE.md"),
        Statement("of one paragraph.", 16, quality, "ARCHITECTURE.md", continues=True),
        Statement("The shop runs in Docker.", 28, ("Runtime",), "ARCHITECTURE.md"),
    )


def test_a_statement_is_cited_by_file_and_line() -> None:
    assert Statement("It is stateless.", 18, (), "ARCHITECTURE.md").source == "ARCHITECTURE.md:18"


def test_a_heading_without_words_and_an_empty_document_are_read() -> None:
    assert read_statements("#\n\nA line.\n", "A.md") == (Statement("A line.", 3, ("",), "A.md"),)
    assert read_statements("", "A.md") == ()


def test_windows_line_ends_change_no_line() -> None:
    assert read_statements(DOCUMENT.replace("\n", "\r\n"), "A.md") == read_statements(DOCUMENT, "A.md")
