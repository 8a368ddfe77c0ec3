"""Facts that decide a strategy: said, denied, or only sounding like one."""

import pytest

from planning.context.facts import find_facts, find_infrastructure, find_requirements
from planning.context.statements import read_statements
from planning.plan.parts import Fact


def facts_in(text: str) -> tuple[Fact, ...]:
    return find_facts(read_statements(text, "ARCHITECTURE.md"))


@pytest.mark.parametrize(("text", "fact"), [
    ("Deploys need zero downtime.", "zero downtime"),
    ("No downtime is allowed.", "zero downtime"),
    ("Releases go out without down-time.", "zero downtime"),
    ("The service is stateless.", "stateless"),
    ("Sessions are not kept here. Workers are stateless.", "stateless"),
    ("Pricing is performance-critical.", "performance-sensitive"),
    ("Every order is on the hot path.", "performance-sensitive"),
    ("p95 latency below 300 ms.", "performance-sensitive"),
    ("This is a command-line tool.", "no service"),
    ("`shopctl` is a CLI.", "no service"),
    ("A Python library for dates.", "no service"),
    ("It ships as a package on the registry.", "no service"),
    ("There is no service to deploy.", "no service"),
    ("No backend.", "no service"),
    ("Observe is skipped (no runtime components).", "no service"),
    ("Rollout is behind the feature flag `new-checkout`.", "flag: new-checkout"),
    ('The LaunchDarkly flag "checkout.v2" guards it.', "flag: checkout.v2"),
    ("Health is on https://shop.example.com/healthz.", "service https://shop.example.com/healthz"),
    ("Ready (see https://shop.example.com/ready) in 5 s.", "service https://shop.example.com/ready"),
])  # fmt: skip
def test_a_fact_is_found_and_cited(text: str, fact: str) -> None:
    assert facts_in(f"# Shop\n\n{text}\n") == (Fact(fact=fact, source="ARCHITECTURE.md:3"),)


@pytest.mark.parametrize("text", [
    "Zero downtime is not required.", "Zero downtime is a non-goal.", "We don't need zero downtime.",
    "Zero-downtime deploys aren’t needed.", "No need for zero downtime.", "Zero downtime is optional.",
    "The service is not stateless.", "Non-stateless workers.", "It doesn't have to be stateless.",
    "It was never stateless.", "The hot path is out of scope.", "Downtime of 5 minutes is fine.",
    "Statelessness is discussed below.", "Latency matters.", "Latency was measured in May. It took 2 s.",
])  # fmt: skip
def test_what_is_denied_or_left_open_is_no_fact(text: str) -> None:
    assert facts_in(text) == ()


@pytest.mark.parametrize("text", [
    "The auth library is fast.", "The auth library", "We use the auth library.", "It calls the library of tokens.",
    "The library is imported by the shop.", "Tokens are a library concern.", "Ownership is the library's.",
    "The worker is not a library.", "No runtime errors are tolerated.", "No service interruption was seen.",
    "The web app keeps no server state.", "Packages are delivered by the shop.", "This isn't a CLI tool.",
])  # fmt: skip
def test_a_word_about_a_library_or_a_service_is_no_lack_of_a_service(text: str) -> None:
    assert facts_in(text) == ()


@pytest.mark.parametrize("text", [
    "Raise the red flag.", "The flag is called new-checkout.", "Set `new-checkout` to on.",
    "Docs are on https://shop.example.com/docs.", "https://health.example.com/", "https://shop.example.com/uploads",
    "https://shop.example.com/already/there", "The health page is /healthz.",
])  # fmt: skip
def test_a_flag_needs_its_name_and_a_service_its_address_of_health(text: str) -> None:
    assert facts_in(text) == ()


def test_the_health_address_is_found_among_others_on_its_line() -> None:
    line = "See https://docs.example.com/a, `https://shop.example.com/live` and https://shop.example.com/metrics."

    assert facts_in(line) == (Fact(fact="service https://shop.example.com/live", source="ARCHITECTURE.md:1"),)


def test_the_first_place_of_a_fact_is_cited_and_several_facts_may_share_a_line() -> None:
    text = "- Stateless, with zero downtime.\n- Stateless workers behind flag `one`.\n- Also flag `two`.\n"

    assert facts_in(text) == (
        Fact(fact="zero downtime", source="ARCHITECTURE.md:1"),
        Fact(fact="stateless", source="ARCHITECTURE.md:1"),
        Fact(fact="flag: one", source="ARCHITECTURE.md:2"),
    )


def test_a_denial_in_one_place_does_not_hide_what_another_says() -> None:
    assert facts_in("The old shop was not stateless.\n\nThe new one is stateless.\n") == (
        Fact(fact="stateless", source="ARCHITECTURE.md:3"),
    )


def test_a_service_with_an_address_of_health_is_a_service_whatever_else_is_said() -> None:
    text = "The SDK is a library.\n\nThe shop answers on https://shop.example.com/health.\n"

    assert facts_in(text) == (Fact(fact="service https://shop.example.com/health", source="ARCHITECTURE.md:3"),)


SPEC = """\
# Performance of the shop

There are 3 services.

## Non-functional requirements

- p99 latency < 300ms
- Easy to use

| Metric | Target |
|---|---|
| http 5xx rate | < 1% |

### Sizing

At most 200 requests/s.

## Features

- 5 payment methods

## Service level

- `availability >= 99.9%`
"""


def test_requirements_are_the_lines_with_a_number_under_their_headings() -> None:
    found = find_requirements(read_statements(SPEC, "PROJECT_SPEC.md"))

    assert [(said.text, said.source) for said in found] == [
        ("There are 3 services.", "PROJECT_SPEC.md:3"),
        ("p99 latency < 300ms", "PROJECT_SPEC.md:7"),
        ("http 5xx rate | < 1%", "PROJECT_SPEC.md:12"),
        ("At most 200 requests/s.", "PROJECT_SPEC.md:16"),
        ("`availability >= 99.9%`", "PROJECT_SPEC.md:24"),
    ]


def test_infrastructure_is_what_stands_under_its_heading_or_names_a_platform() -> None:
    text = "# Shop\n\n## Data\n\n- Orders are in PostgreSQL.\n- Prices are in files.\n\n## Hosting\n\n- Two rooms.\n"
    found = find_infrastructure(read_statements(text, "ARCHITECTURE.md"))

    assert [(said.text, said.source) for said in found] == [
        ("Orders are in PostgreSQL.", "ARCHITECTURE.md:5"),
        ("Two rooms.", "ARCHITECTURE.md:10"),
    ]


def test_a_word_that_holds_the_name_of_a_platform_is_none() -> None:
    assert find_infrastructure(read_statements("Dockers met on the lambdas of Redistan.\n", "A.md")) == ()
