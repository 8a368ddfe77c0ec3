"""Objectives and scrape intervals as documents state them."""

from fractions import Fraction

import pytest

from planning.context.facts import find_facts
from planning.context.objectives import objective_in, scrape_interval_in
from planning.context.statements import Statement, read_statements
from planning.plan.parts import Fact
from planning.rollout.objective import Objective, objective_of


def said(text: str, heading: str = "Quality") -> Statement:
    return Statement(text, 1, ("Spec", heading), "PROJECT_SPEC.md")


@pytest.mark.parametrize(("text", "objective"), [
    ("99.9% availability monthly", "SLO: 99.9% of requests a month"),
    ("Availability | 99.95% | monthly", "SLO: 99.95% of requests a month"),
    ("Availability: 99.9%, measured quarterly", "SLO: 99.9% of requests a quarter"),
    ("The SLO is 99.5 % of requests", "SLO: 99.5% of requests a month"),
    ("p95 latency SLO: under 200ms for 99% of requests", ""), ("uptime was 91% in the old system", ""),
    ("Test coverage 95%", ""), ("cache availability 95% hits", ""), ("availability matters", ""),
    ("3 availability zones, 95% utilisation", ""),
])  # fmt: skip
def test_an_objective_is_an_availability_with_a_percentage(text: str, objective: str) -> None:
    assert objective_in(said(text)) == objective


def test_a_heading_may_say_what_a_percentage_is_about() -> None:
    assert objective_in(said("99.9% of requests succeed", "SLOs")) == "SLO: 99.9% of requests a month"


@pytest.mark.parametrize(("text", "interval"), [
    ("Prometheus is scraped every 15s.", "15s"), ("`scrape_interval: 30s`", "30s"), ("scrape interval of 1 minute", "1m"),
    ("Metrics are scraped at a 30-second interval", "30s"), ("Prometheus scrapes metrics every 30 seconds.", "30s"),
    ("Metrics are scraped", ""), ("alerts fire within 30s", ""), ("the scraper runs for 2 hours", ""),
])  # fmt: skip
def test_a_scrape_interval_is_taken_where_it_is_stated(text: str, interval: str) -> None:
    assert scrape_interval_in(said(text)) == (f"scrape interval: {interval}" if interval else "")


def test_the_first_of_each_is_a_fact_with_its_place() -> None:
    text = "# Spec\n\n## SLOs\n\n- Availability 99.9%\n- Availability 99.5% in beta\n\nScraped every 15s.\n"
    facts = find_facts(read_statements(text, "PROJECT_SPEC.md"))

    assert facts == (
        Fact(fact="SLO: 99.9% of requests a month", source="PROJECT_SPEC.md:5"),
        Fact(fact="scrape interval: 15s", source="PROJECT_SPEC.md:8"),
    )
    assert objective_of(facts) == Objective(Fraction(999, 1000), "requests", "month")


def test_a_budget_is_what_the_objective_leaves_of_the_events_of_its_period() -> None:
    assert Objective(Fraction(999, 1000), "requests", "month").budget(Fraction(120)) == 311040
